import type { Regions } from '../regions/regions.ts';
import { severityOf } from './rules.ts';
import type { Severity } from './rules.ts';

/** One broken rule; `rule` is an id of rules.json, `values` fill the sentence that explains it. */
export type Problem = { rule: string; severity: Severity; values?: Record<string, string | number> };

/** What a checker answers. `ok` = nothing rejects it; `normalised` is null when rejected. */
export type Verdict = {
  ok: boolean;
  normalised: string | null;
  problems: Problem[];
  facts: Record<string, string | number | boolean>;
};

/**
 * What a checker may look at besides the value. The optional parts are compared when known:
 * `nik` of the same person, `legalForm` as in ahu.ts, `regency` (4 digits) that the office serves.
 */
export type IdentityContext = {
  today: string;
  regions: Regions;
  nik?: string;
  legalForm?: string;
  regency?: string;
};

export type IdentityChecker = (value: string, context: IdentityContext) => Verdict;

/** A broken rule, with the severity that rules.json gives it. */
export function problem(rule: string, values?: Record<string, string | number>): Problem {
  const severity = severityOf(rule);
  return values === undefined ? { rule, severity } : { rule, severity, values };
}

/** Puts a verdict together: any rejecting problem takes `normalised` and the facts away. */
export function verdict(normalised: string, problems: Problem[], facts: Verdict['facts'] = {}): Verdict {
  const ok = problems.every((found) => found.severity !== 'reject');
  return ok ? { ok, normalised, problems, facts } : { ok, normalised: null, problems, facts: {} };
}
