/** What wants a paper, and what may stand between it and the paper's name. */
const WANTS =
  '(?:urus|uruskan|mengurus|buat|buatkan|membuat|dibuat|dibuatkan|dibikinin|bikin|daftar|daftarkan|mendaftar|ajukan|mengajukan|terbitkan|minta|(?:mau|ingin)(?: punya)?|apply)';
const BETWEEN = '(?: (?:saya|kami|dong|dulu|untuk|surat|izin|nomor|baru|juga|bantu|tolong))*';
const WISHED = new RegExp(String.raw`\b(?<!\b(?:sudah|pernah|habis|selesai) )${WANTS}${BETWEEN} nib\b`);
/** "nib usaha depot air", "mau punya nib katering", "syarat nib apotek": it comes first, and what follows is what it is for. */
const FIRST = new RegExp(
  String.raw`^(?:(?:halo|hai|min|pak|bu|permisi|maaf|tolong|tanya|saya|kami|mau|ingin|perlu|butuh|punya|how|to|get|i|want|need|a|bagaimana|cara|syarat|persyaratan|biaya|berapa|lama|proses)(?:nya)? )*(?<!\b(?:saya|kami) punya |^punya )nib\b`,
);
/** "nib sudah jadi", "nib lama": it is there. */
const THERE = /\bnib(?: (?:saya|kami|usaha|nya))* (?:sudah|lama|ada|keluar|jadi)\b/;

/** Whether a canonical text says that the NIB is there already. */
export function hasNib(text: string): boolean {
  return THERE.test(text);
}

/** Whether a canonical text is about getting the NIB: a trade beside it then tells what it is for, and no other paper. */
export function wishesNib(text: string): boolean {
  return (WISHED.test(text) || FIRST.test(text)) && !hasNib(text);
}
