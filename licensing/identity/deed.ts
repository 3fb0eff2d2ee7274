import { cleanInput } from './digits.ts';
import { problem, verdict } from './verdict.ts';
import type { Problem, Verdict } from './verdict.ts';

/** Number of a notary's deed: free text of up to 100 characters (OSS field no_akta). */
export function deed(value: string): Verdict {
  const number = cleanInput(value);
  if (number === '') return verdict('', [problem('empty')]);
  return verdict(number, number.length > 100 ? [problem('deed-too-long')] : []);
}

/** Order of the dates around a deed (ISO): deed, approval by AHU, today. */
export function deedDateProblems(deedDate: string, approvedOn: string | null, today: string): Problem[] {
  const problems: Problem[] = [];
  if (approvedOn !== null && deedDate > approvedOn) problems.push(problem('deed-after-approval'));
  if (deedDate > today || (approvedOn !== null && approvedOn > today))
    problems.push(problem('deed-in-future'));
  return problems;
}
