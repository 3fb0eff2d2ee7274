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
