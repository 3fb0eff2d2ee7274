import { editDistance } from '../../identity/edit-distance.ts';
import { TRADE_WORDS } from '../../kbli/trade-names.ts';
import { openAcronyms } from './acronyms.ts';
import { dataJson, dataText } from '../data.ts';
import { withoutEnglish } from './english.ts';
import { lately, remembered } from '../../remembered.ts';

interface Words {
  spellings: Record<string, string>;
  fillers: string[];
  not_translated: string[];
  correctable: string[];
  not_corrected: string[];
  /** Papers and systems that are called by their letters. */
  acronyms: string[];
  /** Others that are one letter away from these. */
  not_acronyms: string[];
}

/** Longer texts are cut: what a person wants stands at the beginning. */
const LONGEST = 2000;

const words = dataJson<Words>('words.json');
const spellings = new Map(Object.entries(words.spellings));
const fillers = new Set(words.fillers);
const correctable = new Set(words.correctable);
const correctableByInitial = Map.groupBy(correctable, (word) => word[0]!);
const correctableByBones = Map.groupBy(correctable, consonants);
const notCorrected = new Set(words.not_corrected);
/** Words that the patterns know are right as they are. */
const known = new Set(`${dataText('intents.json')} ${dataText('entities.json')}`.match(/[a-z]{5,}/g));
/** Nor is what people live by a slip for another word: "makelar" is no "kelar". */
const spelt = (word: string): boolean =>
  known.has(word) || correctable.has(word) || notCorrected.has(word) || TRADE_WORDS.has(word);
const banjar = readLexicon();
const acronyms = openAcronyms(words.acronyms, words.not_acronyms);

/** Lower case without diacritics, pictures, invisible signs and punctuation; letters held down are let go. */
export const plainText: (text: string) => string = lately((text) =>
  text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}'’‘`´]/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/([a-z])\1{2,}/g, '$1')
    .trim(),
);

/** "pngen bkn nib" makes one; elsewhere "bkn" denies. */
const MAKES = /\b(mau|mw|mo|ingin|pengen|pengin|pingin|pngen|pgn|pgin|handak|hndak|hndk) bkn\b/g;
/** "mlm mn": whoever is greeted by the hour, and no "mana". */
const CALLED = /\b(pagi|pgi|siang|sore|malam|mlm|halo|hai) mn\b/g;
/** "ktp d rmh" */
const AT = /(?<=[a-z] )d (?=[a-z]{2})/g;
/** "ktp di bawa suami": written apart, it is still done to it. */
const PASSIVE = /\bdi (bawa|pinjam|pakai|pake|simpan|pegang|gadai)\b/g;

/** Two words in Banjar and in chat, one in the books. */
const HOW = /\bkayak? (?:n?apa|ap)\b/g;
/** Elsewhere "krim" is what is left of "kirim". */
const ICE = /\bes krim\b/g;
/** "dr" is mostly "dari", but not before or after these. */
const DOCTOR = /\bdr (?=umum|gigi|spesialis|hewan|internsip)|(?<=\b(?:sip|praktik|praktek) )dr\b/g;

/**
 * The text in plain Indonesian words: chat spellings, Banjar and English words replaced, near misses of key words mended,
 * polite fillers left out. Without stemming, except the endings -nya and -kah.
 */
export const canonicalText: (text: string) => string = lately((text) =>
  acronyms
    .joined(withoutEnglish(plainText(text)))
    .replace(MAKES, '$1 bikin')
    .replace(CALLED, '$1 min')
    .replace(AT, 'di ')
    .replace(PASSIVE, 'di$1')
    .replace(HOW, 'bagaimana')
    .replace(ICE, 'eskrim')
    .replace(DOCTOR, 'dokter ')
    .split(' ')
    .map(asCanonical)
    .filter((words) => words !== '')
    .join(' '),
);

/** A word in plain Indonesian; nothing is left of a filler. */
const canonicalOf = (word: string): string =>
  canonicalWord(word)
    .filter((each) => each !== '' && !fillers.has(each))
    .join(' ');
/** People use the same words over and over. */
const MOST_WORDS = 20_000;
const remember = remembered(MOST_WORDS, canonicalOf);

/** Numbers are one person's, and come once. */
const asCanonical = (word: string): string => (/\d/.test(word) ? canonicalOf(word) : remember(word));

function canonicalWord(word: string): string[] {
  if (fillers.has(word)) return [];
  const direct = translated(word);
  if (direct !== undefined) return direct.split(' ');
  const doubled = /^([a-z]{2,})2(?:nya|an)?$/.exec(word)?.[1];
  if (doubled !== undefined) return [...canonicalWord(doubled), ...canonicalWord(doubled)];
  const stem = /^([a-z]{4,})(?:nya|kah)$/.exec(word)?.[1];
  if (stem !== undefined) return canonicalWord(stem);
  const verb = indonesianVerb(word);
  if (verb !== undefined) return canonicalWord(verb);
  return [corrected(word)];
}

/** Banjar has ma-, ba- and -akan where Indonesian has me-, ber- and -kan: "mambangun", "bajualan", "maurusakan". */
function indonesianVerb(word: string): string | undefined {
  if (known.has(word) || correctable.has(word) || TRADE_WORDS.has(word)) return undefined;
  const ending = word.replace(/akan$/, 'kan');
  const forms = ending.startsWith('ma')
    ? [`me${ending.slice(2)}`, ending.slice(2)]
    : ending.startsWith('ba')
      ? [`be${ending.slice(2)}`, `ber${ending.slice(2)}`]
      : ending === word
        ? []
        : [ending];
  return forms.find((form) => form.length >= 5 && isWord(form));
}

/** Words of the examples are common once so many of them have it: slips stand there too. */
const COMMON = 3;
let spoken: ReadonlySet<string> | undefined;

/** The canonical words of a text alone, without figures and signs. */
export const wordsOnly = (text: string): string =>
  canonicalText(text)
    .replace(/[^\p{L} ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

/** A word of Banjar, of chat or of what people say to an office: it is spelt as it should be, and means itself. */
export function isCommonWord(word: string): boolean {
  spoken ??= wordsOften(COMMON);
  return [banjar, fillers, notCorrected, spoken].some((words) => words.has(word)) || isWord(word);
}

const isWord = (form: string): boolean => known.has(form) || correctable.has(form) || spellings.has(form);

function translated(word: string): string | undefined {
  const indonesian = banjar.get(word);
  if (indonesian === undefined) return spellings.get(word);
  return indonesian
    .split(' ')
    .map((part) => spellings.get(part) ?? part)
    .join(' ');
}

/** The one key word that a word of five letters or more nearly is; otherwise the word itself. */
function corrected(word: string): string {
  const acronym = acronyms.nearly(word);
  if (acronym !== undefined) return acronym;
  if (CLIPPED.test(word) && !acronyms.known(word)) return unclipped(word) ?? word;
  if (word.length < 5 || spelt(word)) return word;
  if (/\d/.test(word)) return word;
  const limit = word.length >= 8 ? 2 : 1;
  let best: string | undefined;
  let fewest = limit + 1;
  for (const candidate of correctableByInitial.get(word[0]!) ?? []) {
    const edits = editDistance(word, candidate, limit);
    if (edits < fewest) [best, fewest] = [candidate, edits];
    else if (edits === fewest) best = undefined;
  }
  const mended = best ?? withVowels(word) ?? word;
  return spellings.get(mended) ?? mended;
}

/** "gnti", "almt", "kntr": what is left of a word when its vowels are not written. */
const CLIPPED = /^(?=.{4})[aeiou]?[b-df-hj-np-tv-z]{3,7}[aeiou]?$/;

/** The one word that is meant by it. */
function unclipped(word: string): string | undefined {
  knownByBones ??= Map.groupBy([...known, ...correctable], consonants);
  const found = new Set((knownByBones.get(consonants(word)) ?? []).filter((each) => fitsEnds(word, each)));
  return found.size === 1 ? [...found][0] : undefined;
}

let knownByBones: ReadonlyMap<string, string[]> | undefined;

/** A vowel at either end is written because it is heard there. */
function fitsEnds(word: string, whole: string): boolean {
  const last = word.at(-1) ?? '';
  return word[0] === whole[0] && (!/[aeiou]/.test(last) || whole.endsWith(last));
}

/** The one key word with the same consonants: "aptker" for apoteker. */
function withVowels(word: string): string | undefined {
  const bones = consonants(word);
  if (bones.length < 4) return undefined;
  const found = (correctableByBones.get(bones) ?? []).filter((each) => each[0] === word[0]);
  return found.length === 1 ? found[0] : undefined;
}

function consonants(word: string): string {
  return word.replace(/[aeiou]/g, '');
}

/** The words that so many lines of the examples have. */
function wordsOften(least: number): Set<string> {
  const counts = new Map<string, number>();
  for (const word of dataText('examples.tsv')
    .toLowerCase()
    .match(/[a-z]+/g) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts.keys()].filter((word) => counts.get(word)! >= least));
}

/** Banjar word, and the forms named after "also" in its note, to the first Indonesian meaning. */
function readLexicon(): Map<string, string> {
  const lexicon = new Map<string, string>();
  const [, ...rows] = dataText('banjar-lexicon.tsv').trimEnd().split('\n');
  for (const row of rows) {
    const [word = '', meanings = '', note = ''] = row.trimEnd().split('\t');
    const meaning = meanings.split('/')[0] ?? '';
    const also = /^also ([^=]+)$/.exec(note)?.[1]?.split(',') ?? [];
    for (const form of [word, ...also].map((each) => each.trim())) {
      if (/^[a-z]+$/.test(form) && !words.not_translated.includes(form)) lexicon.set(form, meaning);
    }
  }
  return lexicon;
}
