import { readFileSync } from 'node:fs';
import { editDistance } from '../identity/edit-distance.ts';
import { letterSet, mayBeNear } from '../identity/letter-set.ts';
import { isCommonWord, plainText } from '../understanding/words/normalise.ts';
import { withoutPeopleOfMines } from '../understanding/intent/served-mines.ts';
import { stem } from '../understanding/words/stem.ts';
import type { KbliVersion } from './kbli.ts';

/** Codes that a trade's everyday name stands for, the most usual first. */
export interface TradeMatch {
  codes: readonly string[];
  /** 0 … 1: 1 when the name says all that was said. */
  score: number;
}

interface Name {
  terms: readonly string[];
  /** Sum of the weights of its terms, squared. */
  size: number;
  row: number;
}

interface TradeWords {
  /** Word → other words for the same thing or the same doing. */
  same: Record<string, string[]>;
  empty: string[];
}

/** Who sells has bought: said of every thing, it tells none. */
const BUYS_TOO = /\bjual beli\b/g;
/** "kada tahu" speaks of knowing, and of no tofu. */
const KNOWS =
  /\b(?:tidak|tdk|tak|ga|gak|gk|nggak|ngga|enggak|ndak|belum|blm|balum|kada|kd|kurang|sudah|udah|sdh|mau|ingin|pengen|handak) tahu(?:an|nya)?\b/g;
/** "nib nya blm ada", "sudah ada": nothing that a shop has all of. */
const THERE =
  /\b(?:tidak|tdk|tak|ga|gak|gk|nggak|ngga|belum|blm|blum|balum|kada|kd|sudah|sdh|udah|udh|masih) ada\b/g;
/** "labelnya ganti", "ganti kemasan": what is changed of a paper or a thing; oil and tyres are changed for a living. */
const CHANGED =
  /\b(?:di)?ganti (?:kemasan|label|merk|merek|nama|alamat|tempat|direktur|pengurus|kbli|akta|nomor|nib|juga|jg|jua|aja|saja)\b|\b(?:kemasan|label|nama|alamat|direktur|pengurus|kbli|akta|nomor|nib) ?(?:nya)? (?:di)?ganti\b/g;
const words = JSON.parse(text('trade-words.json')) as TradeWords;
const empty = new Set(words.empty);
const chosen = new Map(
  Object.entries(words.same).flatMap(([word, others]) => others.map((other) => [other, word] as const)),
);
const rows = text('trade-codes.tsv')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((row) => row.split('\t'));
const written = rows.flatMap(([names = ''], row) =>
  names.split(';').map((name) => ({ terms: [...new Set(termsOf(name))], row })),
);
const weights = weigh(written.map(({ terms }) => terms));
const names: readonly Name[] = written.map(({ terms, row }) => ({ terms, row, size: sizeOf(terms) }));
const namesByTerm = indexed(names);
/** Shorter stems are never mended, and one of these only by a letter more or less: "stir" is no "stik". */
const SHORTEST_MENDED = 4;
const spellings = [...weights.keys()]
  .filter((term) => term.length >= SHORTEST_MENDED)
  .map((term) => ({ term, length: term.length, letters: letterSet(term) }));
/** Weight of a word that no name has: it takes a little from every match alike. */
const UNKNOWN = 2;
const WORST = 0.3;

/** Whoever sells or collects a thing is no farmer of it and no builder, however much else fits. */
const TRADES =
  /\b(?:di|ber|ba|men)?(?:jual(?:an)?|dagang)\b|\b(?:toko|kios|lapak|ecer(?:an)?|grosir(?:an)?|pengepul|pengumpul|tengkulak|(?:ng|me?ng)umpul(?:in|kan)|(?:me)?nampung|penampung|beli)\b/;
const GROWN_OR_BUILT = /^(?:0[1-3]|4[123])/;
const OTHER_DOING = 0.6;

/** What a shop has at its door is no part of its trade. */
const FURNISHED =
  /\b(?:pakai|pake|pke|dengan|dgn|ada|pasang|plus|sama|dan)\s+(?:papan (?:nama|reklame)|plang|spanduk|banner|baliho|neon ?box|reklame)(?:nya)?\b/gi;

/** Nor is where it is done, though "rumah" and "jalan" are words of builders. */
const WHERE = new RegExp(
  String.raw`\b(?:(?:di|ka|ke) (?:(?:PLACE) )?|(?:PLACE) )(?:(?:teras|halaman) )?(?:rumah(?!-| makan)|jalan|sekolah(?:an)?|sakulahan|s[dm][pa]?|kampung|desa|pasar|ma?e?sjid|langgar|mushola|kantor(?: (?:desa|camat|kelurahan|bupati))?)(?:nya)?(?: (?:saya|ulun|kami|sendiri|orang))?(?=\s*$|[,.])`.replaceAll(
    'PLACE',
    'muka|depan|dpn|belakang|blkg|samping|pinggir|pinggiran|dekat|dkt|sekitar|dalam|teras|halaman',
  ),
  'gi',
);

/** A trade without where it is done. */
export function withoutWhere(said: string): string {
  return said.replace(WHERE, ' ');
}

/** The rows of the table whose names resemble what was said, best first; small typing errors are forgiven. */
export function matchTrades(said: string, version: KbliVersion): TradeMatch[] {
  const terms = [
    ...new Set(wordsOf(withoutPeopleOfMines(withoutWhere(said.replace(FURNISHED, ' ')))).map(termSaid)),
  ];
  const size = sizeOf(terms);
  const best = new Map<number, number>();
  const sells = TRADES.test(plainText(said));
  const candidates = new Set(terms.flatMap((term) => namesByTerm.get(term) ?? []));
  for (const name of candidates) {
    const shared = sizeOf(name.terms.filter((term) => terms.includes(term)));
    const fits = !sells || !GROWN_OR_BUILT.test(rows[name.row]?.[2] ?? '');
    const score = (shared / Math.sqrt(name.size * size)) * (fits ? 1 : OTHER_DOING);
    if (score >= WORST && score > (best.get(name.row) ?? 0)) best.set(name.row, score);
  }
  return [...best]
    .sort(([, a], [, b]) => b - a)
    .map(([row, score]) => ({ codes: (rows[row]?.[version === '2020' ? 1 : 2] ?? '').split('|'), score }));
}

/** Whether anything of it may tell a trade: a word of the table, or one that is not everybody's. */
export function mayTellTrade(said: string): boolean {
  return wordsOf(said).some((word) => !isCommonWord(word) || weights.has(termOf(word)));
}

/** Whether a word of it stands in the table as it was written: near misses alone make no trade of "lapar". */
export function holdsTradeWord(said: string): boolean {
  return termsOf(said).some((term) => weights.has(term));
}

function termsOf(said: string): string[] {
  return wordsOf(said).map(termOf);
}

/** The words that matter. */
export function wordsOf(said: string): string[] {
  return plainText(said)
    .replace(BUYS_TOO, 'jual')
    .replace(KNOWS, ' ')
    .replace(THERE, ' ')
    .replace(CHANGED, ' ')
    .split(' ')
    .filter((word) => word !== '' && !empty.has(word));
}

/** A word by the one chosen for its meaning, without endings and prefixes. */
function termOf(word: string): string {
  return stem(chosen.get(word) ?? word);
}

/** The same of what somebody wrote: near misses are mended, but "bujur" is no "bubur". */
function termSaid(word: string): string {
  return isCommonWord(word) ? termOf(word) : familiar(termOf(word));
}

/** How much a term tells: one that few names have tells most. */
function weigh(lists: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const terms of lists) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Map([...counts].map(([term, count]) => [term, Math.log(1 + lists.length / count) / 3]));
}

function sizeOf(terms: readonly string[]): number {
  return terms.reduce((sum, term) => sum + (weights.get(term) ?? UNKNOWN / 2) ** 2, 0);
}

function indexed(all: readonly Name[]): Map<string, Name[]> {
  const index = new Map<string, Name[]>();
  for (const name of all) {
    for (const term of name.terms) index.set(term, [...(index.get(term) ?? []), name]);
  }
  return index;
}

/** The known term that an unknown one nearly is. */
function familiar(term: string): string {
  if (weights.has(term) || term.length < SHORTEST_MENDED) return term;
  const limit = term.length >= 8 ? 2 : 1;
  let best = term;
  let fewest = limit + 1;
  const written = { length: term.length, letters: letterSet(term) };
  for (const known of spellings) {
    if (known.term[0] !== term[0] || !mayBeNear(written, known, limit)) continue;
    if (term.length === SHORTEST_MENDED && known.length === SHORTEST_MENDED) continue;
    const edits = editDistance(term, known.term, limit);
    if (edits < fewest) [best, fewest] = [known.term, edits];
  }
  return best;
}

function text(name: string): string {
  return readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8');
}
