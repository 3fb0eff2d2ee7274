import { spokenDuration, spokenFee } from '../../../licensing/catalogue/facts.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import type { Values } from '../../event.ts';
import type { Draft } from '../draft.ts';
import { formOf } from '../frames.ts';
import { durationValues, feeValues, listSourceWords } from '../permits/figures.ts';

/** Which sentence of `info` tells what is asked of a permit. */
export function infoText(permit: Permit, intent: string): string {
  if (permit.handling === 'referral') return 'referral';
  if (intent === 'ask_fee') return spokenFee(permit).kind === 'figure' ? 'fee' : 'fee_unconfirmed';
  if (intent === 'ask_duration')
    return spokenDuration(permit).kind === 'figure' ? 'duration' : 'duration_unconfirmed';
  if (intent === 'ask_legal_basis')
    return permit.legal_basis.length > 0 ? 'legal_basis' : 'legal_basis_unknown';
  if (intent === 'ask_validity') return permit.validity === null ? 'validity_unknown' : 'validity';
  if (intent === 'ask_procedure') return permit.filed_by === 'together' ? 'procedure_together' : 'procedure';
  return 'requirements';
}

/** The values of that sentence. */
export function infoValues(draft: Draft, permit: Permit, intent: string): Values {
  const { world } = draft;
  const base = { permit: nameIn(draft, permit), system: permit.system, issuer: permit.issuer };
  if (intent === 'ask_fee') {
    const fee = spokenFee(permit);
    if (fee.kind !== 'figure') return base;
    return { ...base, ...feeValues(world, fee) };
  }
  if (intent === 'ask_duration') {
    const duration = spokenDuration(permit);
    if (duration.kind !== 'figure') return base;
    return { ...base, ...durationValues(world, duration) };
  }
  if (intent === 'ask_validity')
    return { ...base, validity: permit.validity ?? '', source: listSourceWords(permit) };
  if (intent === 'ask_legal_basis') {
    const lines = permit.legal_basis.map((label) => ({ text: 'info.line', values: { label } }));
    return { ...base, items: { lines } };
  }
  return base;
}

/** Who is applying knows whose it is: "(PT, CV, Firma, …)" behind the name is for those who look around. */
export const nameIn = (draft: Draft, permit: Permit): string =>
  formOf(draft, [permit.code]) ? permit.short_name : permit.name;
