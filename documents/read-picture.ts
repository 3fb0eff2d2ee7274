import { LEAST_PIXELS } from '../licensing/reading.ts';
import type { FieldReading, Paper, Reading, ReadingReason, Side } from '../licensing/reading.ts';
import type { Regions } from '../licensing/regions/regions.ts';
import { beginsAtEdge, cutLine, cutSide } from './cut-off.ts';
import { decideKtp } from './decide-ktp.ts';
import { decideNpwp } from './decide-npwp.ts';
import { kindByCodes, looksLikePaper, namedKind } from './kinds/classify.ts';
import type { NamedKind } from './kinds/classify.ts';
import { linesOfValues } from './value-lines.ts';
import type { Place } from './views.ts';
import { centreOf } from './text/geometry.ts';
import { isOn, numbersOf } from './text/set-apart.ts';
import { besideOther, oneCard } from './several-cards.ts';
import type { PictureReading } from './several-cards.ts';
import { readBirth } from './kinds/birth-line.ts';
import { readBloodType } from './kinds/blood-type.ts';
import { LAST_ROW, readKtp } from './kinds/ktp.ts';
import type { KtpText } from './kinds/ktp.ts';
import { isInOrder, isLaidOutAsCard } from './kinds/ktp-layout.ts';
import { isExpired, readLetter } from './kinds/letters.ts';
import { readNumber } from './kinds/nik-line.ts';
import type { NumberReading } from './kinds/nik-line.ts';
import { readNpwp } from './kinds/npwp.ts';
import type { NpwpText } from './kinds/npwp.ts';
import { round } from './kinds/values.ts';
import type { Models } from './text/models.ts';
import { readPage } from './text/page.ts';
import type { Line, Page } from './text/page.ts';
import { spacedText } from './text/words.ts';
import { brightness, mirrored } from './text/picture.ts';
import type { Picture } from './text/picture.ts';

/** What reading needs to know of the world. `today`: ISO date. */
export type ReadingWorld = { regions: Regions; today: string };

/** Nothing can be seen below this; a dark photo that can be read has 47 and more. */
const DARK = 30;
/** Below this a card fills too few pixels for its letters. */
const SMALL = 800;
const SMALL_LINE = 15;
/** With this share of its labels it is a KTP; labels that no other card has make fewer enough. */
const KTP_LABELS = 0.45;
const FEW_LABELS = 0.2;
/** An NPWP card has none of them but NIK, and letters read for one. */
const FORM_LABELS = 0.3;
/** So many boxes of text without a readable word: a document out of focus, no landscape. */
const BLURRED_BOXES = 6;
const LEGIBLE = 0.5;

/** With so many labels nothing but its last line or two may be missed. */
const PLAIN_LABELS = 0.75;

/** Papers that say what they are, and lie on a photo with a KTP. */
const BESIDE_KTP: ReadonlySet<Paper> = new Set(['sim', 'bpjs_card', 'bank_card', 'kk', 'kia', 'suket']);

/** Reads a photo, also one taken as in a mirror. `pixels`: its long side as it came. `kind`: what the pages before said it is. */
export async function readPicture(
  models: Models,
  picture: Picture & { pixels: number },
  world: ReadingWorld,
  kind?: NamedKind,
): Promise<PictureReading> {
  const found = await readAsItIs(models, picture, world, kind);
  if (!isIllegible(found.reading)) return found;
  const { pixels } = picture;
  const flipped = await readAsItIs(models, { ...mirrored(picture), pixels }, world, kind);
  return isKnown(flipped.reading) ? flipped : found;
}

/** Writing is there, large enough, and nobody can read it. */
const isIllegible = ({ type, decision, reasons }: Reading): boolean =>
  type === 'other_document' && decision === 'retake' && reasons[0]?.rule === 'blurred';

/** What it is can be told. */
const isKnown = ({ type, paper }: Reading): boolean =>
  paper !== undefined || (type !== 'other_document' && type !== 'not_a_document');

async function readAsItIs(
  models: Models,
  picture: Picture & { pixels: number },
  world: ReadingWorld,
  kind: NamedKind | undefined,
): Promise<PictureReading> {
  const light = brightness(picture);
  const { pixels } = picture;
  const base: Reading = {
    type: 'other_document',
    fields: {},
    quality: { pixels, lineHeight: 0, labels: 0, brightness: light, turned: 0 },
    decision: 'retake',
    reasons: [{ rule: 'too-dark' }],
  };
  if (pixels < LEAST_PIXELS)
    return { reading: { ...base, type: 'not_a_document', reasons: [{ rule: 'too-small' }] }, places: [] };
  if (light < DARK) return { reading: base, places: [] };
  const page = await readPage(models, picture);
  base.quality.lineHeight = Math.round(medianHeight({ ...page, lines: page.lines.filter(isWriting) }));
  base.quality.turned = (720 - Math.round(((page.angle + page.cutAt) * 180) / Math.PI)) % 360;
  const text = page.found.map((line) => line.text).join('\n');
  const named = namedKind(text);
  // Behind a letter a card may be enclosed.
  const beside = named?.paper !== undefined && BESIDE_KTP.has(named.paper);
  const card = beside
    ? besideOther(await plainKtps(models, page, base, world))
    : named === undefined && oneCard(await cardsOn(models, page, base, world));
  if (card) return card;
  const other = await otherReading(picture, page, text, named ?? kind, base, world);
  return {
    reading: other,
    places: placesOn(page.picture, other, linesOfValues(page.found, other.fields, world.today)),
  };
}

/** Each card on a page read for itself. */
async function cardsOn(
  models: Models,
  page: Page,
  base: Reading,
  world: ReadingWorld,
): Promise<PictureReading[]> {
  const found: PictureReading[] = [];
  const pages = withUnnumbered([page, ...page.beside], world.regions);
  for (const { lines, ...card } of pages) {
    const own = { ...card, lines, boxes: pages.length > 1 ? lines.length : card.boxes };
    const ktp = readKtp(lines, world.regions);
    const npwp = readNpwp(lines);
    const reading = isKtp(ktp)
      ? await ktpReading(models, own, ktp, base, world)
      : isNpwp(npwp, ktp)
        ? await npwpReading(models, own, npwp, base, world)
        : undefined;
    const places = reading?.type === 'ktp' ? ktp.places : npwp.places;
    if (reading) found.push({ reading, places: placesOn(card.picture, reading, places) });
  }
  return found;
}

/** The KTPs on a page where a paper lies that may bear what a KTP does, each around its number. */
async function plainKtps(
  models: Models,
  page: Page,
  base: Reading,
  world: ReadingWorld,
): Promise<PictureReading[]> {
  const found: PictureReading[] = [];
  for (const { number, ...own } of aroundNumbers(page)) {
    const ktp = readKtp(own.lines, world.regions);
    if (ktp.number?.quad !== number.quad || !isPlainKtp(ktp)) continue;
    const reading = await ktpReading(models, own, ktp, base, world);
    found.push({ reading, places: placesOn(own.picture, reading, ktp.places) });
  }
  return found;
}

/** What stands around each number on a page, and on the cards that lie otherwise. */
function aroundNumbers(page: Page): (Page & { number: Line })[] {
  const seen = new Set<Line>();
  return [page, ...page.beside].flatMap((part) =>
    numbersOf(part.found).flatMap((number) => {
      if (seen.has(number)) return [];
      seen.add(number);
      const lines = part.found.filter(({ quad }) => isOn(number.quad, part.angle, centreOf(quad)));
      return [{ ...part, lines, boxes: lines.length, number }];
    }),
  );
}

/** A KTP beside a card is one too where its number cannot be read: by its labels, which lie off that card. */
function withUnnumbered(pages: readonly Page[], regions: Regions): readonly Page[] {
  const [page] = pages;
  const [number] = page && pages.length === 1 ? numbersOf(page.lines) : [];
  if (!page || !number) return pages;
  const on = page.lines.filter(({ quad }) => isOn(number.quad, page.angle, centreOf(quad)));
  const off = page.lines.filter((line) => !on.includes(line));
  // Around the number of a form lie its values, and what they are stands further off.
  const numbered = readKtp(on, regions);
  const isCard = (numbered.labels >= FEW_LABELS && isKtp(numbered)) || isNpwp(readNpwp(on), numbered);
  return isCard && isKtp(readKtp(off, regions))
    ? [
        { ...page, lines: on },
        { ...page, lines: off },
      ]
    : pages;
}

type Lines = Readonly<Partial<Record<string, readonly Line[]>>>;

const placesOn = (picture: Picture, { fields }: Reading, lines: Lines): Place[] =>
  Object.keys(fields).flatMap((field) => {
    const own = lines[field];
    return own && own.length > 0 ? [{ field, picture, quads: own.map(({ quad }) => quad) }] : [];
  });

const isKtp = (ktp: KtpText): boolean => {
  const { labels, number, fields, own } = ktp;
  const seen =
    labels >= KTP_LABELS ||
    (labels >= FEW_LABELS && own) ||
    (number !== undefined && fields.province !== undefined && fields.regency !== undefined);
  return seen && isLaidOutAsCard({ ...ktp, last: LAST_ROW });
};

/** No other card or letter has all of this: a region as its heading, whether somebody is married, and its rows as a KTP has them. */
const isPlainKtp = ({ labels, fields, rows }: KtpText): boolean =>
  labels >= PLAIN_LABELS &&
  fields.regency !== undefined &&
  fields.marital_status !== undefined &&
  isInOrder(rows) &&
  rows.some(({ at }) => at === LAST_ROW);

/** Of a card that is cut off at its top, what stands at its foot is enough. One that names its rows as a KTP does is a form. */
const isNpwp = ({ marks, number, foot }: NpwpText, { labels }: KtpText): boolean =>
  marks >= 2 || (marks === 1 && (foot || (number !== undefined && labels < FORM_LABELS)));

async function ktpReading(
  models: Models,
  page: Page,
  ktp: KtpText,
  base: Reading,
  world: ReadingWorld,
): Promise<Reading> {
  const number = ktp.number && (await readNumber(models, page.picture, ktp.number, 16));
  const blood = ktp.bloodLabel && (await readBloodType(models, page.picture, ktp.bloodLabel));
  const birth = ktp.birthLines && (await readBirth(models, page.picture, ktp.birthLines));
  const read = { ...ktp.fields, ...birth };
  const { decision, reasons } = decideKtp({
    fields: read,
    number,
    labels: ktp.labels,
    regency: ktp.regency,
    legible: legible(page) >= LEGIBLE,
    ...world,
  });
  const fields: Record<string, FieldReading> = {};
  if (number && number.digits.length >= 12)
    fields['nik'] = { value: number.digits, confidence: number.confidence };
  return {
    ...base,
    type: 'ktp',
    fields: { ...fields, ...read, ...(blood ? { blood_type: blood } : {}) },
    quality: { ...base.quality, labels: round(ktp.labels) },
    decision,
    reasons:
      decision === 'retake'
        ? whyUnreadable(base, page, cutOff(cutSide(page, { ...ktp, last: LAST_ROW }), reasons))
        : reasons,
  };
}

async function npwpReading(
  models: Models,
  page: Page,
  npwp: NpwpText,
  base: Reading,
  world: ReadingWorld,
): Promise<Reading> {
  let number: NumberReading | undefined;
  if (npwp.number) number = await readNumber(models, page.picture, npwp.number.line, npwp.number.length);
  const { decision, reasons } = cutHead(page, npwp) ?? cutName(page, npwp) ?? decideNpwp(npwp, number, world);
  const fields = { ...npwp.fields };
  if (number?.agreed) {
    fields['npwp'] = { value: number.digits, confidence: number.confidence };
    if (npwp.number?.length === 16 && !number.digits.startsWith('0')) fields['nik'] = fields['npwp'];
  }
  return {
    ...base,
    type: 'npwp',
    fields,
    quality: { ...base.quality, labels: round(npwp.marks / 4) },
    decision,
    reasons:
      decision === 'retake' ? whyUnreadable(base, page, cutOff(cutNumber(page, npwp), reasons)) : reasons,
  };
}

/** Neither head nor number, and the photo begins with what stands below them. */
function cutHead(
  page: Page,
  { number, head }: NpwpText,
): { decision: 'retake'; reasons: ReadingReason[] } | undefined {
  if (number || head || !beginsAtEdge(page)) return undefined;
  return { decision: 'retake', reasons: [{ rule: 'cut-off', field: 'npwp', side: 'top' }] };
}

/** A name that runs into an edge of the photo may be half of one, though the number is whole. */
function cutName(
  page: Page,
  { number, places }: NpwpText,
): { decision: 'retake'; reasons: ReadingReason[] } | undefined {
  const name = places['name']?.[0];
  const side = number && name && cutLine(page, name);
  return side && { decision: 'retake', reasons: [{ rule: 'cut-off', field: 'name', side }] };
}

async function otherReading(
  picture: Picture,
  page: Page,
  text: string,
  byWords: NamedKind | undefined,
  base: Reading,
  world: ReadingWorld,
): Promise<Reading> {
  // No card has one: their reader is loaded with the first paper.
  const { readCodes } = await import('./codes.ts');
  const codes = await readCodes(picture);
  const named = byWords ?? kindByCodes(codes, text);
  const found = { ...base, ...(codes.length > 0 ? { codes } : {}) };
  if (named !== undefined) {
    const sure = round(page.found.reduce((sum, line) => sum + line.sure, 0) / Math.max(page.found.length, 1));
    const spaced = page.found.map(spacedText).join('\n');
    const fields = readLetter(named.code, spaced, { ...world, sure });
    return {
      ...found,
      type: named.code ?? 'other_document',
      ...(named.paper ? { paper: named.paper } : {}),
      fields,
      decision: 'confirm',
      reasons: isExpired(fields, world.today) ? [{ rule: 'expired', field: 'valid_until' }] : [],
    };
  }
  if (looksLikePaper(page.found) || codes.length > 0) {
    return { ...found, decision: 'confirm', reasons: [{ rule: 'unknown-kind' }] };
  }
  if (page.boxes >= BLURRED_BOXES && legible({ ...page, lines: page.found }) < LEGIBLE) {
    return { ...found, reasons: whyUnreadable(base, page, [{ rule: 'blurred' }]) };
  }
  return { ...found, type: 'not_a_document', decision: 'retake', reasons: [] };
}

/** Share of the lines found that can be read well. */
const legible = ({ lines, boxes }: Page): number =>
  lines.filter(({ sure }) => sure > 0.85).length / Math.max(boxes, 1);

/** An NPWP card has no column of labels; what is seen of its number tells. */
function cutNumber(page: Page, { number, part }: NpwpText): Side | undefined {
  const line = number?.line ?? part;
  return line && cutLine(page, line);
}

/** What was missed lies beyond an edge of the photo, not under a shine: then the side is named. */
function cutOff(side: Side | undefined, reasons: ReadingReason[]): ReadingReason[] {
  const [first, ...others] = reasons;
  if (!first || first.rule === 'blurred') return reasons;
  return side === undefined ? reasons : [{ ...first, rule: 'cut-off', side }, ...others];
}

/** Puts the plainest cause first: too few pixels, too far away. */
function whyUnreadable({ quality }: Reading, page: Page, reasons: ReadingReason[]): ReadingReason[] {
  if (quality.pixels < SMALL) return [{ rule: 'too-small' }, ...reasons];
  const small = medianHeight(page) < SMALL_LINE;
  return small && reasons.some(({ rule }) => rule === 'blurred')
    ? [{ rule: 'too-far' }, ...reasons]
    : reasons;
}

/** Edges in a picture are read as a letter, never as two. */
const isWriting = ({ text }: Line): boolean => /[A-Za-z0-9]{2}/.test(text);

/** Of its lines, in pixels of the photo as it came. */
function medianHeight({ lines, scale }: Page): number {
  const heights = lines.map(({ height }) => height).toSorted((a, b) => a - b);
  return (heights[Math.floor(heights.length / 2)] ?? 0) / scale;
}
