import { editDistance } from '../identity/edit-distance.ts';
import { letterSet, mayBeNear } from '../identity/letter-set.ts';
import { trimSigns } from '../identity/trim-signs.ts';
import { lately } from '../remembered.ts';
import { placeWords } from './place-words.ts';
import type { PlaceWord } from './place-words.ts';

/** Edges in degrees, south and west negative where they are so on a map. */
export type Box = { south: number; north: number; west: number; east: number };

/** A district (kecamatan; `code` 6 digits) with the official names of its villages and wards. */
export type District = { code: string; name: string; villages: readonly string[] };

/** The regency that an office serves; `code` 4 digits. */
export type Places = { code: string; name: string; box: Box; districts: readonly District[] };

/**
 * What was recognised of an address: official names, and `rest`, the text without them. `certain` = every
 * name was written nearly right and points to one place only. `elsewhere`: a village that was named and lies in
 * another district than the one stated, which then stands in `district`; no village is claimed.
 */
export type FoundPlace = {
  readonly district?: string;
  readonly village?: string;
  readonly rest: string;
  readonly certain: boolean;
  readonly elsewhere?: { readonly village: string; readonly district: string };
};

type Spelled = { text: string; length: number; letters: number };

type Written = { compact: Spelled; raw: Spelled };

type Entry = Written & { kind: 'district' | 'village'; name: string; district: string };

/** An entry read at words [from, to); `edits` is how far the writing is from the name. */
type Match = { entry: Entry; from: number; to: number; edits: number; marked: boolean };

const longestName = 4;

// A street address is short; what stands after this is not looked at.
const mostWords = 60;

/** Village names that are also everyday words: only after "desa", or beside nothing but the district. */
const everydayNames = new Set([
  'Baru',
  'Merah',
  'Karya',
  'Bata',
  'Balang',
  'Bakung',
  'Pematang',
  'Simpang Tiga',
  'Hilir Pasar',
]);

/**
 * Finds the district and village of the regency in an address, tolerant of typos, joined or split words and
 * short forms ("ds lampihong kiri rt 2 kec lampihong", "paringin slatan"). A name that is both is the
 * district unless "desa" stands before it. A village known in one district only tells the district; one
 * known in two leaves it open.
 */
export function findPlace(text: string, places: Places): FoundPlace {
  const find = finders.get(places) ?? lately((address) => read(address, places));
  finders.set(places, find);
  return find(text);
}

/** One address is read when it comes and for each look at the review, which is made several times in a turn. */
const finders = new WeakMap<Places, (address: string) => FoundPlace>();

function read(text: string, places: Places): FoundPlace {
  const words = placeWords(text).slice(0, mostWords);
  const matches = matchesIn(words, entriesOf(places));
  const best = bestPair(matches, words);
  const stated = statedBeside(best, matches, words);
  const pick = stated === undefined ? best : { district: stated };
  const rest = restOf(text, words, pick, places);
  const district = pick.district?.entry.name ?? onlyDistrict(pick.village, places);
  const parts = [pick.district, pick.village].filter((match) => match !== undefined);
  // A village was announced, but it belongs to another district than the one named.
  const named = stated === undefined ? announcedVillage(pick, matches) : best.village?.entry;
  const contradicts = named !== undefined;
  const clear = parts.every((match) => isClear(match, matches, pick));
  const certain = parts.length > 0 && district !== undefined && clear && !contradicts;
  return {
    ...(district === undefined ? {} : { district }),
    ...(pick.village === undefined ? {} : { village: pick.village.entry.name }),
    rest,
    certain,
    ...(named === undefined || district === undefined
      ? {}
      : { elsewhere: { village: named.name, district: named.district } }),
  };
}

/**
 * The district that was written, where a village made another one of it: "lamida bawah, paringin selatan" is no place of
 * Paringin, and "desa wonorejo, halong" none of Juai.
 */
function statedBeside(
  { district, village }: Pair,
  matches: readonly Match[],
  words: readonly PlaceWord[],
): Match | undefined {
  if (village === undefined) return undefined;
  return matches
    .filter(({ entry, edits, from, to }) => {
      if (entry.kind !== 'district' || entry.name === (district ?? village).entry.district) return false;
      if (from < village.to && village.from < to) return false;
      if (district !== undefined) return from <= district.from && to > district.to;
      const homes = matches.some(
        (match) => match.entry.name === village.entry.name && match.entry.district === entry.name,
      );
      return edits === 0 && from >= village.to && words[from - 1]?.role !== 'other' && !homes;
    })
    .toSorted((one, other) => scoreOf(other) - scoreOf(one))[0];
}

/** A village that was announced and is not of the district found. */
function announcedVillage({ village }: Pair, matches: readonly Match[]): Entry | undefined {
  if (village !== undefined) return undefined;
  return matches
    .filter((match) => match.marked && match.entry.kind === 'village')
    .toSorted((one, other) => scoreOf(other) - scoreOf(one))[0]?.entry;
}

/** The names of one office never change while it is loaded, and every address is held against all of them. */
const entriesByPlaces = new WeakMap<Places, readonly Entry[]>();

function entriesOf(places: Places): readonly Entry[] {
  const known = entriesByPlaces.get(places) ?? readEntries(places);
  entriesByPlaces.set(places, known);
  return known;
}

function readEntries(places: Places): Entry[] {
  return places.districts.flatMap(({ name: district, villages }) => [
    { kind: 'district' as const, name: district, district, ...joined(placeWords(district)) },
    ...villages.map((name) => ({ kind: 'village' as const, name, district, ...joined(placeWords(name)) })),
  ]);
}

/** Words without the gaps between them, since people join and split names; with and without short forms. */
function joined(words: readonly PlaceWord[]): Written {
  return {
    compact: spelled(words.map((word) => word.plain).join('')),
    raw: spelled(words.map((word) => word.raw).join('')),
  };
}

function spelled(text: string): Spelled {
  return { text, length: text.length, letters: letterSet(text) };
}

function matchesIn(words: readonly PlaceWord[], entries: readonly Entry[]): Match[] {
  const matches: Match[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + longestName); to++) {
      const span = words.slice(from, to);
      if (span.some((word) => word.role !== 'name')) break;
      const written = joined(span);
      const role = words[from - 1]?.role;
      for (const entry of entries) {
        const marked = role === entry.kind;
        if ((role === 'district' || role === 'village') && !marked) continue;
        const allowed = editsAllowed(entry.compact.length, marked);
        const edits = editsBetween(written, entry, allowed);
        if (edits > allowed || isStreetName(span, entry.kind, edits)) continue;
        matches.push({ entry, from, to, edits, marked });
      }
    }
  }
  return matches;
}

/**
 * "jl pasar paringin" is a street, wherever it lies. Only a village of several words, rightly written behind the street's own
 * name ("jl pasar paringin timur"), is read as the place.
 */
function isStreetName(span: readonly PlaceWord[], kind: Entry['kind'], edits: number): boolean {
  const at = span[0]?.inStreet;
  return at !== undefined && !(kind === 'village' && span.length > 1 && edits === 0 && at > 1);
}

function editsBetween(written: Written, name: Written, allowed: number): number {
  const edits = editsOf(written.compact, name.compact, allowed);
  const same = written.raw.text === written.compact.text && name.raw.text === name.compact.text;
  return edits === 0 || same ? edits : Math.min(edits, editsOf(written.raw, name.raw, allowed));
}

function editsOf(written: Spelled, name: Spelled, allowed: number): number {
  return mayBeNear(written, name, allowed) ? editDistance(written.text, name.text, allowed) : allowed + 1;
}

/** Short names must be right; a word that announces the name allows more. */
function editsAllowed(length: number, marked: boolean): number {
  if (marked) return length >= 8 ? 2 : length >= 4 ? 1 : 0;
  return length >= 10 ? 2 : length >= 6 ? 1 : 0;
}

type Pair = { district?: Match; village?: Match };

/** The district and village, apart from each other, that explain most letters with the fewest edits. */
function bestPair(matches: readonly Match[], words: readonly PlaceWord[]): Pair {
  const named = matches.filter((match) => match.entry.kind === 'district');
  const announced = named.filter((match) => match.marked);
  // "kec …" is believed, even where a village of another district would explain more letters.
  const districts = announced.length > 0 ? announced : [undefined, ...named];
  const villages = [undefined, ...matches.filter((match) => match.entry.kind === 'village')];
  let best: Pair = {};
  let bestScore = 0;
  for (const district of districts) {
    for (const village of villages) {
      if (!mayStandTogether(district, village, words)) continue;
      const score = scoreOf(district) + scoreOf(village) - (village ? 0.5 : 0);
      if (score <= bestScore) continue;
      bestScore = score;
      best = { ...(district ? { district } : {}), ...(village ? { village } : {}) };
    }
  }
  return best;
}

function scoreOf(match: Match | undefined): number {
  return match === undefined ? 0 : match.entry.compact.length - 3 * match.edits + (match.marked ? 3 : 0);
}

function mayStandTogether(
  district: Match | undefined,
  village: Match | undefined,
  words: readonly PlaceWord[],
): boolean {
  if (village === undefined) return true;
  if (district !== undefined) {
    if (village.entry.district !== district.entry.name) return false;
    if (village.from < district.to && district.from < village.to) return false;
  }
  if (village.marked || !everydayNames.has(village.entry.name)) return true;
  return words.every((word, at) => word.role !== 'name' || within(at, village) || within(at, district));
}

function within(at: number, match: Match | undefined): boolean {
  return match !== undefined && at >= match.from && at < match.to;
}

/** The district of a village whose name occurs in one district only. */
function onlyDistrict(village: Match | undefined, places: Places): string | undefined {
  if (village === undefined) return undefined;
  const homes = places.districts.filter((district) => district.villages.includes(village.entry.name));
  return homes.length === 1 ? homes[0]?.name : undefined;
}

/** At most one edit in six letters, and no other name of its kind fits the same words as well. */
function isClear(match: Match, matches: readonly Match[], pick: Pair): boolean {
  if (match.edits * 6 > match.entry.compact.length) return false;
  return !matches.some((other) => {
    const sameKind = other.entry.kind === match.entry.kind && other.entry.name !== match.entry.name;
    const overlaps = other.from < match.to && match.from < other.to;
    const fitsDistrict = pick.district === undefined || other.entry.district === pick.district.entry.name;
    return (
      sameKind && overlaps && scoreOf(other) >= scoreOf(match) && (match === pick.district || fitsDistrict)
    );
  });
}

/** The text without the recognised names, the words that announce them and the regency's name. */
function restOf(text: string, words: readonly PlaceWord[], pick: Pair, places: Places): string {
  const regency = joined(placeWords(places.name)).compact.text.replace(/^(kabupaten|kota)/, '');
  const drop = words.filter((word, at) => {
    if (within(at, pick.district) || within(at, pick.village)) return true;
    if (word.plain === regency && words[at - 1]?.role === 'regency') return true;
    if (word.role === 'regency') return words[at + 1]?.plain === regency;
    const announces = word.role === 'district' || word.role === 'village';
    return announces && (within(at + 1, pick.district) || within(at + 1, pick.village));
  });
  let rest = text;
  for (const word of drop.toReversed()) rest = `${rest.slice(0, word.start)} ${rest.slice(word.end)}`;
  return rest
    .replace(/\s+/g, ' ')
    .split(/[,;]/)
    .map((part) => trimSigns(part, ' ./-'))
    .filter((part) => part !== '')
    .join(', ');
}
