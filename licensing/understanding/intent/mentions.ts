import { dataJson } from '../data.ts';
import { isNoMine } from './served-mines.ts';

/** A name under which permits are known, in canonical words. */
export interface PermitName {
  phrase: string;
  /** The first word of it: a text without that word need not be looked through. */
  first: string;
  permits: readonly string[];
}

/** Where a text names permits. */
interface Mention extends PermitName {
  at: number;
  /** What stands before and after it. */
  before: string;
  after: string;
}

interface Rules {
  papers: string[];
  things: string[];
  paper_words: string;
  yielding: string[];
  complement: string;
  beside: string;
  inside: string;
  quarry: string;
  /** What after "ternak" lives in ponds, and needs no licence of a stable. */
  fish: string;
  /** What before a paper says that it is there already. */
  held: string;
  /** Who is treated in a clinic that is none of people. */
  vet: string;
  midwife: string;
}

const rules = dataJson<{ mentions: Rules }>('entities.json').mentions;
const papers = new Set(rules.papers);
const things = new Set(rules.things);
const yielding = new Set(rules.yielding);
const paperWords = new RegExp(rules.paper_words);
const complement = new RegExp(rules.complement);
const beside = new RegExp(rules.beside);
const inside = new RegExp(rules.inside);
const quarry = new RegExp(rules.quarry);
const midwife = new RegExp(rules.midwife);
const held = new RegExp(rules.held);
const fish = new RegExp(rules.fish);
const vet = new RegExp(rules.vet);

const MINE = 'TAMBANG-RUJUK';
const STABLE = 'TERNAK';
const CLINIC = 'IZIN-KLINIK';
const MIDWIFE = 'SIP-BIDAN';
/** "usaha katering", and the bare word, tell a trade, which needs more papers than one. */
const OWN_TRADE = /\busaha$/;
/** TPA are also those who judge plans of buildings, and SKP the points of a midwife's or nurse's learning. */
const OF_BUILDINGS = /\b(?:sidang|pbg|imb|simbg)\b/;
const POINTS = /\b(?:sip|str|perawat|bidan|dokter|apoteker|ners|kecukupan)\b/;
/** "slf, pbg nya udah ada": the same, said behind it. */
const HELD = /^\s*(?:(?:saya|kami|lama) )?sudah (?:ada|punya|terbit|keluar|lengkap|dapat|jadi)\b/;
/** "di situ" is no paper. */
const THERE = /\b(?:ke|di|dari|sampai)$/;

export interface Named {
  permits: string[];
  /** The text without what only says where something is. */
  rest: string;
}

/**
 * The permits a canonical text names, in its order. Longest names first, so that "toko obat" is not read as a shop; a
 * word counts for one name only. `joined`: the text with "dan" in the place of its commas. `otherwise`: whether something
 * else in a text tells of a permit, so that a mere place of work need not.
 */
export function permitsNamed(
  text: string,
  joined: string,
  names: readonly PermitName[],
  otherwise: (rest: string) => boolean,
): Named {
  const [places, found] = divided(mentionsIn(text, names), isPlace);
  const rest = places.reduce((words, { phrase }) => words.replaceAll(phrase, '#'), text);
  const [weak, strong] = divided(
    found,
    ({ phrase, before, after }) =>
      yielding.has(phrase) || inside.test(before) || held.test(before) || HELD.test(after),
  );
  if (strong.length === 0 && weak.every(({ before }) => inside.test(before)) && otherwise(rest))
    return { permits: [], rest };
  const counted = ofTheWorkerOrPlace(strong.length > 0 ? strong : weak, text);
  const permits = counted
    .filter((mention, index) => !counted.slice(0, index).some((head) => belongsTo(mention, head, joined)))
    .filter((mention) => !counted.some((paper) => isObjectOf(mention, paper, joined)))
    .flatMap((mention) => ofTheTwo(mention, text));
  return { permits, rest };
}

function divided(
  mentions: readonly Mention[],
  test: (mention: Mention) => boolean,
): readonly [yes: Mention[], no: Mention[]] {
  return [mentions.filter(test), mentions.filter((mention) => !test(mention))];
}

function mentionsIn(text: string, names: readonly PermitName[]): Mention[] {
  let rest = ` ${text} `;
  const words = new Set(text.split(' '));
  const mentions: Mention[] = [];
  for (const { phrase, first, permits } of names) {
    if (!words.has(first)) continue;
    for (let at = rest.indexOf(` ${phrase} `); at !== -1; at = rest.indexOf(` ${phrase} `)) {
      const end = at + 1 + phrase.length;
      mentions.push({
        phrase,
        first,
        permits,
        at,
        before: text.slice(0, at).trimEnd(),
        after: text.slice(end - 1),
      });
      rest = `${rest.slice(0, at + 1)}${'#'.repeat(phrase.length)}${rest.slice(end)}`;
    }
  }
  return mentions.sort((a, b) => a.at - b.at);
}

/** Where something is, whom one thanks, what a picture shows, and what only sounds like a permit. */
function isPlace({ phrase, permits, before, after }: Mention): boolean {
  if (phrase === 'situ') return THERE.test(before);
  if (phrase === 'sia') return /^ sia\b/.test(after) || /\bsia$/.test(before);
  if (phrase === 'katering')
    return before + after === '' || (OWN_TRADE.test(before) && !paperWords.test(`${before}${after}`));
  if (phrase === 'tpa') return OF_BUILDINGS.test(`${before}${after}`);
  if (phrase === 'skp') return POINTS.test(`${before}${after}`);
  if (permits.includes(STABLE) && fish.test(after)) return true;
  if (permits.includes(CLINIC) && vet.test(`${before}${after}`)) return true;
  return beside.test(before) || (permits.includes(MINE) && isNoMine(phrase, before));
}

/** "papan nama klinik", "imb gudang": the paper is for what is named after it, and that is not wished for as well. */
function belongsTo(mention: Mention, head: Mention, joined: string): boolean {
  const paper = head.permits.some((code) => papers.has(code));
  const thing = mention.permits.every((code) => things.has(code)) && !paperWords.test(mention.phrase);
  if (!paper || !thing) return false;
  const between = head.after.slice(0, mention.at - head.at - head.phrase.length);
  if (!complement.test(between)) return false;
  return joined.includes(`${head.phrase}${between}${mention.phrase}`);
}

/** "ternak ayam", "gudang": the trade itself and no paper of it, where a text names no paper but the NIB. */
export function isOnlyTrade(code: string, text: string): boolean {
  return things.has(code) && code !== MINE && !paperWords.test(text);
}

/** A paper that is got for a thing, and no thing by itself. */
export function isPaper(code: string): boolean {
  return papers.has(code);
}

const WORKERS: ReadonlySet<string> = new Set([
  'SIP-APOTEKER',
  'SIP-TTK',
  'SIP-BIDAN',
  'SIP-PERAWAT',
  'SIP-DOKTER',
]);
const WORKPLACES: ReadonlySet<string> = new Set(['IZIN-APOTEK', 'IZIN-TOKOOBAT', 'IZIN-KLINIK']);
const OWN_PAPER = /\b(?:sip\w*|sik\w*|praktik)\b/;
const NAMED_TOO = /\b(?<!surat )(?<!harus ada )(?:dan(?! surat)|sama|serta|plus|sekalian|juga)\b/;

/** "buka apotek butuh berapa apoteker" is about the pharmacy, "apoteker mau sip di dua apotek" about who works there. */
function ofTheWorkerOrPlace(mentions: readonly Mention[], text: string): readonly Mention[] {
  const isOne = (codes: ReadonlySet<string>) => (mention: Mention) =>
    mention.permits.every((code) => codes.has(code));
  const [workers, places] = [mentions.filter(isOne(WORKERS)), mentions.filter(isOne(WORKPLACES))];
  if (workers.length === 0 || places.length === 0 || NAMED_TOO.test(text)) return mentions;
  const dropped = OWN_PAPER.test(text) ? places : workers;
  if (dropped.some(({ phrase }) => paperWords.test(phrase))) return mentions;
  return mentions.filter((mention) => !dropped.includes(mention));
}

/** "izin klinik butuh slf" asks about both. */
const ASKED_OF = /\b(?:butuh|perlu|harus|wajib|pakai|syarat)\b/;
const OF_BUILT: ReadonlySet<string> = new Set(['SLF', 'PBG', 'KKPR', 'SPPL']);

/** "gudang lama mau di slf kan": a thing named before the paper it shall get. */
function isObjectOf(mention: Mention, paper: Mention, joined: string): boolean {
  const thing = mention.permits.every((code) => things.has(code)) && !paperWords.test(mention.phrase);
  if (!thing || paper.at <= mention.at || !paper.permits.every((code) => OF_BUILT.has(code))) return false;
  const between = mention.after.slice(0, paper.at - mention.at - mention.phrase.length);
  return (
    !NAMED_TOO.test(between) &&
    !ASKED_OF.test(between) &&
    joined.includes(`${mention.phrase}${between}${paper.phrase}`)
  );
}

/** SIPB is a midwife's old licence and a quarry's: which of the two, other words tell. */
function ofTheTwo({ permits }: Mention, text: string): readonly string[] {
  if (!(permits.includes(MINE) && permits.includes(MIDWIFE))) return permits;
  if (quarry.test(text)) return [MINE];
  return midwife.test(text) ? [MIDWIFE] : permits;
}
