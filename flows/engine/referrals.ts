import { saidOf } from '../../licensing/catalogue/referral.ts';
import type { Referral } from '../../licensing/catalogue/referral.ts';
import type { Value } from '../event.ts';
import { say } from './draft.ts';
import type { Draft } from './draft.ts';

/** A matter of another office: who does it, where and for how much, as far as it may be said, with its sources. */
export function sayReferral(draft: Draft, referral: Referral): void {
  const [who, where, fee, note] = [referral.who, referral.where, referral.fee, referral.note].map(saidOf);
  const lines: Value[] = [];
  if (who !== undefined) lines.push({ text: 'referral.who', values: { who } });
  if (where !== undefined) lines.push({ text: 'referral.where', values: { where } });
  lines.push(
    fee === undefined ? { text: 'referral.fee_unknown' } : { text: 'referral.fee', values: { fee } },
  );
  if (note !== undefined) lines.push({ text: 'referral.note', values: { note } });
  const told = [referral.who, referral.where, referral.fee, referral.note].filter(
    (fact) => saidOf(fact) !== undefined,
  );
  const sources = [...new Set(told.flatMap((fact) => fact?.source?.split('; ') ?? []))];
  if (sources.length > 0) lines.push({ text: 'referral.sources', values: { sources: sources.join('; ') } });
  say(draft, 'referral.answer', { name: referral.name, items: { lines } });
}
