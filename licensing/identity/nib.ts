import { readDigits } from './digits.ts';
import { problem, verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** NIB, 13 digits. What the first digits mean is only observed, so they are never judged. */
export function nib(value: string): Verdict {
  const { digits, problems } = readDigits(value);
  if (problems.length > 0) return verdict(digits, problems);
  if (digits.length !== 13) return verdict(digits, [problem('nib-length', { digits: digits.length })]);
  return verdict(digits, []);
}
