import { canonicalText } from './normalise.ts';

/** Longer texts are cut: what a person wants stands at the beginning. */
const LONGEST = 2000;
const MOST = 8;
/** What a person says he does not want, if it is no robot and no question: "gak jadi ganti alamat", "bukan mau komplain". */
const DENIED =
  /^(?!.*\b(?:robot|bot|mesin)\b|.*\b(?:apa|berapa|bagaimana|kah)$)(?:saya )?(?:(?:tidak|bukan|batal) (?:mau|jadi|ingin|perlu|usah|untuk)|bukan|batal)\b/;

/** Words that begin something new wherever they stand between others. */
const NEXT = String.raw`trus|terus|trs|tros|lalu|kemudian|abis itu|habis itu|tapi|tp|cuma|satu lagi|sekalian|skalian|sklian|nah|oh iya|oh ya|oya`;
/** Words that join goods and names as well: they part two wishes only where another one begins after them. */
const AND = String.raw`dan|dn|n|sama|sm|ama|plus|serta|wan|lawan|juga|jg|jua`;
/** What a question or a wish begins with. */
const BEGINS = [
  'tolong|mau|mw|mo|ingin|handak|hndk|bisa|saya|sy|ulun|tanya|nanya|batakun|jangan|minta|butuh|kalau|kalo|klo|mun',
  String.raw`berapa|brp|brapa|barapa|bapira|pira|kapan|pabila|di\s?mana|dmn|apa|apakah|napa|gimana|gmn|bagaimana|kayapa|kaya apa|kira`,
  String.raw`cek|batal\w*|hapus|lapor\w*|komplain|bawa|siapkan|harus|(?:bayar|biaya|ongkos|tarif|syarat|sarat|lama|lawas|alamat|kantor|loket|cara|prosedur|dokumen|berkas|status)\w*|jam|gratis`,
].join('|');
const BREAKS = new RegExp(
  String.raw`[,;!?\n]+|[.:](?=\s|$)|(?<=\s)(?:${NEXT})(?=\s)|(?<=\s)(?:${AND}|&|\+)(?=\s+(?:${BEGINS})(?![a-z]))`,
  'i',
);

/**
 * The clauses of a message in canonical words. What is denied is left out as long as something else is said beside
 * it ("gak jadi ganti alamat, mau tau biayanya aja"), unless all of them are wanted.
 */
export function clausesOf(text: string, which: 'all' | 'meant' = 'meant'): string[] {
  const clauses = text
    .slice(0, LONGEST)
    .split(BREAKS)
    .map(canonicalText)
    .filter((clause) => clause !== '')
    .slice(0, MOST);
  if (which === 'all') return clauses;
  const meant = clauses.filter((clause) => !denied(clause));
  return meant.length > 0 ? meant : clauses;
}

const ASKED =
  /\b(?:berapa|apa|apakah|bagaimana|kapan|mana|syarat|biaya|bayar|ongkos|lama|gratis|cara|perlu|harus|wajib|tanya|kah)\b/;

/** A text without the clauses that ask something: what it tells stands in the others. */
export function withoutQuestions(text: string): string {
  return clausesWhich(text, (asked) => !asked);
}

/** The clauses of a text that ask something. */
export function questionsIn(text: string): string {
  return clausesWhich(text, (asked) => asked);
}

function clausesWhich(text: string, wanted: (asked: boolean) => boolean): string {
  return text
    .split(BREAKS)
    .map((part) => part.trim())
    .filter((part) => part !== '' && wanted(ASKED.test(canonicalText(part))))
    .join(', ');
}

/** "bukan mau urus nib, mau tanya pirt": the canonical words of a text without what is only denied. */
export function meantWords(text: string, canonical: string): string {
  return clausesOf(text, 'all').some(denied) ? clausesOf(text).join(' ') : canonical;
}

/** Whether a canonical clause only says what is not wanted. */
export function denied(clause: string): boolean {
  return DENIED.test(clause);
}
