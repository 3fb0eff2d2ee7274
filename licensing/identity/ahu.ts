import { cleanInput } from './digits.ts';
import { problem, verdict } from './verdict.ts';
import type { IdentityContext, Verdict } from './verdict.ts';

/** Digits after AH.01 → legal form. 02 and 03 (changes of a PT) are observed, not confirmed. */
const legalForms: Readonly<Record<string, string>> = {
  '01': 'pt',
  '02': 'pt',
  '03': 'pt',
  '04': 'yayasan',
  '07': 'perkumpulan',
  '08': 'perkumpulan',
  '14': 'cv',
  '26': 'koperasi',
  '30': 'pt_perorangan',
};

// The year stands after "Tahun", separated by a dot, a space or both.
const shape = /^AHU-[A-Z]?[0-9]{6,7}[.-]AH\.?01\.(01|02|03|04|07|08|14|26|30)\.? ?TAHUN ?(20[0-9]{2})$/;

/** What a decree has in its number, today's and older ones. */
const DECREE = /AHU|\bAH\b|\bHT\b|\bBH\b/;
const OF_DEED = /\bAKT[AE]|\bNOTARIS|\bTANGGAL\b|\bTGL\b/;
const FEWEST_FIGURES = 5;

/**
 * Number of a decree or certificate of the Ministry of Law (AHU). Spellings vary, so only
 * what can be none is rejected. Facts: `code`, `legalForm` (a value of the table; `cv` stands for firma and persekutuan
 * perdata too), `year`. `context.legalForm` is compared in the same words.
 */
export function ahu(value: string, context: IdentityContext): Verdict {
  const number = cleanInput(value).toUpperCase();
  if (number === '') return verdict('', [problem('empty')]);
  const figures = number.match(/[0-9]/g)?.length ?? 0;
  if (figures < FEWEST_FIGURES || !DECREE.test(number) || OF_DEED.test(number))
    return verdict(number, [problem('ahu-shape')]);
  const match = shape.exec(number);
  const [, code = '', year = ''] = match ?? [];
  const legalForm = legalForms[code];
  if (legalForm === undefined) return verdict(number, [problem('ahu-format')]);
  const fits = context.legalForm === undefined || context.legalForm === legalForm;
  const problems = fits ? [] : [problem('ahu-legal-form', { legalForm })];
  return verdict(number, problems, { code, legalForm, year: Number(year) });
}
