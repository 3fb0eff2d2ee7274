import { readDigits } from './digits.ts';
import { sixteenProblems } from './npwp.ts';
import { problem, verdict } from './verdict.ts';
import type { IdentityContext, Verdict } from './verdict.ts';

/** NITKU, 22 digits (PMK 112/2022): NPWP of 16 and place of business of 6. Facts: `npwp`, `place`, `headOffice`. */
export function nitku(value: string, context: IdentityContext): Verdict {
  const { digits, problems } = readDigits(value);
  if (problems.length > 0) return verdict(digits, problems);
  if (digits.length !== 22) return verdict(digits, [problem('nitku-length', { digits: digits.length })]);
  const owner = digits.slice(0, 16);
  const place = digits.slice(16);
  const facts = { npwp: owner, place, headOffice: place === '000000' };
  return verdict(digits, sixteenProblems(owner, context), facts);
}
