import { nik as checkNik } from '../licensing/identity/nik.ts';
import type { Verdict } from '../licensing/identity/verdict.ts';
import type { Decision, FieldReading, KtpField, ReadingReason } from '../licensing/reading.ts';
import type { Regions } from '../licensing/regions/regions.ts';
import type { NumberReading } from './kinds/nik-line.ts';

export type KtpEvidence = {
  fields: Partial<Record<KtpField, FieldReading>>;
  number: NumberReading | undefined;
  labels: number;
  /** Most of what stands on the picture can be read: missing labels lie outside it. */
  legible: boolean;
  /** Code of the regency in the header, 4 digits. */
  regency: string | undefined;
  regions: Regions;
  /** ISO date of the office. */
  today: string;
};

/** Regencies that were split after their people had been numbered: the old code agrees with the new place (UU 2/2003). */
const SPLIT_FROM: Readonly<Record<string, string>> = { '6311': '6308', '6310': '6302' };

/** So few labels can be read of a card that is blurred or far away; its number is then not believed either. */
const LEAST_LABELS = 0.6;
/** Digits that nothing on the card tells but the number: of the district, and the serial. The others say where and when somebody was born, and their sex. */
const UNCHECKED: ReadonlySet<number> = new Set([4, 5, 12, 13, 14, 15]);
const HOME = ['address', 'village', 'district'] as const;
const LEAST_NAME = 0.72;
const SURE_NAME = 0.86;

/**
 * Accepts only when the readings of the number agree and its birth date and sex are those of the card; a number that
 * fits itself but not the card is never accepted.
 */
export function decideKtp(evidence: KtpEvidence): { decision: Decision; reasons: ReadingReason[] } {
  const { fields, number, labels } = evidence;
  if (labels < LEAST_LABELS)
    return { decision: 'retake', reasons: [{ rule: evidence.legible ? 'cut-off' : 'blurred' }] };
  const checked = number && checkNik(number.digits, { today: evidence.today, regions: evidence.regions });
  if (!number || !checked || number.digits.length !== 16) {
    return { decision: 'retake', reasons: [{ rule: 'glare', field: 'nik' }] };
  }
  const { name } = fields;
  if (!name || name.confidence < LEAST_NAME) {
    return { decision: 'retake', reasons: [{ rule: name ? 'blurred' : 'glare', field: 'name' }] };
  }
  if (!checked.ok) return { decision: 'retake', reasons: [{ rule: 'number-invalid', field: 'nik' }] };
  const differs = differences(evidence, checked.facts);
  if (!number.agreed && differs.length > 0) {
    return { decision: 'retake', reasons: [{ rule: 'uncertain', field: 'nik' }, ...differs] };
  }
  const reasons = [...differs];
  const digits = number.doubtful.filter((at) => UNCHECKED.has(at));
  if (digits.length > 0) reasons.push({ rule: 'uncertain', field: 'nik', digits });
  else if (!number.agreed || isOfNoDistrict(evidence, checked))
    reasons.push({ rule: 'uncertain', field: 'nik' });
  if (name.confidence < SURE_NAME) reasons.push({ rule: 'uncertain', field: 'name' });
  for (const field of ['birth_date', 'sex', 'regency'] as const) {
    if (!fields[field]) reasons.push({ rule: 'missing', field });
  }
  // A name that is on no list cannot be held against the number.
  if (fields.regency && evidence.regency === undefined) reasons.push({ rule: 'uncertain', field: 'regency' });
  const decision = reasons.length === 0 ? 'accept' : 'confirm';
  // Nothing on the card can be held against where somebody lives: that it could not be read is only told.
  for (const field of HOME) if (!fields[field]) reasons.push({ rule: 'missing', field });
  return { decision, reasons };
}

/** No district of the regency on the card has this code; in the code of a regency from before it was split there may have been one. */
const isOfNoDistrict = ({ number, regency }: KtpEvidence, { problems }: Verdict): boolean =>
  number?.digits.slice(0, 4) === regency && problems.some(({ rule }) => rule === 'nik-district-unknown');

function differences(
  { fields, regency }: KtpEvidence,
  facts: Record<string, string | number | boolean>,
): ReadingReason[] {
  const found: ReadingReason[] = [];
  if (fields.birth_date && fields.birth_date.value !== facts['birthDate']) {
    found.push({ rule: 'birth-date-differs', field: 'nik' });
  }
  const sex = fields.sex?.value.startsWith('L') ? 'L' : 'P';
  if (fields.sex && sex !== facts['sex']) found.push({ rule: 'sex-differs', field: 'nik' });
  const code = String(facts['regionCode']).slice(0, 4);
  if (regency !== undefined && code !== regency && SPLIT_FROM[regency] !== code) {
    found.push({ rule: 'region-differs', field: 'nik' });
  }
  return found;
}
