import { canonicalText } from '../words/normalise.ts';

const AS =
  '(?:pakai|memakai|ikut|ikuti|sama|samakan|disamakan|samain|sesuai|seperti|kayak|kaya|atas|langsung|mau|bisa|dengan|saja|aja|kan)';
const OWNER = '(?:saya|aku|ulun|kami|sendiri|pribadi|pemilik|pemiliknya|owner|yang punya)';
/** "pakai nama saya aja", "sama kaya nama sy", "nama pemilik": and no name behind it. */
const OWN = new RegExp(`^(?:${AS} )*nama (?:${OWNER} ?)+(?:(?:saja|aja|juga|di ktp|lengkap) ?)*$`);

/** Whether a business is to be called like its owner. */
export function isOwnName(text: string): boolean {
  return OWN.test(canonicalText(text));
}
