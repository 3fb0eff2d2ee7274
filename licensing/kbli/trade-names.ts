import { readFileSync } from 'node:fs';

/** The everyday names of the table of trades, as they stand there: "cuci karpet", "lele". */
export const TRADE_NAMES: ReadonlySet<string> = readNames();

/** The words of these names: each is spelt as it should be. */
export const TRADE_WORDS: ReadonlySet<string> = new Set([...TRADE_NAMES].flatMap((name) => name.split(' ')));

function readNames(): ReadonlySet<string> {
  const table = readFileSync(new URL('./data/trade-codes.tsv', import.meta.url), 'utf8');
  const [, ...rows] = table.trimEnd().split('\n');
  return new Set(rows.flatMap((row) => (row.split('\t', 1)[0] ?? '').split(';')));
}
