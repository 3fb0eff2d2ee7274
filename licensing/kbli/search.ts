import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { plainText } from '../understanding/words/normalise.ts';
import { loadKbli } from './kbli.ts';
import type { KbliGroup, KbliVersion } from './kbli.ts';
import { matchTrades } from './trades.ts';

export interface KbliHit {
  code: string;
  title: string;
  version: KbliVersion;
  /** 0 … 1, the best hit of a search being 1; hits of two searches cannot be compared. */
  score: number;
}

export interface KbliSearch {
  /** The groups that fit a trade told in everyday words, best first; empty when no word is known. */
  find(text: string, limit?: number): KbliHit[];
}

interface Index {
  index: MiniSearch<KbliGroup>;
  titles: ReadonlyMap<string, string>;
  version: KbliVersion;
}

/** Share of the search in titles and descriptions beside a full match in the table of trades. */
const TEXT_SHARE = 0.2;
/** What the table names so well is not also what it names by a word of two: a "pondok pesantren" is no "pondok wisata". */
const SAME = 0.999;
const ALIKE = 0.65;
/** What each further code of a trade is worth beside the one before. */
const LATER = 0.93;

const trades = new Map(
  Object.entries(
    JSON.parse(readFileSync(new URL('./data/trades.json', import.meta.url), 'utf8')) as Record<
      string,
      string
    >,
  ),
);
const phrases = [...trades].filter(([name]) => name.includes(' '));
const EMPTY = new Set(
  'dan di ke dari yang untuk dengan atau pada usaha saya mau jenis kelompok ini mencakup kegiatan seperti lain lainnya termasuk merk merek sendiri'.split(
    ' ',
  ),
);

/** Builds the index of one version, by default the one OSS uses today; takes some tenths of a second, so keep it. */
export function openKbliSearch(version: KbliVersion = '2025'): KbliSearch {
  const index = new MiniSearch<KbliGroup>({
    idField: 'code',
    fields: ['title', 'description'],
    tokenize: (text) => plainText(text).split(' '),
    processTerm: (term) => (term.length < 2 || EMPTY.has(term) ? null : term),
    extractField: (group, field) => {
      if (field === 'description') return covered(group.description);
      return field === 'title' ? group.title : group.code;
    },
  });
  const groups = loadKbli(version);
  index.addAll(groups);
  const titles = new Map(groups.map(({ code, title }) => [code, title]));
  return { find: (text, limit = 5) => search({ index, titles, version }, text, limit) };
}

/** A group's text names its neighbours too ("tidak mencakup …"); those words must not find it. */
function covered(description: string): string {
  return description
    .split(/(?<=[.;])\s+/)
    .filter((sentence) => !/tidak (?:men|ter)(?:cakup|masuk)|tidak termasuk|lihat kelompok/i.test(sentence))
    .join(' ');
}

function search({ index, titles, version }: Index, text: string, limit: number): KbliHit[] {
  const { own, official } = inWordsOfBps(plainText(text.slice(0, 300)));
  const said = new Set(own);
  const hits = index.search([...new Set([...own, ...official])].join(' '), {
    boost: { title: 3 },
    boostTerm: (term) => (said.has(term) ? 1 : 0.7),
    prefix: (term) => term.length >= 4,
    fuzzy: (term) => (term.length >= 6 ? 0.15 : false),
    weights: { prefix: 0.4, fuzzy: 0.25 },
  });
  const scores = new Map<string, number>();
  const highest = hits[0]?.score ?? 1;
  const matches = matchTrades(text.slice(0, 300), version);
  const surest = matches[0]?.score ?? 0;
  // The less the table of trades knows, the more the words of BPS count.
  const share = TEXT_SHARE + (1 - surest) * TEXT_SHARE;
  for (const { id, score } of hits.slice(0, 40)) scores.set(String(id), (score / highest) * share);
  const told = new Set<string>();
  for (const { codes, score } of matches.slice(0, 12)) {
    if (surest >= SAME && score < ALIKE && !ofDivision(codes, matches[0]?.codes)) continue;
    for (const [place, code] of codes.entries()) {
      if (told.has(code)) continue;
      told.add(code);
      scores.set(code, (scores.get(code) ?? 0) + score * LATER ** place);
    }
  }
  const ranked = [...scores].sort(([, a], [, b]) => b - a).slice(0, limit);
  const best = ranked[0]?.[1] ?? 1;
  return ranked.map(([code, score]) => ({
    code,
    title: titles.get(code) ?? '',
    version,
    score: Math.round((score / best) * 1000) / 1000,
  }));
}

/** Whether they begin with the same two digits: a neighbour, and no other kind of doing. */
const ofDivision = ([code = '']: readonly string[], [other = '']: readonly string[] = []): boolean =>
  code.slice(0, 2) === other.slice(0, 2);

/**
 * What a trade is called by people and by BPS. A name of two words ("warung makan") means another thing than its
 * words do, so they are left out.
 */
function inWordsOfBps(text: string): { own: string[]; official: string[] } {
  let rest = ` ${text} `;
  const official: string[] = [];
  for (const [name, words] of phrases) {
    if (!rest.includes(` ${name} `)) continue;
    official.push(...words.split(' '));
    rest = rest.replace(` ${name} `, ' ');
  }
  const own = rest.split(' ').filter((word) => word !== '');
  official.push(...own.flatMap((word) => trades.get(word)?.split(' ') ?? []));
  return { own, official };
}
