import type { Proposer } from '../../kbli/propose.ts';
import { isTrade, joinedTrades, JOINS } from './joined-trades.ts';
import { tradeInWish } from './trade-in-wish.ts';

/** The table of trades. */
type Table = Pick<Proposer, 'sure' | 'names'>;

/** "warung", "jual" alone tell that there is a trade, not which. */
const LEAST = 2;
const ALSO = /^(?:(?:ada|juga|jg|jua)\s+)+/i;
/** What follows these says something about the trade. */
const ABOUT = /\s(?:buat|untuk|utk|gasan|gsn|yang|yg|nang|karena|soalnya|supaya|biar)\s.*$/i;

/**
 * The words of a wish that tell several trades, with what joins them: "mau buka toko sembako, bengkel motor dan laundry"
 * tells three. Undefined where it is not plain that they are several.
 */
export function severalInWish(text: string, kbli: Table): string | undefined {
  const count = (words: string): number => joinedTrades(words, (part) => kbli.sure(part)?.code).length;
  const pieces = text.split(JOINS);
  let told = '';
  for (let at = 0; at < pieces.length; at += 2) {
    const joins = told === '' ? '' : (pieces[at - 1] ?? '');
    const piece = pieces[at] ?? '';
    // "kontraktor jalan desa sama gedung sekolah": no trade by itself, but one that is done besides.
    const besides = `${told}${joins}${tradeInWish(piece)}`;
    const words = tradeOf(piece, kbli);
    if (words !== undefined) told = `${told}${joins}${words}`;
    else if (told !== '' && count(besides) > count(told)) told = besides;
  }
  return count(told) > 1 ? told : undefined;
}

/** From the word that begins a trade, where there is one. */
function tradeOf(piece: string, { names }: Table): string | undefined {
  return [piece.replace(ABOUT, ''), piece]
    .map((words) => tradeInWish(words).replace(ALSO, ''))
    .flatMap((words) => [fromItsBegin(words), words])
    .find((words) => names(words) || (isTrade(words) && words.split(' ').length >= LEAST));
}

function fromItsBegin(words: string): string {
  const all = words.split(' ');
  const at = all.findIndex((_, from) => from + LEAST <= all.length && isTrade(all.slice(from).join(' ')));
  return all.slice(Math.max(at, 0)).join(' ');
}
