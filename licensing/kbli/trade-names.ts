import { readFileSync } from 'node:fs';

let names: ReadonlySet<string> | undefined;

/** Whether plain words are, as they stand, one of the everyday names of the table of trades: "cuci karpet", "lele". */
export function isTradeName(words: string): boolean {
  names ??= readNames();
  return names.has(words);
}

function readNames(): ReadonlySet<string> {
  const table = readFileSync(new URL('./data/trade-codes.tsv', import.meta.url), 'utf8');
  const [, ...rows] = table.trimEnd().split('\n');
  return new Set(rows.flatMap((row) => (row.split('\t', 1)[0] ?? '').split(';')));
}
