import type { Catalogue } from '../catalogue/catalogue.ts';
import { dataJson } from './data.ts';
import { canonicalText } from './normalise.ts';

interface EntityData {
  patterns: { permits: string[]; pattern: string }[];
  company: string;
  person: string;
  trade: string;
  business_licence: string;
  nib: string;
}

export interface OldName {
  names: string[];
  permits: string[];
  /** What stands in its place, in Indonesian. */
  note: string;
}

interface Nickname {
  phrase: string;
  permits: string[];
}

const data = dataJson<EntityData>('entities.json');
const oldNames = dataJson<OldName[]>('nicknames.json');
const oldPhrases = oldNames.map((name) => ({
  name,
  phrases: name.names.map((each) => ` ${canonicalText(each)} `),
}));
const patterns = data.patterns.map(({ permits, pattern }) => ({ permits, pattern: new RegExp(pattern) }));
const company = new RegExp(data.company);
const person = new RegExp(data.person);
const trade = new RegExp(data.trade);
const businessLicence = new RegExp(data.business_licence);
const nib = new RegExp(data.nib);

const BOTH = ['NIB-UMK', 'NIB-BU'];
const indexes = new WeakMap<Catalogue, Nickname[]>();
const namePatterns = new WeakMap<Catalogue, RegExp>();

/** Codes of the permits a text speaks of, in the order in which they are named; the text is canonical. */
export function permitsIn(text: string, catalogue: Catalogue): string[] {
  const changing = patterns.find((each) => each.permits[0] === 'NIB-UBAH' && each.pattern.test(text));
  const named = changing ? [...changing.permits, ...mentioned(text, catalogue)] : mentioned(text, catalogue);
  const found = named.length > 0 ? named : byPattern(text);
  const settled = settleNib(found, text);
  return [...new Set(settled)].filter((code) => catalogue.permits.has(code));
}

/** The paper of former rules a canonical text names, such as SIUP, with what replaced it. */
export function oldNameIn(text: string): OldName | undefined {
  const words = ` ${text} `;
  return oldPhrases.find(({ phrases }) => phrases.some((phrase) => words.includes(phrase)))?.name;
}

/** Longest names first, so that "toko obat" is not read as a shop; a word counts for one name only. */
function mentioned(text: string, catalogue: Catalogue): string[] {
  let rest = ` ${text} `;
  const hits: { at: number; permits: string[] }[] = [];
  for (const { phrase, permits } of nicknamesOf(catalogue)) {
    const at = rest.indexOf(` ${phrase} `);
    if (at === -1) continue;
    hits.push({ at, permits });
    rest = `${rest.slice(0, at + 1)}${'#'.repeat(phrase.length)}${rest.slice(at + 1 + phrase.length)}`;
  }
  return hits.sort((a, b) => a.at - b.at).flatMap(({ permits }) => permits);
}

/** Whether a canonical text speaks of a small trade such as a stall or a workshop. */
export function namesTrade(text: string): boolean {
  return trade.test(text);
}

/** The text with each name of a permit as `_`, so that what is asked of one permit is asked of any. */
export function withoutPermits(text: string, catalogue: Catalogue): { rest: string; named: boolean } {
  let names = namePatterns.get(catalogue);
  if (!names) {
    const phrases = nicknamesOf(catalogue).map(({ phrase }) => phrase);
    names = new RegExp(`\\b(?:${[...phrases, 'nib', 'nomor induk berusaha'].join('|')})\\b`, 'g');
    namePatterns.set(catalogue, names);
  }
  const rest = text.replace(names, '_');
  return { rest, named: rest !== text };
}

function byPattern(text: string): string[] {
  return patterns.find(({ pattern }) => pattern.test(text))?.permits ?? [];
}

/** NIB is one paper with two ways: a person's and a company's. */
function settleNib(found: string[], text: string): string[] {
  const others = found.filter((code) => !BOTH.includes(code));
  if (others.length > 0) return others;
  const traded = trade.test(text) && /\b(izin|bukaa?|jualan|berjualan|dagang|berdagang)\b/.test(text);
  const licence = found.length > 0 || traded || nib.test(text) || businessLicence.test(text);
  if (company.test(text))
    return licence || /\b(akta|daftar|buat|urus|dirikan)\b/.test(text) ? ['NIB-BU'] : [];
  if (!licence) return [];
  if (person.test(text) || trade.test(text)) return ['NIB-UMK'];
  if (nib.test(text)) return BOTH;
  return found.length > 0 ? found : ['NIB-UMK'];
}

function nicknamesOf(catalogue: Catalogue): Nickname[] {
  const known = indexes.get(catalogue);
  if (known) return known;
  const current = [...catalogue.permits.values()].flatMap((permit) =>
    [permit.code, permit.short_name, ...permit.nicknames].map((name) => ({
      phrase: canonicalText(name),
      permits: [permit.code],
    })),
  );
  const former = oldNames.flatMap(({ names, permits }) =>
    names.map((name) => ({ phrase: canonicalText(name), permits })),
  );
  // One name may stand for two permits: SIPB is a midwife's old licence and a quarry's.
  const byPhrase = Map.groupBy([...former, ...current], ({ phrase }) => phrase);
  const index = [...byPhrase]
    .filter(([phrase]) => phrase !== '' && phrase !== 'nib')
    .map(([phrase, each]) => ({ phrase, permits: each.flatMap(({ permits }) => permits) }))
    .sort((a, b) => b.phrase.length - a.phrase.length);
  indexes.set(catalogue, index);
  return index;
}
