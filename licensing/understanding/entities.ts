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

const HANDED_IN = /^(ini|nah|berikut|terlampir)\b|\b(kirim|lampirkan|terlampir|upload|unggah|foto)\b/;
const BOTH = ['NIB-UMK', 'NIB-BU'];
const NIB = /^(?:nib|nomor induk berusaha)\b/;
/** What stands between two permits that are both wished. */
const JOINED =
  /^(?: (?:perorangan|umk|badan usaha|pt|cv|usaha))? (?:dan|sama|serta|plus|sekalian|sekaligus|dengan|juga|lalu|terus|and)(?: (?!punya|memiliki|ada|sudah|belum|tanpa|biaya|syarat)\w+){0,3} $/;
/** Ends what says that a paper is there already, or only needed. */
const HELD = /\b(?:punya|memiliki|ada|sudah|pakai|tanpa|nomor|butuh|perlu|harus)(?: \w+)? $/;
const COMPARED = /\b(?:beda|bedanya|perbedaan|dibanding|banding)\b/;
const indexes = new WeakMap<Catalogue, Nickname[]>();
const namePatterns = new WeakMap<Catalogue, RegExp>();

/**
 * Codes of the permits a text speaks of, in the order in which they are named; the text is canonical. `joined`: the same
 * with "dan" in the place of its commas and plus signs.
 */
export function permitsIn(text: string, catalogue: Catalogue, joined = text): string[] {
  const changing = patterns.find((each) => each.permits[0] === 'NIB-UBAH' && each.pattern.test(text));
  const named = changing ? [...changing.permits, ...mentioned(text, catalogue)] : mentioned(text, catalogue);
  const found = named.length > 0 ? named : byPattern(text);
  const settled = settleNib(found, text, () => joinsNib(joined, catalogue));
  return [...new Set(settled)].filter((code) => catalogue.permits.has(code));
}

/** The paper of former rules a canonical text names, such as SIUP, with what replaced it. */
export function oldNameIn(text: string): OldName | undefined {
  const words = ` ${text} `;
  return oldPhrases.find(({ phrases }) => phrases.some((phrase) => words.includes(phrase)))?.name;
}

const MINE = 'TAMBANG-RUJUK';
const AT = /\b(?:ke|di|dari|dekat|area|lokasi|karyawan|pekerja)$/;

/** Longest names first, so that "toko obat" is not read as a shop; a word counts for one name only. */
function mentioned(text: string, catalogue: Catalogue): string[] {
  let rest = ` ${text} `;
  const hits: { at: number; permits: string[] }[] = [];
  for (const { phrase, permits } of nicknamesOf(catalogue)) {
    const at = rest.indexOf(` ${phrase} `);
    if (at === -1) continue;
    // "narik batu split ke tambang" works for a mine and opens none.
    if (!(permits.includes(MINE) && AT.test(rest.slice(0, at)))) hits.push({ at, permits });
    rest = `${rest.slice(0, at + 1)}${'#'.repeat(phrase.length)}${rest.slice(at + 1 + phrase.length)}`;
  }
  return hits.sort((a, b) => a.at - b.at).flatMap(({ permits }) => permits);
}

/** Whether a canonical text speaks of a small trade such as a stall or a workshop. */
export function namesTrade(text: string): boolean {
  return trade.test(text);
}

/** Whether a canonical text speaks of the NIB by its own name, and not of what a trade needs. */
export function namesNib(text: string): boolean {
  return nib.test(text) || oldNameIn(text) !== undefined;
}

/** The text, canonical or raw, with each name of a permit as `_`, so that what is asked of one is asked of any. */
export function withoutPermits(text: string, names: RegExp): string {
  return text.replace(names, '_');
}

/** Finds every name of a permit, in a text canonical or raw. */
export function permitNames(catalogue: Catalogue): RegExp {
  const known = namePatterns.get(catalogue);
  if (known) return known;
  const phrases = nicknamesOf(catalogue).map(({ phrase }) => phrase);
  const names = new RegExp(`\\b(?:${[...phrases, 'nib', 'nomor induk berusaha'].join('|')})\\b`, 'gi');
  namePatterns.set(catalogue, names);
  return names;
}

function byPattern(text: string): string[] {
  return patterns.find(({ pattern }) => pattern.test(text))?.permits ?? [];
}

/** NIB is one paper with two ways: a person's and a company's. Beside others it counts only where it is wished as well. */
function settleNib(found: string[], text: string, joins: () => boolean): string[] {
  const others = found.filter((code) => !BOTH.includes(code));
  if (others.length > 0) {
    if (others.includes('NIB-UBAH') || !joins()) return others;
    return [
      ...(company.test(text) ? ['NIB-BU'] : person.test(text) || trade.test(text) ? ['NIB-UMK'] : BOTH),
      ...others,
    ];
  }
  const traded = trade.test(text) && /\b(izin|(?:mem)?bukaa?|jualan|berjualan|dagang|berdagang)\b/.test(text);
  const licence = found.length > 0 || traded || nib.test(text) || businessLicence.test(text);
  // "ini akta cv nya" hands something in; whose it is, is no wish for a NIB.
  if (company.test(text) && !licence && HANDED_IN.test(text)) return [];
  if (company.test(text))
    return licence || /\b(akta|daftar|buat|urus|dirikan)\b/.test(text) ? ['NIB-BU'] : [];
  if (!licence) return [];
  if (person.test(text) || trade.test(text)) return ['NIB-UMK'];
  if (nib.test(text)) return BOTH;
  return found.length > 0 ? found : ['NIB-UMK'];
}

/** "nib sama reklame", "pirt, nib": named side by side; "nib" in "sudah punya nib, reklame gimana" is no wish. */
function joinsNib(text: string, catalogue: Catalogue): boolean {
  if (COMPARED.test(text)) return false;
  const names = [...text.matchAll(permitNames(catalogue))];
  return names.slice(1).some((name, index) => {
    const before = names[index]!;
    const between = text.slice(before.index + before[0].length, name.index);
    const [first, second] = [before, name].map(([words]) => NIB.test(words));
    return first !== second && JOINED.test(between) && !HELD.test(text.slice(0, before.index));
  });
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
