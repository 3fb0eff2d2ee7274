import { plainText } from './normalise.ts';

/** One of these, or several ("inggih setuju", "oke siap"). */
const YES_WORD =
  /^(?:y|ya+|iya+|iy|yoi|inggih|baik|baiklah|ok+|oke+|okay|oky|sip|siap|setuju|betul|benar|bener|bujur|boleh|bisa|mau|hakun|lanjut|yes|yep|agree|correct|right|sesuai)$/;
const YES =
  /^(?:(?:(?:ya|iya|inggih|ok|oke) )*(?:(?:semua(?:nya)?|sudah|sdh|udah|udh) )+(?:benar|bener|betul|bujur|sesuai|pas|cocok)(?: semua(?:nya)?)?|(?:(?:ya|iya) )?(?:benar|bener|betul|bujur) semua(?:nya)?|saya (?:setuju|mau))$/;
const NO =
  /^(?:t|tidak|tdk|tak|ga|gak|gk|nggak|ngga|enggak|engga|ndak|kada|kd|kadada|belum|blm|balum|jangan|salah|no|nope|not yet|wrong|bukan|lain|tidak setuju|tidak mau|tidak benar|belum benar|gak mau|ga mau|kada hakun|kada handak)$/;
const POLITE = /(?: (?:min|pak|bu|kak|bang|mas|mba|mbak|dong|kok|lah|ai|pang|ya|please))+$/;

/** A bare yes or no, in Indonesian, Banjar or English, with or without polite words; null for anything else. */
export function readYesNo(text: string): boolean | null {
  const plain = plainText(text.replace(/👍|✅|👌/gu, ' ya ').replace(/👎|❌/gu, ' tidak '));
  const bare = plain.replace(POLITE, '');
  if ([plain, bare].some((words) => YES.test(words) || words.split(' ').every((word) => YES_WORD.test(word))))
    return true;
  return NO.test(plain) || NO.test(bare) ? false : null;
}

const AGREES =
  /^(?:(?:ya+|iya+|inggih|ok+|oke+|sip|baik|sudah|udah|udh|sdh|memang|yang|yg|nang|itu|ini|semua|semuanya|isinya|data|datanya|benar|bener|betul|bujur|pas|cocok|sesuai|baru|barunya|terbaru|kirim|kirimkan|simpan|catat|pakai|lanjut|terus|tidak usah diubah|aja|saja|haja|kok|lah|deh|min|pak|bu|kak|dong|nih|nya|langsung|tolong) ?)+$/;
const AGREED =
  /\b(?:benar|bener|betul|bujur|pas|cocok|sesuai|baru|barunya|terbaru|kirim|kirimkan|simpan|catat|pakai|lanjut|yang itu|yg itu|itu (?:sudah|udah|aja|saja|ya)|(?:sudah|udah|ya|iya) itu)\b/;
const AS_BEFORE =
  /^(?:(?:tidak|tdk|ga|gak|nggak|kada|bukan|jangan|jgn|jadi|usah|kembali|balik|tetap|pakai|ke|yang|yg|itu|aja|saja|min|pak|bu) ?)*\b(?:lama|semula|sebelumnya|awal|diubah|diganti)\b(?: (?:aja|saja|min|pak|bu|ya))*$/;

/** The same where it was asked whether something is right: "oke kirim", "yg bener yg itu", "tetap yang lama" too. */
export function readConfirmed(text: string): boolean | null {
  const bare = readYesNo(text);
  if (bare !== null) return bare;
  const plain = plainText(text);
  if (AS_BEFORE.test(plain)) return false;
  return AGREES.test(plain) && AGREED.test(plain) ? true : null;
}
