import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { plainText } from '../understanding/normalise.ts';
import { loadKbli } from './kbli.ts';
import type { KbliGroup, KbliVersion } from './kbli.ts';

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

/** Builds the index of one version; takes some tenths of a second, so keep it. */
export function openKbliSearch(version: KbliVersion): KbliSearch {
  const index = new MiniSearch<KbliGroup>({
    idField: 'code',
    fields: ['title', 'description'],
    storeFields: ['title'],
    tokenize: (text) => plainText(text).split(' '),
    processTerm: (term) => (term.length < 2 || EMPTY.has(term) ? null : term),
    extractField: (group, field) => {
      if (field === 'description') return covered(group.description);
      return field === 'title' ? group.title : group.code;
    },
  });
  index.addAll(loadKbli(version));
  return { find: (text, limit = 5) => search(index, version, text, limit) };
}

/** A group's text names its neighbours too ("tidak mencakup …"); those words must not find it. */
function covered(description: string): string {
  return description
    .split(/(?<=[.;])\s+/)
    .filter((sentence) => !/tidak (?:men|ter)(?:cakup|masuk)|tidak termasuk|lihat kelompok/i.test(sentence))
    .join(' ');
}

function search(index: MiniSearch<KbliGroup>, version: KbliVersion, text: string, limit: number): KbliHit[] {
  const { own, official } = inWordsOfBps(plainText(text.slice(0, 300)));
  const said = new Set(own);
  const hits = index.search([...new Set([...own, ...official])].join(' '), {
    boost: { title: 3 },
    boostTerm: (term) => (said.has(term) ? 1 : 0.7),
    prefix: (term) => term.length >= 4,
    fuzzy: (term) => (term.length >= 6 ? 0.15 : false),
    weights: { prefix: 0.4, fuzzy: 0.25 },
  });
  const best = hits[0]?.score ?? 1;
  return hits.slice(0, limit).map(({ id, title, score }) => ({
    code: String(id),
    title: String(title),
    version,
    score: Math.round((score / best) * 1000) / 1000,
  }));
}

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
