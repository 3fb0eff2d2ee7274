import { npwp as checkNpwp } from '../licensing/identity/npwp.ts';
import type { Decision, ReadingReason } from '../licensing/reading.ts';
import type { Regions } from '../licensing/regions/regions.ts';
import type { NumberReading } from './kinds/nik-line.ts';
import type { NpwpText } from './kinds/npwp.ts';

const LEAST_NAME = 0.72;

/** Accepts when the readings of the number agree, it is of the right shape, and the name can be read. */
export function decideNpwp(
  { fields, number: line }: NpwpText,
  number: NumberReading | undefined,
  context: { regions: Regions; today: string },
): { decision: Decision; reasons: ReadingReason[] } {
  if (!line || !number) return { decision: 'retake', reasons: [{ rule: 'glare', field: 'npwp' }] };
  const verdict = checkNpwp(number.digits, context);
  if (!verdict.ok || number.digits.length !== line.length) {
    return { decision: 'retake', reasons: [{ rule: 'number-invalid', field: 'npwp' }] };
  }
  const reasons: ReadingReason[] = [];
  if (!number.agreed || number.doubtful.length > 0) reasons.push({ rule: 'uncertain', field: 'npwp' });
  // A check digit that fails may be an old number; one that is read alike six times is asked, not refused.
  if (verdict.problems.some(({ rule }) => rule === 'npwp-check-digit' || rule === 'npwp-not-a-nik')) {
    reasons.push({ rule: 'uncertain', field: 'npwp' });
  }
  const { name } = fields;
  if (!name) reasons.push({ rule: 'missing', field: 'name' });
  else if (name.confidence < LEAST_NAME) reasons.push({ rule: 'uncertain', field: 'name' });
  const once = reasons.filter(
    (reason, at) => reasons.findIndex((other) => other.field === reason.field) === at,
  );
  return { decision: once.length === 0 ? 'accept' : 'confirm', reasons: once };
}
