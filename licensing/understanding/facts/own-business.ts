import { canonicalText } from '../words/normalise.ts';

const OWN =
  /^(?:(?:ini|usaha(?:nya)?|atas|nama|pakai|milik|punya|yang|dengan|cuma|hanya|masih) )*(?:saya|aku|ulun|kami|namaku|sendiri|pribadi|perorangan|perseorangan|orang pribadi|sorang|myself|my own(?: name)?|just me|me)(?: (?:sendiri|pribadi|saja|ya|pang|haja|kok|dulu|bukan pt|bukan cv))*$/;

/** Whether a reply to "in whose name?" says: in one's own. "sorangan", "atas nama saya aja", "usaha pribadi". */
export function isOwnBusiness(text: string): boolean {
  return OWN.test(
    canonicalText(text)
      .replace(/[^\p{L} ]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
