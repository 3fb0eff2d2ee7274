import { canonicalText, plainText } from './normalise.ts';

const set = (...lists: string[]): ReadonlySet<string> => new Set(lists.join(' ').split(' '));

/** One of these, or several ("inggih setuju", "oke siap"). */
const YES = set(
  'y ya iya iy iye iyo iyoi yo yoi yap yup yups yep yes heeh hiih inggih nggih ngih nggeh enggih inggeh muhun baik baiklah ayuha ayuja ok oke okay oky okeh oks okelah sip siap',
  'setuju sepakat betul btl btul benar bnr bnar bener bujur boleh bisa mau hakun lanjut gaskeun pasti silakan silahkan monggo gaspol acc agree sure correct right sesuai',
);
/** "semua benar", "sudah pas", "cocok semua": how something is, said of all of it or of what was done. */
const RIGHT = set('benar bnr bnar bener betul btl btul bujur sesuai pas cocok ok oke setuju lengkap');
const OF_ALL = set('semua semuanya smua sudah sdh udah udh dah isinya data datanya itu ini');
/** What makes a yes stronger, and whom it is said to. */
const AROUND = set(
  'i do of course sekali skli banget bgt bingits saja aja haja nih deh sih saya sy ulun gp gpp gapapa gpapa',
);
const NO = set(
  't tidak tdk tak ga gak gk nggak ngga enggak engga ndak kada kd kadada belum blm balum jangan jgn salah slh keliru kliru no nope wrong bukan bkn lain',
);
/** What may stand after a no: "tidak setuju", "belum benar", "kada hakun", "salah semua". */
const DENIED = set(
  'setuju mau benar bener bnr betul btul bujur sesuai pas cocok itu hakun handak semua semuanya yet dulu',
);
const POLITE = /(?: (?:min|mimin|pak|bu|kak|kk|bang|bos|bro|mas|mba|mbak|dong|kok|lah|ai|pang|ya|please))+$/;

/** "baiklah kalau begitu", "ayuha mun kaitu" */
const SO = / (?:kalau|klo|kalo|mun|amun) (?:begitu|gitu|kaitu|kayaitu)(?= |$)/;

/** Letters held down, but for those a word has twice. */
const single = (word: string): string => (YES.has(word) ? word : word.replace(/([a-z])\1+$/, '$1'));

/** A bare yes or no, in Indonesian, Banjar or English, with or without polite words; null for anything else. */
export function readYesNo(text: string): boolean | null {
  const plain = plainText(text.replace(/👍|✅|👌/gu, ' ya ').replace(/👎|❌/gu, ' tidak ')).replace(SO, '');
  const forms = [plain, plain.replace(POLITE, '')].map((form) => form.split(' ').map(single));
  if (forms.some(saysYes)) return true;
  return forms.some(saysNo) ? false : null;
}

function saysYes(words: readonly string[]): boolean {
  const right = words.some((word) => RIGHT.has(word)) && words.some((word) => OF_ALL.has(word));
  const heard = (word: string): boolean => YES.has(word) || (right && (RIGHT.has(word) || OF_ALL.has(word)));
  return words.some(heard) && words.every((word) => heard(word) || AROUND.has(word));
}

function saysNo([first = '', ...others]: readonly string[]): boolean {
  return NO.has(first) && others.every((word) => NO.has(word) || DENIED.has(word) || AROUND.has(word));
}

const AGREES =
  /^(?:(?:ya+|iya+|inggih|ok+|oke+|sip|baik|bismillah|sudah|memang|yang|nang|itu|ini|semua|semuanya|isinya|data|datanya|benar|betul|bujur|pas|cocok|sesuai|lengkap|beres|aman|selesai|done|baru|barunya|terbaru|kirim|kirimkan|kirimkn|simpan|catat|pakai|lanjut|lanjutkan|terus|tidak usah diubah|aja|saja|haja|kok|lah|deh|min|pak|bu|kak|dong|nih|nya|langsung|tolong) ?)+$/;
const AGREED =
  /\b(?:benar|betul|bujur|pas|cocok|sesuai|lengkap|beres|aman|selesai|done|baru|barunya|terbaru|kirim|kirimkan|kirimkn|simpan|catat|pakai|lanjut|lanjutkan|yang itu|itu (?:sudah|aja|saja|ya)|(?:sudah|ya|iya) itu)\b/;
const AS_BEFORE =
  /^(?:(?:tidak|tdk|ga|gak|nggak|kada|bukan|jangan|jgn|jadi|usah|kembali|balik|tetap|pakai|ke|yang|yg|itu|aja|saja|min|pak|bu) ?)*\b(?:lama|semula|sebelumnya|awal|diubah|diganti)\b(?: (?:aja|saja|min|pak|bu|ya))*$/;

/** "udah" where it was asked "sudah benar?": it is. */
const ALREADY =
  /^(?:ya )?(?:sudah|udah|udh|sdh|sudah lah|yaudah|yasudah|yauda|yaudh)(?: (?:itu|semua|semuanya|saja|aja|min|mimin|pak|bu|kak|ya|kok))*$/;

export const saysAlready = (text: string): boolean => ALREADY.test(plainText(text));

/** The same where it was asked whether something is right: "oke kirim", "yg bnr yg itu", "tetap yang lama" too. */
export function readConfirmed(text: string): boolean | null {
  const bare = readYesNo(text);
  if (bare !== null) return bare;
  const plain = plainText(text);
  if (ALREADY.test(plain)) return true;
  if (AS_BEFORE.test(plain)) return false;
  const agrees = (form: string): boolean => AGREES.test(form) && AGREED.test(form);
  return agrees(plain) || agrees(canonicalText(text)) ? true : null;
}
