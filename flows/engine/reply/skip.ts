import { isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import { fieldName } from '../answer-lines.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import type { Open } from '../frames.ts';
import { noteMended } from '../files/mended.ts';
import { relevantSteps } from '../position.ts';
import { leaveOut } from '../record.ts';
import { outOfPatience } from './patience.ts';
import { sayWaiting } from '../waiting.ts';

/** Why it cannot be left out. */
const NEEDED: Readonly<Record<string, string>> = {
  consent: 'skip.consent',
  nik: 'skip.identity',
  'doc:ktp': 'skip.identity',
};

const PARTS: ReadonlySet<string> = new Set(['district', 'village']);

/** "lewati": an officer helps with it later, where the catalogue lets it wait. */
export function skipQuestion(draft: Draft): boolean {
  const open = openQuestion(draft);
  if (!open) return false;
  const { step } = open.position;
  draft.ask = true;
  if (step.key === 'review' && leaveRest(draft, open)) return true;
  if (!(step.skippable?.(contextIn(draft, open.frame.subject)) ?? false)) {
    if (leaveForLast(draft, open)) return true;
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
  const subject = step.of === 'contact' ? draft.facts.contact.id : open.frame.subject;
  const keys = [step.key, ...partsOf(draft, open)];
  leaveOut(draft, subject, keys);
  noteMended(draft, open, keys);
  open.frame.reopened = open.frame.reopened?.filter((key) => !keys.includes(key)) ?? [];
  // Something else stood on the screen than what is left out.
  if (draft.missed === 'told')
    say(draft, 'skip.named', { field: fieldName(step, contextIn(draft, open.frame.subject)) });
  else say(draft, 'skip.done');
  return true;
}

/**
 * Nobody applies without NIK and KTP, but the rest of the form need not wait for them: whichever is not at hand has its
 * turn at the end. False: the end is reached.
 */
function leaveForLast(draft: Draft, { frame, position: { step } }: Open): boolean {
  if (NEEDED[step.key] !== 'skip.identity' || frame.flow !== 'apply' || frame.held === true) return false;
  const before = frame.postponed;
  frame.postponed = [...(before ?? []), step.key];
  const next = openQuestion(draft)?.position.step.key;
  if (next === 'review' || before?.includes(step.key)) {
    if (before === undefined) delete frame.postponed;
    else frame.postponed = before;
    return false;
  }
  say(draft, 'skip.identity_later');
  return true;
}

/** Whoever leaves out the address is not asked for its parts, one after another. */
function partsOf(draft: Draft, { flow, frame, position: { step } }: Open): string[] {
  if (step.key !== 'address') return [];
  const context = contextIn(draft, frame.subject);
  return relevantSteps(flow, context)
    .filter(({ key }) => PARTS.has(key) && !context.answers.has(key))
    .map(({ key }) => key);
}

/** At the review: the papers and the pin that are not there yet are left to an officer, all at once. False: none is lacking, or may be. */
function leaveRest(draft: Draft, { flow, frame }: Open): boolean {
  const context = contextIn(draft, frame.subject);
  const left = relevantSteps(flow, context).filter(
    (step) =>
      (isDocumentAsk(step.asks) || step.asks === 'location') &&
      !context.answers.has(step.key) &&
      (step.skippable?.(context) ?? false),
  );
  if (left.length === 0) return false;
  leaveOut(
    draft,
    frame.subject,
    left.map(({ key }) => key),
  );
  say(draft, 'skip.rest', { fields: { list: left.map((step) => fieldName(step, context)) } });
  return true;
}
