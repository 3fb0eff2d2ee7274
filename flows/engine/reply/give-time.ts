import { takesTime } from '../../../licensing/understanding/reply/takes-time.ts';
import { wordsOnly } from '../../../licensing/understanding/words/normalise.ts';
import { readYesNo } from '../../../licensing/understanding/words/yes-no.ts';
import { fieldName } from '../answer-lines.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import type { Open } from '../frames.ts';
import { isUnsettled } from '../files/compare-card.ts';
import { isConfirming } from '../told/confirming.ts';

/**
 * "bentar ya min", "besok saya kirim", and "siap" where something has to be sent: no failed answer, and no question put
 * again. What is open stays open.
 */
export function giveTime(draft: Draft, text: string): boolean {
  const open = openQuestion(draft);
  if (!takesTime(text) && !(open && (agreesToSend(draft, open, text) || namesDay(open, text)))) return false;
  if (open) {
    const field = fieldName(open.position.step, contextIn(draft, open.frame.subject));
    say(draft, 'form.take_your_time', { field });
  } else say(draft, 'form.any_time');
  return true;
}

const DAY = /^(?:(?:oh|eh|ok|oke|ya|iya|baik) )*(?:besok|isuk|lusa)(?: (?:ya|min|pak|bu|kak|pang))*$/;

/** "besok" where something has to be written; a file or the pin follows then, and the form goes on. */
const namesDay = ({ position: { step } }: Open, text: string): boolean =>
  !step.asks.startsWith('doc:') && step.asks !== 'location' && DAY.test(wordsOnly(text));

/** A yes where a file or a place on the map is asked for, and nothing waits for a yes. */
function agreesToSend(draft: Draft, { frame, position: { step } }: Open, text: string): boolean {
  if (!step.asks.startsWith('doc:') && step.asks !== 'location') return false;
  if (draft.session.aside || isConfirming(draft, frame) || isUnsettled(draft, frame.subject)) return false;
  return readYesNo(text) === true;
}
