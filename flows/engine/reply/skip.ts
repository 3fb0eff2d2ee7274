import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import { noteMended } from '../files/mended.ts';
import { outOfPatience } from './patience.ts';
import { sayWaiting } from '../waiting.ts';

/** Why it cannot be left out. */
const NEEDED: Readonly<Record<string, string>> = {
  consent: 'skip.consent',
  nik: 'skip.identity',
  'doc:ktp': 'skip.identity',
};

/** "lewati": an officer helps with it later, where the catalogue lets it wait. */
export function skipQuestion(draft: Draft): boolean {
  const open = openQuestion(draft);
  if (!open) return false;
  const { step } = open.position;
  draft.ask = true;
  if (!(step.skippable?.(contextIn(draft, open.frame.subject)) ?? false)) {
    // Whoever waits for an officer already is not led round once more.
    if (draft.facts.chat.owner === 'queue' && sayWaiting(draft)) {
      draft.ask = false;
      return true;
    }
    if (open.frame.asked) open.frame.asked.attempts += 1;
    if (outOfPatience(draft, open)) return true;
    say(draft, NEEDED[step.key] ?? 'skip.not_here');
    return true;
  }
  emit(draft, {
    type: 'answer_recorded',
    subject: step.of === 'contact' ? draft.facts.contact.id : open.frame.subject,
    key: step.key,
    value: null,
    mark: 'deferred',
  });
  noteMended(draft, open, [step.key]);
  open.frame.reopened = open.frame.reopened?.filter((key) => key !== step.key) ?? [];
  say(draft, 'skip.done');
  return true;
}
