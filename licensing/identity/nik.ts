import { pastDate, readDigits, yearsBetween } from './digits.ts';
import { problem, verdict } from './verdict.ts';
import type { IdentityContext, Problem, Verdict } from './verdict.ts';
import type { Regions } from '../regions/regions.ts';

/**
 * NIK, 16 digits: district of first registration (6), DDMMYY of birth with DD + 40 for women, serial (4).
 * Facts: `birthDate` (ISO), `sex` 'L' | 'P', `regionCode` (6 digits).
 * Only shape and date reject; an unknown region is for the officer, since areas were renumbered.
 */
export function nik(value: string, context: IdentityContext): Verdict {
  const { digits, problems } = readDigits(value);
  if (problems.length > 0) return verdict(digits, problems);
  if (digits.length !== 16) return verdict(digits, [problem('nik-length', { digits: digits.length })]);
  if (digits.startsWith('0')) return verdict(digits, [problem('nik-leading-zero')]);

  const dayField = Number(digits.slice(6, 8));
  const sex = dayField > 40 ? 'P' : 'L';
  const day = sex === 'P' ? dayField - 40 : dayField;
  const birthDate = pastDate(day, Number(digits.slice(8, 10)), Number(digits.slice(10, 12)), context.today);
  if (birthDate === null) problems.push(problem('nik-birth-date', birthFault(digits, day)));
  if (digits.endsWith('0000')) problems.push(problem('nik-serial-zero'));

  problems.push(...regionProblems(digits, context.regions));
  const age = birthDate === null ? null : yearsBetween(birthDate, context.today);
  if (age !== null && age < 17) problems.push(problem('nik-under-17', { age }));
  return verdict(digits, problems, { birthDate: birthDate ?? '', sex, regionCode: digits.slice(0, 6) });
}

/** One warning at most, for the widest level that is unknown. */
function regionProblems(digits: string, regions: Regions): Problem[] {
  if (!regions.province(digits.slice(0, 2))) return [problem('nik-province-unknown')];
  if (!regions.regency(digits.slice(0, 4))) return [problem('nik-regency-unknown')];
  if (!regions.district(digits.slice(0, 6))) return [problem('nik-district-unknown')];
  return [];
}

/** Where the digits of birth go wrong: the day, the month, or the date they make together. */
function birthFault(digits: string, day: number): { part: string; digits: string } {
  if (day < 1 || day > 31) return { part: 'day', digits: digits.slice(6, 8) };
  const month = Number(digits.slice(8, 10));
  if (month < 1 || month > 12) return { part: 'month', digits: digits.slice(8, 10) };
  return { part: 'date', digits: digits.slice(6, 12) };
}
