import { wordsOnly } from '../words/normalise.ts';

const OWN =
  /^(?:(?:ini|usaha(?:nya)?|atas|nama|pakai|milik|punya|yang|dengan|cuma|hanya|masih) )*(?:saya|aku|ulun|kami|namaku|sendiri|sendirian|suami|istri|bini|pribadi|perorangan|perseorangan|orang pribadi|sorang|myself|my own(?: name)?|just me|me)(?: (?:sendiri|pribadi|saja|ya|pang|haja|kok|dulu|bukan pt|bukan cv))*$/;

/** "belum ada badan usaha", "ga punya PT atau CV". */
const NO_COMPANY =
  /^(?:(?:saya|kami|ini|usaha|masih|memang) )*(?:belum|tidak|tanpa) (?:(?:ada|punya|pakai|bikin|berbadan) )?(?:badan usaha|badan hukum|hukum|pt|cv|akta|perusahaan)(?: (?:atau|pt|cv|apa|apapun|saya|ya|min|pak|bu))*$/;

/** Bodies that OSS knows under another name than those people choose from. */
const BODY =
  /^(?:(?:ini|usaha(?:nya)?|atas|nama|milik|punya|kami|saya|dari|kita|bukan itu) )*(?:bumdes|bumdesma|bum desa|badan usaha milik (?:desa|daerah)|bumd|perumda|perumdam|perkumpulan|persekutuan(?: perdata)?|poktan|gapoktan|kelompok tani|ormas|lsm|lembaga)\b(?: \S+){0,4}$/;

/** Whether it says: a body that is on no such list ("bumdes", "kelompok tani"). */
export const isOtherBody = (text: string): boolean => BODY.test(wordsOnly(text));

/** Whether a reply to "in whose name?" says: a person's. "sorangan", "atas nama istri", "usaha pribadi", "belum ada CV". */
export function isOwnBusiness(text: string): boolean {
  const words = wordsOnly(text);
  return OWN.test(words) || NO_COMPANY.test(words);
}
