import { canonicalText } from './normalise.ts';

/** Longer texts are cut: what a person wants stands at the beginning. */
const LONGEST = 2000;
const MOST = 8;
/** What a person says he does not want: "gak jadi ganti alamat", "bukan mau komplain". */
const DENIED = /^(?:saya )?(?:(?:tidak|bukan|batal) (?:mau|jadi|ingin|perlu|usah|untuk)|bukan|batal)\b/;

/**
 * The clauses of a message in canonical words. What is denied is left out as long as something else is said beside
 * it ("gak jadi ganti alamat, mau tau biayanya aja").
 */
export function clausesOf(text: string): string[] {
  const clauses = text
    .slice(0, LONGEST)
    .split(
      /[,;!?\n]+|\.(?=\s|$)|(?<=\s)(?:trus|terus|lalu|tapi|cuma|satu lagi|sekalian|oh iya|oh ya)(?=\s)|(?<=\s)(?:dan|sama|plus|serta)(?=\s+(?:tolong|mau|bisa|saya|sy|tanya|jangan|minta|berapa|brp|kapan|di\s?mana)\s)/i,
    )
    .map(canonicalText)
    .filter((clause) => clause !== '')
    .slice(0, MOST);
  const meant = clauses.filter((clause) => !denied(clause));
  return meant.length > 0 ? meant : clauses;
}

/** Whether a canonical clause only says what is not wanted. */
export function denied(clause: string): boolean {
  return DENIED.test(clause);
}
