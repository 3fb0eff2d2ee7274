import { pastDate, readDigits } from './digits.ts';
import { problem, verdict } from './verdict.ts';
import type { IdentityContext, Verdict } from './verdict.ts';

/**
 * Family card number, 16 digits: district (6), DDMMYY of recording (6, no + 40), serial (4).
 * Facts: `regionCode`. Equal to `context.nik` rejects: the two numbers are often mistaken for each other.
 */
export function kk(value: string, context: IdentityContext): Verdict {
  const { digits, problems } = readDigits(value);
  if (problems.length > 0) return verdict(digits, problems);
  if (digits.length !== 16) return verdict(digits, [problem('kk-length', { digits: digits.length })]);
  if (digits.startsWith('0')) return verdict(digits, [problem('kk-leading-zero')]);
  if (digits === context.nik) return verdict(digits, [problem('kk-equals-nik')]);

  const regionCode = digits.slice(0, 6);
  if (!context.regions.district(regionCode)) problems.push(problem('kk-region-unknown'));
  const [day, month, year] = [digits.slice(6, 8), digits.slice(8, 10), digits.slice(10, 12)].map(Number);
  if (pastDate(day ?? 0, month ?? 0, year ?? 0, context.today) === null) problems.push(problem('kk-date'));
  return verdict(digits, problems, { regionCode });
}
