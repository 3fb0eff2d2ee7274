import type { AskName } from '../../catalogue/asks.ts';
import { dataJson } from '../data.ts';
import { lately } from '../../remembered.ts';
import { losesPaper } from '../intent/lost-paper.ts';
import { canonicalText } from '../words/normalise.ts';

const fields = dataJson<{ ask: AskName; words: string[] }[]>('field-words.json');
const names = fields
  .flatMap(({ ask, words }) => words.map((word) => ({ ask, word: ` ${canonicalText(word)} ` })))
  .sort((a, b) => b.word.length - a.word.length);

/** What a canonical text speaks of among the things a form asks: the longest name in it, if any. */
export function fieldIn(canonical: string): AskName | undefined {
  return found(canonical).ask;
}

const found = lately((canonical: string): { ask?: AskName } => {
  const padded = ` ${canonical} `;
  return names.find(({ word }) => padded.includes(word)) ?? {};
});

/** Whether a canonical text is the name of something a form asks, and nothing else. */
export function isFieldName(canonical: string): boolean {
  const padded = ` ${canonical} `;
  return names.some(({ word }) => word === padded);
}

/** The plainest name of what a form asks. */
export const wordFor = (ask: AskName): string | undefined =>
  fields.find((field) => field.ask === ask)?.words[0];

const WHY =
  /\b(kenapa|mengapa|untuk apa(?:an)?|buat apa(?:an)?|guna|gunanya|fungsi|fungsinya|why|what for)\b/;
const NEEDED =
  /\b(perlu|harus|wajib|diminta|minta|meminta|butuh|dibutuhkan|tanya|ditanya|menanyakan|pakai|isi|diisi|kasih|kirim|dikirim|sih|need|needed|ask)\b/;
/** "buat apa sih", with nothing named. */
const BARE =
  /^(itu |ini )?(kenapa|mengapa|untuk apa(?:an)?|buat apa(?:an)?|apa (?:guna|fungsi)(?:nya)?|(?:guna|fungsi)(?:nya)? apa|why|what for)( (sih|itu|ini|ya|harus|perlu|ditanya|diminta|begitu))*$/;
/** "maksudnya apa?", of what was just asked. */
const MEANING =
  /^(?:(?:itu|ini) )*(?:maksud (?:apa|bagaimana)|(?:apa|bagaimana) maksud)(?: (?:itu|ini|sih))*$/;
/** What consent is about; no name of an answer, which a correction could mean. */
const CONSENT = /\b(?:data (?:saya|kami|pribadi)|setuju|menyetujui|personal data|agree)\b/;
/** "buat apa nomor hp" */
const SHORT = 4;

/**
 * Whether a canonical text asks what something is needed for. `ask`: of what; without one the open question is
 * meant ("buat apa sih?").
 */
export function whyIn(canonical: string): { ask?: AskName } | undefined {
  if (MEANING.test(canonical)) return {};
  if (!WHY.test(canonical)) return undefined;
  const words = canonical.split(' ').length;
  if (words > SHORT && !NEEDED.test(canonical)) return undefined;
  const ask = fieldIn(canonical) ?? (CONSENT.test(canonical) ? 'consent' : undefined);
  if (ask !== undefined) return { ask };
  return BARE.test(canonical) ? {} : undefined;
}

const LEGAL =
  /\b(dasar hukum|landasan hukum|aturan|peraturan|undang undang|pasal berapa|perda|regulasi|legal basis|which law)\b/;
const ASKED = /\b(apa|mana|berapa|nomor|dasar|landasan|sebutkan|which|what)\b/;

/** Whether a canonical text asks on what rules something rests. */
export function asksLegalBasis(canonical: string): boolean {
  return LEGAL.test(canonical) && ASKED.test(canonical);
}

const VALID = /\b(?:berlaku|berlakunya|kadaluarsa|kedaluwarsa|expired|valid)\b/;
const HOW_LONG = /\b(?:masa|lama|berapa|kapan|tahun|bulan|selamanya|selama|seumur|long)\b/;

/** Whether a canonical text asks how long a paper is valid, which is not how long it takes. */
export function asksValidity(canonical: string): boolean {
  return VALID.test(canonical) && HOW_LONG.test(canonical) && !/\bmasih berlaku\b/.test(canonical);
}

const BARE_VALIDITY = /^(?:(?:terus|lalu|kalau|jadi) )*masa (?:berlaku|valid)\w*(?: \D+)?$/;

/** What is reported to OSS: whoever wants to do that wants to know how. */
const OWN_REPORT = /^(?:(?:saya|kami|ulun|min|pak|bu|mau|ingin) )*(?:lapor|pelaporan|laporan) lkpm(?: \D+)?$/;

/** "dasar hukum", "masa berlakunya", "mau lapor LKPM": what asks by its name alone. */
export function asksByName(canonical: string): boolean {
  return asksLegalBasis(canonical) || BARE_VALIDITY.test(canonical) || OWN_REPORT.test(canonical);
}

const MARKED =
  /\b(apa|apakah|apaan|batas|kenapa|mengapa|bagaimana|berapa|siapa|kapan|mana|boleh|bisa|harus|wajib|perlu|maksud|arti|beda|guna|fungsi|robot|bot|syarat|ada tidak|(?:kirim|kasih|bagi|share)\w* (?:link|alamat|web|situs))\b|\b(what|how|who|why|when|where|which|is it|is there|are you|(?:do|does|did|can|may|should|must|will) (?:i|you|we|they|it|a|an|the))\b/;
const TROUBLE =
  /\b(salah|keliru|gagal|error|eror|tidak (?:ketemu|valid|bisa|muncul|keluar|masuk|ada|punya|sesuai|ditemukan|terdaftar)|sudah (?:terdaftar|dipakai)|ditolak|diminta|minta|dimintai|disuruh|lupa|terkunci|gangguan|lemot|pungli|calo|nawarin|nawari|menawari|menawarkan|ditawari|ditawarin|offered|never (?:came|arrived)|takut|aman)\b/;

/** "nib gratis kah" */
const PUT = /\?|\bkah\W*$/i;
/** "tanah dihitung gak", "risikonya rendah atau tinggi", "imb lama masih berlaku" */
const TAGGED = /^\S+ \S+ .*\b(?:tidak|atau tidak|atau tinggi|atau rendah|masih berlaku)$/;

/** Whether words are put as a question or tell of a trouble: names and trades are not. */
export function isAsked(text: string, canonical: string): boolean {
  if (losesPaper(canonical)) return true;
  return PUT.test(text) || TAGGED.test(canonical) || MARKED.test(canonical) || TROUBLE.test(canonical);
}
