import { readDigits } from './digits.ts';
import { nik } from './nik.ts';
import { problem, verdict } from './verdict.ts';
import type { IdentityContext, Problem, Verdict } from './verdict.ts';

/**
 * NPWP of 15 digits (retired in July 2024, still accepted) or 16; normalised to its digits as given.
 * Facts: `form` 'old' (15 digits), 'entity' (0 + 15), 'coretax' (1000…) or 'nik'; for 'old' also
 * `sixteen`, the number an entity has now. A person's new number is their NIK, so nothing is converted.
 */
export function npwp(value: string, context: IdentityContext): Verdict {
  const { digits, problems } = readDigits(value);
  if (problems.length > 0) return verdict(digits, problems);
  if (digits.length === 15)
    return verdict(digits, checkDigit(digits), { form: 'old', sixteen: `0${digits}` });
  if (digits.length !== 16) return verdict(digits, [problem('npwp-length', { digits: digits.length })]);
  return verdict(digits, sixteenProblems(digits, context), { form: formOf(digits) });
}

/** Warnings on a number known to have 16 digits. */
export function sixteenProblems(digits: string, context: IdentityContext): Problem[] {
  const form = formOf(digits);
  if (form === 'entity') return checkDigit(digits.slice(1));
  // Seen on entities registered since 2025; no check digit is known.
  if (form === 'coretax') return [];
  if (!nik(digits, context).ok) return [problem('npwp-not-a-nik')];
  if (context.nik !== undefined && context.nik !== digits) return [problem('npwp-differs-from-nik')];
  return [];
}

function formOf(digits: string): 'entity' | 'coretax' | 'nik' {
  if (digits.startsWith('0')) return 'entity';
  return digits.startsWith('1000') ? 'coretax' : 'nik';
}

/** Luhn over the first nine of 15 digits, the ninth being the check digit. */
function checkDigit(fifteen: string): Problem[] {
  let sum = 0;
  for (let index = 0; index < 9; index++) {
    const digit = Number(fifteen[8 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 ? [] : [problem('npwp-check-digit')];
}
