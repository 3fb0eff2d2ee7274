import type { ReadingReason } from '../../../licensing/reading.ts';
import type { Value } from '../../event.ts';

/** Why a photo cannot be read, as the texts `reading.retake_*` and `reading.late_why.*` are named. */
export type Cause =
  'too_dark' | 'too_small' | 'too_far' | 'cut_off' | 'cut_off_field' | 'glare' | 'blurred' | 'unclear';

const OWN = {
  'too-dark': 'too_dark',
  'too-small': 'too_small',
  'too-far': 'too_far',
  'cut-off': 'cut_off',
  glare: 'glare',
  blurred: 'blurred',
} as const;

/** The first reason that has a sentence of its own; where only one field is unclear, it is named. */
export function causeOf(reasons: readonly ReadingReason[]): Cause {
  const own = Object.keys(OWN) as (keyof typeof OWN)[];
  const found = own
    .map((known) => reasons.find(({ rule }) => rule === known))
    .find((reason) => reason !== undefined);
  const { rule, field } = found ??
    reasons.find((reason) => reason.field !== undefined) ?? { rule: 'blurred' };
  if (!found || rule === 'blurred') return field === undefined ? 'blurred' : 'unclear';
  if (rule === 'cut-off' && field !== undefined) return 'cut_off_field';
  return OWN[rule as keyof typeof OWN];
}

const FIELDS: ReadonlySet<string> = new Set(
  'nik npwp name birth_date sex regency address village district'.split(' '),
);

/** What the reason is about, as people call it; a part of the writing, where that has no name. */
export const fieldName = ({ field = '' }: ReadingReason): Value => ({
  text: `reading.field.${FIELDS.has(field) ? field : 'other'}`,
});

/** `field`: what could not be read, by its name, '' where it is the whole. `part`: which part of a card lies outside the photo. */
export function whatUnread(reasons: readonly ReadingReason[], label: Value): { field: Value; part: Value } {
  const unread = reasons.find((reason) => reason.field !== undefined);
  const side = reasons.find((reason) => reason.side !== undefined)?.side;
  return {
    field: unread === undefined ? '' : fieldName(unread),
    part: side === undefined ? label : { text: `reading.part.${side}`, values: { label } },
  };
}
