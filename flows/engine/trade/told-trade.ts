import { withoutQuestions } from '../../../licensing/understanding/words/clauses.ts';
import { isNoTrade } from '../../../licensing/understanding/trades/no-trade.ts';
import { severalInWish } from '../../../licensing/understanding/trades/several-in-wish.ts';
import { tradeInWish, tradesWithin } from '../../../licensing/understanding/trades/trade-in-wish.ts';
import type { World } from '../../world.ts';
import { withoutAdvised } from './advised-in.ts';

const ASKING =
  /\b(apa saja|apa aja|apa|saja|aja|perlu|butuh|harus|wajib|diperlukan|dibutuhkan|diurus|syarat\w*)\b/gi;

const CLAUSE = /[,;.!?\n]+/;

/** "izin apa aja yg perlu buat depot air": what the question itself says they are for. */
function forWhat(text: string): string[] {
  return text
    .split(CLAUSE)
    .flatMap((part) => /\b(?:buat|untuk|utk|gasan|gsn|buka|mambuka) (.+)$/i.exec(part)?.[1] ?? []);
}

/** A trade told in a sentence, without the words around it that change nothing ("warung kopi di paringin"). */
export function tradeAlone({ kbli }: Pick<World, 'kbli'>, trade: string, text: string): string {
  const sure = kbli.sure(trade);
  const alone = tradesWithin(text).find(
    (words) => words.length < trade.length && kbli.sure(words)?.code === sure?.code,
  );
  return sure === undefined ? trade : (alone ?? trade);
}

/** The trade that a question or wish tells, in the person's own words, if it is one that the table knows; or all of several. */
export function toldTrade({ kbli }: Pick<World, 'kbli'>, text: string): string | undefined {
  const several = severalInWish(withoutAdvised(withoutQuestions(text)), kbli);
  if (several !== undefined) return several;
  const clauses = [withoutQuestions(text), ...forWhat(text), ...text.split(CLAUSE)];
  return [
    ...clauses.map((words) => tradeInWish(withoutAdvised(words).replace(ASKING, ' '))),
    ...tradesWithin(withoutAdvised(text)),
  ].find((words) => kbli.names(words) && !isNoTrade(words));
}
