/**
 * The wish to get a permit, said outright in a canonical clause. "kalau mau urus", "cara urus", "mau tahu syarat urus" ask
 * about one only.
 */
const WISH = new RegExp(
  String.raw`\b(?:mau|minta|tolong|langsung|hakun|rencana|berniat|bisa)(?: (?:saya|kami|langsung|minta|coba|segera|sekalian|juga|ikut|lagi|bantu|dibantu|tolong|bisa|jadi))* (?:urus|uruskan|buat|buatkan|punya|daftar|daftarkan|ajukan|mengajukan|perpanjang|memperpanjang|mendirikan|dirikan|mulai|bikin|proses|apply)\b|^(?:dibantu )?(?:urus|uruskan|buatkan|daftarkan|ajukan|perpanjang)\b`,
);
const ONLY_IF =
  /\b(?:kalau|bila|seandainya|misal\w*|cara|syarat|biaya|bayar|lama|tanya|bertanya|info|tahu|proses(?!$)|bagaimana|berapa|apa|kapan|di mana|ke mana|siapa|perlu|harus|kah|online|sudah|apakah|boleh|ktp|kk)\b/;

/** Whether a canonical clause says that somebody wants to get a permit, and asks nothing by the way. */
export function statesWish(clause: string): boolean {
  return WISH.test(clause) && !ONLY_IF.test(clause);
}

const ASKS =
  /\b(?:tanya|bertanya|tanyakan|menanyakan|info|informasi|konsultasi|ask|asking|know)\b|\b(?:mau|minta) (?:tahu|tau)\b/;
const ACTS =
  /\b(?:urus|ngurus|mengurus|bikin|buat|buatkan|membuat|daftar|mendaftar|ajukan|mengajukan|perpanjang|apply)\b/;
const OF_PERMITS = /\b(?:tanya|bertanya|info|informasi|tahu|tau|konsultasi)\b.*\b(?:izin|perizinan)\b/;

/** "mau tanya izin warung": a canonical text that wants to hear of a permit (`named`: it names one) and wishes for none. */
export function asksAbout(text: string, named: boolean): boolean {
  return ASKS.test(text) && !ACTS.test(text) && (named || OF_PERMITS.test(text));
}
