import type { Fee, Permit, Sla } from './permit.ts';

/** Where a figure comes from: a rule, or the office, which signed it on that ISO day. */
export type FigureSource = { rule: string } | { confirmedOn: string };

/** How a fact may be told: as a figure with its source, or "petugas memastikan dulu". */
export type Spoken<Figure> =
  ({ kind: 'figure'; source: FigureSource } & Figure) | { kind: 'officer_confirms' };

/** `amount` in rupiah. */
export type SpokenFee = Spoken<{ amount: number; description: string }>;

/** `min` and `max` in `unit`, counted from the moment named in `countedFrom`. */
export type SpokenDuration = Spoken<{
  min: number;
  max: number;
  unit: Sla['unit'];
  countedFrom: string;
  note?: string | undefined;
}>;

/**
 * What national rules set is said with its source; what an office sets is said only once the office has confirmed it,
 * for "sourced" there means that some other office publishes it.
 */
function mayBeSaid(fact: Fee | Sla): boolean {
  return fact.status === 'confirmed' || (fact.set_by === 'national' && fact.status === 'sourced');
}

function sourceOf(permit: Permit, { confirmed, source }: Fee | Sla): FigureSource {
  if (confirmed) return { confirmedOn: confirmed.on };
  return { rule: source ?? permit.legal_basis[0] ?? permit.issuer };
}

export function spokenFee(permit: Permit): SpokenFee {
  const { fee } = permit;
  if (!mayBeSaid(fee) || fee.amount === null) return { kind: 'officer_confirms' };
  return { kind: 'figure', amount: fee.amount, description: fee.kind, source: sourceOf(permit, fee) };
}

export function spokenDuration(permit: Permit): SpokenDuration {
  const { sla } = permit;
  const max = sla.max ?? sla.min;
  if (!mayBeSaid(sla) || max === null) return { kind: 'officer_confirms' };
  return {
    kind: 'figure',
    min: sla.min ?? max,
    max,
    unit: sla.unit,
    countedFrom: sla.counted_from,
    source: sourceOf(permit, sla),
    ...(sla.status_note ? { note: sla.status_note } : {}),
  };
}

/**
 * How far a permit's list of requirements may be trusted: `confirmed` by the office, `elsewhere` published by other offices,
 * or only `usual`; each with the rule that it rests on.
 */
export function listSource(permit: Permit): { kind: 'confirmed' | 'elsewhere' | 'usual'; rule: string } {
  const rule = permit.legal_basis[0] ?? permit.issuer;
  if (permit.status === 'confirmed') return { kind: 'confirmed', rule };
  return { kind: permit.status === 'typical' ? 'usual' : 'elsewhere', rule };
}
