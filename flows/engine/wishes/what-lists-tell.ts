import { fieldIn } from '../../../licensing/understanding/facts/fields.ts';

/** What asks for the answer itself once more, however much of it was told. */
export const AGAIN: Readonly<Partial<Record<string, RegExp>>> = {
  ask_requirements:
    /\b(?:\w*syarat\w*|berkas\w*|dokumen\w*|kelengkapan|lengkapi|siapkan|bawa|apa saja|apa lagi|surat apa|requirements?|documents?)\b/,
  ask_procedure:
    /\b(?:cara\w*|bagaimana|prosedur\w*|alur\w*|langkah\w*|tahap\w*|urus|mengurus|daftar|how|steps?)\b/,
};

/** What asks for a figure itself; a case that is put without it ("kalau telat?") asks for no figure. */
export const FIGURE_ASKED: Readonly<Partial<Record<string, RegExp>>> = {
  ask_fee:
    /\b(?:biaya\w*|bayar\w*|tarif\w*|harga\w*|retribusi\w*|ongkos\w*|gratis|uang|duit|berapa|denda\w*|pajak\w*|fee|cost|pay|free)\b/,
  ask_duration: /\b(?:lama\w*|hari|minggu|bulan|jam|kapan|cepat|jadi\w*|selesai\w*|terbit\w*|long|days?)\b/,
};

/** "kalau dibiarkan saja bagaimana": a case is put, which neither what a permit needs nor how it goes tells of. */
const CASE = /^(?:(?:terus|lalu|dan|jadi|nah) )*(?:kalau|bila|jika|misal\w*|seandainya|what if|if)\b/;
/** "kalau yang pt": the same is asked of another. */
const OF_ANOTHER =
  /^(?:(?:terus|lalu|dan|jadi|nah|kalau|bila|jika|if|what|yang|untuk|buat|punya|saya|izin|surat|pt|cv|firma|koperasi|yayasan|perorangan|pribadi|perusahaan|bagaimana|apa|_) ?)+$/;
/** What is done with a permit stands among the steps; what is left undone does not. */
const DONE =
  /\b(?:(?:harus|perlu|butuh) apa|apa saja|syarat\w*|berkas\w*|dokumen\w*|cara\w*|prosedur\w*|alur\w*|(?:meng)?urus|daftar|mendaftar|(?:meng)?ajukan|perpanjang\w*|(?:meng)?ubah|(?:meng)?ganti|tambah|buat|bikin|ambil|online|datang|lewat)\b/;
const UNDONE = /\b(?:tidak|belum|tanpa) (?:di)?(?:urus|daftar|perpanjang\w*|buat|bikin|ubah|ganti|ajukan)\b/;
/** "hitungannya bagaimana", "itu beda tidak" */
const COUNTED = /\b(?:hitung\w*|rumus\w*|beda\w*|perbedaan\w*)\b/;

/** Whether a canonical line begins as a case that is put. */
export const beginsCase = (canonical: string): boolean => CASE.test(canonical);

/** Whether a canonical question without the names of permits puts a case of its own, or asks how something is counted, or differs. */
export function putsCase(rest: string): boolean {
  if (COUNTED.test(rest)) return true;
  return CASE.test(rest) && !OF_ANOTHER.test(rest) && (!DONE.test(rest) || UNDONE.test(rest));
}

const STEPS =
  /\b(?:cara\w*|bagaimana|prosedur\w*|proses\w*|alur\w*|langkah\w*|tahap\w*|mulai|dimulai|urus\w*|mengurus|daftar\w*|mendaftar\w*|ajukan|mengajukan|bikin|buat|membuat|perpanjang\w*|ubah|mengubah|diubah|ganti|diganti|tambah|cabut|online|daring|lewat|datang|mana|kirim|ambil|habis|setelah|sesudah|selanjutnya|berikut\w*|hilang|cetak|print|duplikat|salinan|petunjuk|panduan|pandu|bimbing\w*|ajar\w*|tutorial|guide|apa|siapa|dulu|how|where|steps?|what|who|which)\b/;

/** Whether a canonical question about how it goes is answered by the steps: "izin reklamenya ikut pindah?" is not. */
export function stepsTell(canonical: string): boolean {
  return STEPS.test(canonical);
}

/** Whether something may be, which no list of what is needed tells. */
const MAY = /\b(?:boleh|bisa|tidak (?:apa apa|papa)|can|may|could)\b/;
const NEEDED = /\b(?:perlu|harus|wajib|butuh|pakai|tanpa|izin apa|need|needs|must|without)\b/;
/** "wajib ga slf": whether the paper itself is needed, which the list of what it needs does not tell. */
export const PAPER_NEEDED =
  /\b(?:perlu|wajib|harus|butuh|kena|dikenai|need|must)(?: (?:tidak|punya|ada|pakai|urus|buat|juga|kah|ya|masih|a|an|get|izin|surat))* (?:\w*izin|perizinan|nib|slf|pbg|sppl|pirt|tdg|sip|reklame|slhs|kkpr)\b(?!.*\bapa\b)/;

/** What follows for whoever has none, which no list of what is needed tells. */
const CONSEQUENCE = /\b(?:denda|didenda|sanksi|hukuman|dihukum|razia|dirazia)\b/;

/** Whether a canonical question about requirements is answered by the list of them. */
export function listTells(canonical: string): boolean {
  const asked = AGAIN['ask_requirements']?.test(canonical) ?? false;
  if (asked) return true;
  if (PAPER_NEEDED.test(canonical) || CONSEQUENCE.test(canonical)) return false;
  return !MAY.test(canonical) || NEEDED.test(canonical) || fieldIn(canonical) !== undefined;
}
