import { cleanInput, isoDate } from './digits.ts';
import { problem, verdict } from './verdict.ts';
import type { IdentityContext, Verdict } from './verdict.ts';

/**
 * Number of SIMBG: SK-<type>-<district, 6>-<DDMMYYYY>-<serial, 3 or 4>. Only emptiness rejects.
 * Facts: `districtCode`, and `issuedOn` (ISO) when it is a date.
 */
export function buildingNumber(type: 'PBG' | 'SLF', value: string, context: IdentityContext): Verdict {
  const number = cleanInput(value).toUpperCase();
  if (number === '') return verdict('', [problem('empty')]);
  const compact = number.replace(/\s/g, '').replace(/[–—]/g, '-');
  const match = /^SK-(PBG|SLF)-([0-9]{6})-([0-9]{2})([0-9]{2})([0-9]{4})-[0-9]{3,4}$/.exec(compact);
  const [, found, districtCode = '', day, month, year] = match ?? [];
  if (found !== type) return verdict(number, [problem('building-number-format')]);

  const problems = [];
  if (!context.regions.district(districtCode)) problems.push(problem('building-number-district'));
  if (context.regency !== undefined && !districtCode.startsWith(context.regency)) {
    problems.push(problem('building-number-elsewhere'));
  }
  const issuedOn = isoDate(Number(year), Number(month), Number(day));
  if (issuedOn === null || issuedOn > context.today) problems.push(problem('building-number-date'));
  return verdict(compact, problems, issuedOn === null ? { districtCode } : { districtCode, issuedOn });
}
