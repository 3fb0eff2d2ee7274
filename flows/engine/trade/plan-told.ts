import { casesOf } from '../../../licensing/bundle/bundle.ts';
import type { Case } from '../../../licensing/bundle/bundle.ts';
import { joinedTrades } from '../../../licensing/understanding/trades/joined-trades.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Draft } from '../draft.ts';

/** "jual pentol lawan es teh" is two trades with a group each; of words that settle none, those that would be offered. */
export function groupsOf(
  { world: { kbli } }: Draft,
  trade: string,
): { kbli: string | undefined; likely: string[]; cases: Case[] } {
  const trades = joinedTrades(trade, (part) => kbli.sure(part)?.code);
  const sure = trades.map((part) => kbli.sure(part)?.code);
  const [first, ...others] = sure.filter((code) => code !== undefined);
  return {
    kbli: first,
    likely: first === undefined ? kbli.choices(trade).map(({ code }) => code) : others,
    cases: trades.flatMap((part, at) => casesOf(canonicalText(part), sure[at])),
  };
}
