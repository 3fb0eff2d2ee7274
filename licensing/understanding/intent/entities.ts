import { SIP } from '../../bundle/together.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { kbliCodeWithin } from '../../kbli/code-in-text.ts';
import { dataJson } from '../data.ts';
import { lately } from '../../remembered.ts';
import { isOnlyTrade, permitsNamed } from './mentions.ts';
import type { PermitName } from './mentions.ts';
import { canonicalText } from '../words/normalise.ts';
import { SOLE_TRADER } from '../facts/sole-trader.ts';
import { namesTrade, runsTrade } from '../trades/tells-trade.ts';
import { hasNib, wishesNib } from './wished-nib.ts';

interface EntityData {
  patterns: { permits: string[]; pattern: string }[];
  company: string;
  person: string;
  business_licence: string;
  nib: string;
}

export interface OldName {
  names: string[];
  permits: string[];
  /** What stands in its place, in Indonesian. */
  note: string;
}

const data = dataJson<EntityData>('entities.json');
const oldNames = dataJson<OldName[]>('nicknames.json');
const oldPhrases = oldNames.map((name) => ({
  name,
  phrases: name.names.map((each) => ` ${canonicalText(each)} `),
}));
const BOTH = ['NIB-UMK', 'NIB-BU'];
const wasNib = ({ name }: (typeof oldPhrases)[number]): boolean =>
  name.permits.some((code) => BOTH.includes(code));
const phrasesOf = (names: typeof oldPhrases): readonly string[] => names.flatMap(({ phrases }) => phrases);
const OLD = phrasesOf(oldPhrases);
const OLD_NIBS = phrasesOf(oldPhrases.filter(wasNib));
const OLD_OTHERS = phrasesOf(oldPhrases.filter((old) => !wasNib(old)));
const patterns = data.patterns.map(({ permits, pattern }) => ({ permits, pattern: new RegExp(pattern) }));
/** All of them as one: most texts have none, which costs half as much to see at once. */
const anyPattern = new RegExp(data.patterns.map(({ pattern }) => `(?:${pattern})`).join('|'));
const company = new RegExp(data.company);
const person = new RegExp(data.person);
const isPersons = (text: string): boolean => person.test(text) || SOLE_TRADER.test(text);
const businessLicence = new RegExp(data.business_licence);
const nib = new RegExp(data.nib);

const HANDED_IN = /^(ini|nah|berikut|terlampir)\b|\b(kirim|lampirkan|terlampir|upload|unggah|foto)\b/;
/** "sip" alone says that all is well; with these it is the paper, of whichever profession. */
const ANY_SIP =
  /\S sip (?:\w+ )*(?:kedua|ketiga|berapa|apa|bagaimana|syarat|biaya|gratis|bayar)\b|\bsip (?:saya|ulun|kami|istri|suami|anak|kakak|adik)\b.*\b(?:habis|mati|berakhir|kadaluarsa|kedaluwarsa|expired|(?:di)?perpanjang)\b|\b(?:urus|ngurus|mengurus|buat|bikin|daftar|ajukan|mengajukan|perpanjang|memperpanjang|perpanjangan|syarat|persyaratan|biaya|cara|izin|surat|pengajuan|permohonan|mau|butuh|perlu|soal) (?:(?:izin|surat|dari|untuk|punya|kalau) )?sip\b(?! (?:oke|ok|makasih|terima))/;
const NIB = /^(?:nib|nomor induk \w*usaha)\b/;
/** What stands between two permits that are both wished. */
const JOINED =
  /^(?: (?:perorangan|umk|badan usaha|pt|cv|usaha))? (?:dan|sama|serta|plus|sekalian|sekaligus|dengan|juga|lalu|terus|and)(?: (?!punya|memiliki|ada|sudah|belum|tanpa|biaya|syarat)\w+){0,3} $/;
/** Ends what says that a paper is there already, or only needed. */
const HELD = /\b(?:punya|memiliki|ada|sudah|pakai|tanpa|nomor|butuh|perlu|harus)(?: \w+)? $/;
/** "di situ" is a place, and no paper of former times. */
const THERE = / (?:di|ke|dari|sampai) situ(?= )/g;
/** "sesudah nib perlu halal kah": it is there then, and not what is asked about. */
const AFTER_NIB = /\b(?:habis|abis|sehabis|sesudah|setelah)(?: (?:punya|ada|dapat|jadi|urus|buat))? nib\b/;
const COMPARED = /\b(?:beda|bedanya|perbedaan|dibanding|banding)\b/;
const BESIDE = /\b(?:dan|sama|sekalian|sekaligus|serta|plus|juga|terus|lalu)\b/;
const indexes = new WeakMap<Catalogue, PermitName[]>();
const namePatterns = new WeakMap<Catalogue, RegExp>();

/**
 * Codes of the permits a text speaks of, in the order in which they are named; the text is canonical. `joined`: the same
 * with "dan" in the place of its commas and plus signs.
 */
export function permitsIn(text: string, catalogue: Catalogue, joined = text): string[] {
  const found = foundIn(text, catalogue, joined);
  const settled =
    found.length === 0 && ANY_SIP.test(text)
      ? SIP
      : settleNib(found, text, () => joinsNib(joined, catalogue));
  return known(settled, catalogue);
}

/** What a canonical text that wishes for a NIB tells of a trade with a permit of its own: "nib katering" needs the SLHS too. */
export function permitsOfTrade(text: string, catalogue: Catalogue): string[] {
  return known(
    foundIn(text, catalogue, text).filter((code) => isOnlyTrade(code, text)),
    catalogue,
  );
}

function foundIn(text: string, catalogue: Catalogue, joined: string): readonly string[] {
  const changing = patterns.find((each) => each.permits[0] === 'NIB-UBAH' && each.pattern.test(text));
  const names = nicknamesOf(catalogue);
  const { permits, rest } = permitsNamed(text, joined, names, (words) => byPattern(words).length > 0);
  // "nambah usaha katering di nib" changes the NIB, and asks for no paper of a caterer.
  const beside = changing && !BESIDE.test(joined) ? [] : permits;
  const named = changing ? [...changing.permits, ...beside] : permits;
  return named.length > 0 ? named : byPattern(rest);
}

const known = (codes: readonly string[], catalogue: Catalogue): string[] =>
  [...new Set(codes)].filter((code) => catalogue.permits.has(code));

/** The paper of former rules a canonical text names, such as SIUP, with what replaced it. */
export function oldNameIn(text: string): OldName | undefined {
  const words = ` ${text} `.replace(THERE, ' ');
  return oldPhrases.find(({ phrases }) => phrases.some((phrase) => words.includes(phrase)))?.name;
}

/** Whether a canonical text speaks of the NIB by its own name, and not of what a trade needs. */
export function namesNib(text: string): boolean {
  return nib.test(text) || oldNameIn(text) !== undefined;
}

/** The same, or of the licence of a business in general: more than that a trade is told. */
export function namesLicence(text: string): boolean {
  return namesNib(text) || businessLicence.test(text);
}

/** Whose NIB a canonical text speaks of, a company's or a person's, without naming it: "kalau yang pt". */
export function nibOfKind(text: string): string | undefined {
  if (company.test(text)) return 'NIB-BU';
  return isPersons(text) ? 'NIB-UMK' : undefined;
}

/** The text, canonical or raw, with each name of a permit as `_`, so that what is asked of one is asked of any. */
export function withoutPermits(text: string, names: RegExp): string {
  return text.replace(names, '_');
}

/** Finds every name of a permit, in a text canonical or raw. */
export function permitNames(catalogue: Catalogue): RegExp {
  const built = namePatterns.get(catalogue);
  if (built) return built;
  const phrases = nicknamesOf(catalogue).map(({ phrase }) => phrase);
  const names = new RegExp(`\\b(?:${[...phrases, 'nib', 'nomor induk \\w*usaha'].join('|')})\\b`, 'gi');
  namePatterns.set(catalogue, names);
  return names;
}

const byPattern: (text: string) => readonly string[] = lately(
  (text) =>
    (anyPattern.test(text) ? patterns.find(({ pattern }) => pattern.test(text))?.permits : undefined) ?? [],
);

/**
 * NIB is one paper with two ways: a person's and a company's. Beside others it counts where it is wished as well; a trade
 * that has a permit of its own is then no more than what the NIB is for.
 */
function settleNib(found: readonly string[], said: string, joins: () => boolean): string[] {
  // "tanda daftar perusahaan" was a stall keeper's paper too.
  const text = replaced(said, OLD, ' ');
  // "siup mb" is no "siup".
  const wished = wishesNib(replaced(replaced(said, OLD_OTHERS, ' '), OLD_NIBS, ' nib '));
  const named = found.filter((code) => !(wished && isOnlyTrade(code, said)) || joins());
  const others = named.filter((code) => !BOTH.includes(code));
  if (others.length > 0) {
    // Of a mine nothing is ours, its NIB neither.
    const beside = joins() || (wished && !others.includes('TAMBANG-RUJUK'));
    if (others.includes('NIB-UBAH') || !beside) return others;
    return [
      ...(company.test(text) ? ['NIB-BU'] : isPersons(text) || namesTrade(text) ? ['NIB-UMK'] : BOTH),
      ...others,
    ];
  }
  const licence = found.length > 0 || runsTrade(text) || nib.test(text) || businessLicence.test(text);
  // "ini akta cv nya" hands something in; whose it is, is no wish for a NIB.
  if (company.test(text) && !licence && HANDED_IN.test(text)) return [];
  if (company.test(text))
    return licence || /\b(akta|daftar|buat|urus|dirikan|legalitas)\b/.test(text) ? ['NIB-BU'] : [];
  if (!licence || AFTER_NIB.test(text)) return [];
  if (isPersons(text) || namesTrade(text) || kbliCodeWithin(text) !== undefined) return ['NIB-UMK'];
  if (nib.test(text)) return BOTH;
  return named.length > 0 ? named : ['NIB-UMK'];
}

const replaced = (text: string, phrases: readonly string[], instead: string): string =>
  phrases.reduce((rest, phrase) => rest.replaceAll(phrase, instead), ` ${text} `).trim();

/** "nib sama reklame", "pirt, nib": named side by side; "nib" in "sudah punya nib, reklame gimana" is no wish. */
function joinsNib(text: string, catalogue: Catalogue): boolean {
  if (COMPARED.test(text) || hasNib(text)) return false;
  const names = [...text.matchAll(permitNames(catalogue))];
  return names.slice(1).some((name, index) => {
    const before = names[index]!;
    const between = text.slice(before.index + before[0].length, name.index);
    const [first, second] = [before, name].map(([words]) => NIB.test(words));
    return first !== second && JOINED.test(between) && !HELD.test(text.slice(0, before.index));
  });
}

function nicknamesOf(catalogue: Catalogue): PermitName[] {
  const built = indexes.get(catalogue);
  if (built) return built;
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
    .map(([phrase, each]) => ({
      phrase,
      first: phrase.split(' ', 1)[0]!,
      permits: each.flatMap(({ permits }) => permits),
    }))
    .sort((a, b) => b.phrase.length - a.phrase.length);
  indexes.set(catalogue, index);
  return index;
}
