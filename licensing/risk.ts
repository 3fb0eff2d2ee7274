import type { ApplicantType } from './catalogue/conditions.ts';

export type BusinessScale = 'mikro' | 'kecil' | 'menengah' | 'besar';

const MILYAR = 1_000_000_000;

/**
 * Scale of a business by its capital in rupiah, land and building of the place of business left out
 * (PP 7/2021 art. 35): mikro ≤ 1, kecil ≤ 5, menengah ≤ 10 thousand million, besar above.
 * A PT Perorangan is by its nature a micro or small business (UU 6/2023), so it never counts higher.
 */
export function businessScale(capital: number, applicantType?: ApplicantType): BusinessScale {
  if (capital <= MILYAR) return 'mikro';
  if (capital <= 5 * MILYAR || applicantType === 'pt_perorangan') return 'kecil';
  return capital <= 10 * MILYAR ? 'menengah' : 'besar';
}

/** UMK: usaha mikro dan kecil. `undefined` while the capital is not known and the kind does not settle it. */
export function isUmk(capital: number | undefined, applicantType?: ApplicantType): boolean | undefined {
  if (applicantType === 'pt_perorangan') return true;
  if (capital === undefined) return undefined;
  const scale = businessScale(capital, applicantType);
  return scale === 'mikro' || scale === 'kecil';
}
