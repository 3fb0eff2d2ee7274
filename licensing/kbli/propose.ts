import { tellsOtherDoing } from './doings.ts';
import { loadKbli } from './kbli.ts';
import type { KbliGroup } from './kbli.ts';
import { openKbliSearch } from './search.ts';
import type { KbliHit, KbliSearch } from './search.ts';
import { holdsTradeWord, matchTrades, mayTellTrade, wordsOf } from './trades.ts';

/** What somebody does for a living, as people would say it; a first division of the groups of KBLI. */
export const KINDS = [
  'farm',
  'make',
  'build',
  'sell',
  'serve',
  'carry',
  'digital',
  'teach_heal',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

/** The edition that OSS uses. */
const EDITION = '2025';
/** The one before, whose codes still stand in many a NIB. */
const FORMER = '2020';

export interface Proposer {
  /** The group a trade surely means; undefined when the person must be asked. */
  sure(trade: string): KbliHit | undefined;
  /** Whether it is like a trade the table knows at all. */
  knows(trade: string): boolean;
  /** The same where nothing but the words themselves says that they are a trade. */
  names(trade: string): boolean;
  /** The groups it may mean, best first, of one kind of doing if given; `without`: codes that were refused. */
  choices(trade: string, kind?: Kind, without?: readonly string[]): KbliHit[];
  /** The kinds of doing among what it may mean, in the order of KINDS. */
  kinds(trade: string, without?: readonly string[]): Kind[];
  title(code: string): string | undefined;
  /** What a code means in each edition that has it, the one of today first. */
  editions(code: string): KbliGroup[];
  /** The group of today whose title this is, word for word. */
  entitled(title: string): KbliHit | undefined;
}

/**
 * A trade that the table knows by name, and no other nearly as well. A higher bar asks more and errs as often: what is
 * taken wrongly is a name that the table gives to another group (docs/UNDERSTANDING.md).
 */
const SURE = 0.65;
const AHEAD = 0.08;
/** Told in a sentence, words go along that only happen to be a trade's: what does another thing must lie further behind. */
const FAR_AHEAD = 0.2;
const SENTENCE = 4;
/** A name of the table that says neither more nor less. */
const SAME = 0.999;
/** What is left over of a division: nobody's trade until they say so. */
const RESIDUAL = /\b(?:lainnya|ytdl|tidak dapat diklasifikasikan)\b/i;
/** Wholesale, which a stall keeper who says "jual kopi" does not mean; who does says so. */
const WHOLESALE = /^46/;
const SAYS_WHOLESALE =
  /\b(?:grosir|partai|agen|distributor|supplier|pemasok|pengepul|tengkulak|ekspor|impor|wholesale|besar)\b/i;
/** Whoever buys what he sells may be one of them. */
const BUYS_TOO = /\bjual beli\b/i;
/** So many a person reads before choosing. */
const SHOWN = 3;
/** This part of the best's score: what is less like it only shares some word of a description. */
const WORTH_SHOWING = 0.15;
/** So deep the search looks for kinds of doing. */
const DEEP = 40;
/** Trades repeat from person to person; reading them is the dear part. */
const REMEMBERED = 500;

/** Opens nothing until it is asked; the search takes some tenths of a second then, the titles some hundredths. */
export function openProposer(): Proposer {
  let groups: ReadonlyMap<string, KbliGroup> | undefined;
  let former: ReadonlyMap<string, KbliGroup> | undefined;
  let titles: ReadonlyMap<string, KbliGroup> | undefined;
  let search: KbliSearch | undefined;
  const known = new Map<string, KbliHit | undefined>();
  const today = (): ReadonlyMap<string, KbliGroup> =>
    (groups ??= new Map(loadKbli(EDITION).map((each) => [each.code, each])));
  const group = (code: string): KbliGroup | undefined => today().get(code);
  const find = (trade: string): KbliHit[] => {
    // "baik", "nanti saja": some description of BPS has such words too.
    if (!mayTellTrade(trade)) return [];
    const hits = (search ??= openKbliSearch(EDITION)).find(trade, DEEP);
    const meant = hits.find(({ code }) => !WHOLESALE.test(code));
    const first = hits[0];
    if (!meant || !first || !WHOLESALE.test(first.code) || SAYS_WHOLESALE.test(trade) || BUYS_TOO.test(trade))
      return hits;
    return [meant, ...hits.filter((hit) => hit !== meant)];
  };

  const read = (trade: string): KbliHit | undefined => {
    const matches = matchTrades(trade, EDITION);
    const [first] = matches;
    const code = first?.codes[0];
    const other = matches.find((match) => match.codes[0] !== code);
    if (!first || code === undefined || first.score < SURE || (other?.score ?? 0) > first.score - AHEAD)
      return undefined;
    const differs = matches.find((match) => match.codes[0]?.slice(0, 2) !== code.slice(0, 2));
    const words = trade.trim().split(/\s+/).length;
    // One word that is only part of a name ("ganti", of "ganti oli") names no trade.
    if (wordsOf(trade).length === 1 && first.score < SAME) return undefined;
    const told = words >= SENTENCE && first.score < SAME;
    if (told && (differs?.score ?? 0) > first.score - FAR_AHEAD) return undefined;
    // Where the table knows it only nearly, the words of BPS must not speak for another group.
    if (first.score < SAME && find(trade)[0]?.code !== code) return undefined;
    // "mencari ikan di sungai untuk dijual": several doings of which the group is one.
    if (tellsOtherDoing(trade, code)) return undefined;
    const title = group(code)?.title;
    if (WHOLESALE.test(code) && !SAYS_WHOLESALE.test(trade)) return undefined;
    return title === undefined || RESIDUAL.test(title)
      ? undefined
      : { code, title, version: EDITION, score: first.score };
  };

  const scoreOf = (trade: string): number => matchTrades(trade, EDITION)[0]?.score ?? 0;
  const knows = (trade: string): boolean => scoreOf(trade) >= SURE;

  return {
    sure(trade) {
      const key = trade.toLowerCase();
      if (!known.has(key)) {
        if (known.size >= REMEMBERED) known.clear();
        known.set(key, read(trade));
      }
      return known.get(key);
    },
    knows,
    // One word that is only part of a name ("bantuan", of "bantuan hukum") is none of its own.
    names: (trade) => holdsTradeWord(trade) && scoreOf(trade) >= (wordsOf(trade).length === 1 ? SAME : SURE),
    choices: (trade, kind, without = []) =>
      find(trade)
        .filter(({ code }) => !without.includes(code) && (kind === undefined || kindOf(code) === kind))
        .filter(({ score }, _, [best]) => score >= WORTH_SHOWING * (best?.score ?? 0))
        .slice(0, kind === undefined ? SHOWN : SHOWN + 2),
    kinds(trade, without = []) {
      const left = find(trade).filter(({ code }) => !without.includes(code));
      const found = new Set(left.map(({ code }) => kindOf(code)));
      return KINDS.filter((kind) => found.has(kind));
    },
    title: (code) => group(code)?.title,
    editions(code) {
      former ??= new Map(loadKbli(FORMER).map((each) => [each.code, each]));
      return [group(code), former.get(code)].filter((each) => each !== undefined);
    },
    entitled(title) {
      titles ??= new Map([...today().values()].map((each) => [each.title, each]));
      const found = titles.get(title);
      return found && { code: found.code, title: found.title, version: EDITION, score: 1 };
    },
  };
}

/** By the first two digits, which stand for the same broad doings in both editions. */
function kindOf(code: string): Kind {
  const division = Number(code.slice(0, 2));
  if (division <= 3) return 'farm';
  if (division >= 10 && division <= 33) return 'make';
  if (division >= 41 && division <= 43) return 'build';
  if (division >= 45 && division <= 47) return 'sell';
  if (division >= 49 && division <= 53) return 'carry';
  if (division >= 55 && division <= 56) return 'serve';
  if (division >= 58 && division <= 63) return 'digital';
  if (division >= 84 && division <= 88) return 'teach_heal';
  return 'other';
}
