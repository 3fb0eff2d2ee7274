import { isOnePaper } from '../../licensing/bundle/together.ts';
import { withoutQuestions } from '../../licensing/understanding/clauses.ts';
import { tradeInWish } from '../../licensing/understanding/trade-in-wish.ts';
import { say } from './draft.ts';
import type { Draft } from './draft.ts';
import { currentApplication } from './frames.ts';
import type { Open } from './frames.ts';
import { SURE, WISH } from './wishes.ts';

/**
 * "mau urus nib" once more while its form is open (a double tap, a weak signal): neither a trade nor a name. A wish that
 * tells a trade besides is read for it.
 */
export function repeatsWish(draft: Draft, open: Open, text: string): boolean {
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
  if (trade !== '' && kbli.knows(trade)) return false;
  say(draft, 'form.under_way');
  draft.ask = true;
  return true;
}
