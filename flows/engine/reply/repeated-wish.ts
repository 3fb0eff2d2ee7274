import { isOnePaper } from '../../../licensing/bundle/together.ts';
import { withoutQuestions } from '../../../licensing/understanding/words/clauses.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { tradeInWish } from '../../../licensing/understanding/trades/trade-in-wish.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { currentApplication } from '../frames.ts';
import type { Open } from '../frames.ts';
import type { MessageInput } from '../../input.ts';
import { keepWish } from '../told/keep-told.ts';
import { SURE, WISH } from '../wishes/wishes.ts';

const OF_A_PERMIT = /\b(?:nib|izin)\b/;

/**
 * "mau urus nib" once more while its form is open (a double tap, a weak signal): neither a trade nor a name. What it
 * tells besides is kept; where the trade is asked, it is read for that.
 */
export function repeatsWish(
  draft: Draft,
  open: Open,
  input: Pick<MessageInput, 'id'>,
  text: string,
): boolean {
  const { step } = open.position;
  if (open.frame.flow !== 'apply' || step.key === 'permit' || !step.type.open || !WISH.test(text))
    return false;
  const { kbli, understand } = draft.world;
  const { intent, confidence, entity } = understand(text);
  if (intent !== 'start_application' || confidence < SURE) return false;
  const held = currentApplication(draft)?.permits ?? [];
  const named = [entity ?? []].flat();
  if (!named.every((code) => held.includes(code)) && !isOnePaper(named)) return false;
  const trade = tradeInWish(withoutQuestions(text));
  if (trade !== '' && kbli.knows(trade)) {
    // "buat kue rahmah" wishes for no paper, and may well be a name.
    if (step.asks === 'kbli' || !OF_A_PERMIT.test(canonicalText(text))) return false;
    keepWish(draft, open, input, text);
  }
  say(draft, 'form.under_way');
  draft.ask = true;
  return true;
}
