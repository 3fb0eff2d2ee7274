import { isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import { wordsOnly } from '../../../licensing/understanding/words/normalise.ts';
import { fieldName } from '../answer-lines.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';

/** "kan sudah", "td kan sudah dijawab", "udah saya kirim tadi": of what is asked for all the same. */
const SAID_ANSWERED =
  /^(?:(?:kan|tadi|td|lho|loh|tapi|itu|semua(?:nya)?|min|saya|ulun) )*sudah(?: (?:saya|ulun|kami|aku|kan|tadi|pernah))*(?: (?:di)?(?:kirim|jawab|isi|tulis|ketik|bilang|sebut|kasih|beri)\w*)?(?: (?:tadi|semua(?:nya)?|kok|ya|min|pak|bu|kan|di atas|nih?))*$/;

/** Whoever says that they answered already hears that it did not come in, and is asked once more. False: nothing like it. */
export function saysAnswered(draft: Draft, { frame, position: { step } }: Open, text: string): boolean {
  if (!step.counts || isDocumentAsk(step.asks)) return false;
  const words = wordsOnly(text);
  if (!SAID_ANSWERED.test(words)) return false;
  say(draft, 'form.not_noted', { field: fieldName(step, contextIn(draft, frame.subject)) });
  draft.resumed = true;
  draft.ask = true;
  return true;
}
