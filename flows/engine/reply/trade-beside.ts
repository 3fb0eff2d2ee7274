import { namesTrade } from '../../../licensing/understanding/trades/tells-trade.ts';
import { tradeInWish } from '../../../licensing/understanding/trades/trade-in-wish.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { questionsIn, withoutQuestions } from '../../../licensing/understanding/words/clauses.ts';
import type { AskName } from '../../../licensing/catalogue/asks.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import type { MessageInput } from '../../input.ts';
import { tradeAlone } from '../trade/told-trade.ts';
import { beginsCase } from '../wishes/what-lists-tell.ts';
import { obey } from './obey.ts';

/** Where a trade is asked for: in the form, and in the advice. */
const TRADES: ReadonlySet<AskName> = new Set<AskName>(['kbli', 'wish']);

/**
 * "saya jualan nasi kuning, bayar berapa?": the trade that stands beside the question is the answer to the open one. Returns
 * what is left to be answered: in a form that is about its permit, whatever the trade may need besides.
 */
export function takeTradeBeside(
  draft: Draft,
  open: Open,
  input: MessageInput,
  text: string,
): string | undefined {
  const { step } = open.position;
  // "kalau direkturnya ganti?" tells no trade, though "ganti oli" is one.
  const canonical = canonicalText(text);
  if (!TRADES.has(step.asks) || (beginsCase(canonical) && !namesTrade(canonical))) return undefined;
  const told = withoutQuestions(text);
  const trade = tradeInWish(told);
  // "jual miras boleh ga?" only asks.
  if (!draft.world.kbli.names(trade) || isAsked(told, canonicalText(told))) return undefined;
  const words = tradeAlone(draft.world, trade, told);
  const reading = step.type.read(
    { kind: 'text', text: words },
    contextIn(draft, open.frame.subject),
    undefined,
  );
  if (reading.read !== 'answer') return undefined;
  obey(draft, open, reading, input);
  return open.frame.flow === 'apply' ? questionsIn(text) : text;
}
