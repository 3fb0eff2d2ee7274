import { correctionIn } from '../../licensing/understanding/correction.ts';
import { canonicalText } from '../../licensing/understanding/normalise.ts';
import { hasEnded } from './clocks.ts';
import { emit, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { openQuestion } from './frames.ts';
import { sayWaiting } from './waiting.ts';

/**
 * "ganti nama usaha jadi Kopi Mama" while the case that holds the name is with the office: what was sent only an officer
 * puts right, and hears it in the person's own words. False: nothing that was sent is meant.
 */
export function passCorrection(draft: Draft, text: string): boolean {
  if (openQuestion(draft)) return false;
  const ask = correctionIn(text, canonicalText(text))?.ask;
  const newest = draft.facts.applications.find(({ stage }) => !hasEnded(stage));
  if (ask === undefined || !newest?.answers.has(ask)) return false;
  if (newest.stage === 'draft' || newest.stage === 'issued') return false;
  say(draft, 'edit.passed_on', { number: newest.number ?? '' });
  if (sayWaiting(draft)) return true;
  emit(draft, { type: 'ticket_opened', topic: 'help', reason: text, application: newest.id });
  return true;
}
