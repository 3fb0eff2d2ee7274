import { spokenDuration, spokenFee } from '../../../licensing/catalogue/facts.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import type { Intent } from '../../../licensing/understanding/intent/intents.ts';
import type { Value } from '../../event.ts';
import { emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { durationValues, feeValues } from '../permits/figures.ts';

/** Kept with the contact while the interview lasts: what was asked beside "which permits do I need". */
export const ASKED_BESIDE = 'advise_asked';
const FIGURES = ['ask_fee', 'ask_duration'] as const;

/** "izin apa saja, biayanya brp": the fee of permits that are not found yet is told once they are. */
export function promiseFigures(draft: Draft, intents: readonly Intent[]): void {
  const asked = FIGURES.filter((intent) => intents.includes(intent));
  if (asked.length === 0) return;
  const value = asked.join(' ');
  emit(draft, { type: 'answer_recorded', subject: draft.facts.contact.id, key: ASKED_BESIDE, value });
  say(draft, asked.length > 1 ? 'advice.figures_later' : `advice.later_${asked[0] ?? ''}`);
}

/** What was promised so, of each permit that was found; only figures that may be said (law 9). */
export function sayFigures(draft: Draft, asked: string, permits: readonly Permit[]): void {
  for (const intent of FIGURES.filter((each) => asked.split(' ').includes(each))) {
    const lines = permits.map((permit) => lineOf(draft, intent, permit));
    say(draft, `advice.of_${intent}`, { lines: { lines } });
  }
}

function lineOf({ world }: Draft, intent: (typeof FIGURES)[number], permit: Permit) {
  const of = { permit: permit.short_name } satisfies Record<string, Value>;
  if (intent === 'ask_fee') {
    const fee = spokenFee(permit);
    if (fee.kind === 'figure')
      return { text: 'advice.line_fee', values: { ...of, ...feeValues(world, fee) } };
  } else {
    const duration = spokenDuration(permit);
    if (duration.kind === 'figure')
      return { text: 'advice.line_duration', values: { ...of, ...durationValues(world, duration) } };
  }
  return { text: 'advice.line_open', values: of };
}
