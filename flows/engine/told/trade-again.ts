import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { isNoTrade } from '../../../licensing/understanding/trades/no-trade.ts';
import { isTradeName, namesTrade } from '../../../licensing/understanding/trades/tells-trade.ts';
import { tradeInWish } from '../../../licensing/understanding/trades/trade-in-wish.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { MessageInput } from '../../input.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { stepNamed } from './confirming.ts';
import { keep } from './keep-told.ts';

/** A trade told in passing is short; a longer text has more to say than that. */
const LONGEST = 6;

/** "jual pulsa" where a sum or a choice is asked, after another trade was told: whether it takes the place of that is confirmed. */
export function tellsTradeAgain(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const context = contextIn(draft, open.frame.subject);
  const { type, asks } = open.position.step;
  if (open.frame.flow !== 'apply' || type.open || asks === 'review' || !context.answers.has('kbli'))
    return false;
  const trade = tradeInWish(text);
  if (isAsked(text, canonicalText(text)) || trade.split(' ').length > LONGEST) return false;
  const step = stepNamed(open.flow, context, 'kbli');
  if (!step || isNoTrade(trade) || !draft.world.kbli.names(trade) || !namesTrade(canonicalText(trade)))
    return false;
  if (!saysWhat(draft, trade)) return false;
  const reading = step.type.read({ kind: 'text', text: trade }, context, undefined);
  keep(draft, open, input, new Map([[{ step, value: trade }, reading]]));
  return true;
}

const PLACE_OF_TRADE = /^(?:(?:toko|warung|kios|kedai|lapak|rumah|pasar|usaha|tempat|konter|ruko)\b ?)+/i;

/** "toko di pasar batumandi", "warung julak inur": where it is and what it is called, and no other trade. */
function saysWhat({ world: { kbli } }: Draft, trade: string): boolean {
  const what = trade.replace(/\s+(?:di|pasar)\s.*$/i, '').replace(PLACE_OF_TRADE, '');
  return what === trade || isTradeName(canonicalText(trade)) || (what !== '' && kbli.names(what));
}
