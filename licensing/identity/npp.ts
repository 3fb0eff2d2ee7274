import { cleanInput } from './digits.ts';
import { problem, verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** Employer number of BPJS Ketenagakerjaan: 6 to 20 letters and digits; other shapes go to the officer. */
export function npp(value: string): Verdict {
  const number = cleanInput(value)
    .replace(/[\s.-]/g, '')
    .toUpperCase();
  if (number === '') return verdict('', [problem('empty')]);
  return verdict(number, /^[A-Z0-9]{6,20}$/.test(number) ? [] : [problem('npp-format')]);
}
