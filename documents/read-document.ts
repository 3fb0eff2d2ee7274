import type { Reading } from '../licensing/reading.ts';
import { brokenReading } from './broken-reading.ts';
import type { NamedKind } from './kinds/classify.ts';
import { isComplete } from './kinds/letters.ts';
import type { PdfContent } from './pdf.ts';
import { readWritten, withUnread } from './read-pdf.ts';
import { readPicture } from './read-picture.ts';
import type { ReadingWorld } from './read-picture.ts';
import { asOtherKind, oneCard } from './several-cards.ts';
import type { PictureReading } from './several-cards.ts';
import type { Models } from './text/models.ts';
import { mayShowCard } from './text/page.ts';
import { BrokenPicture, openPicture } from './text/picture.ts';
import type { Picture } from './text/picture.ts';
import { viewsOf } from './views.ts';
import type { Views } from './views.ts';

export type DocumentReading = { reading: Reading; views: Views };

/** `mayGoOn`: whether a further page of a long scan may be read, while others may wait. */
export type PdfWorld = ReadingWorld & { mayGoOn(): boolean };

/** So many pages of a scan are read however long it takes. */
const ALWAYS_READ = 2;

/** `mime` is sniffed from the bytes. Never throws for a bad file: it is then read as broken. */
export async function readDocument(
  models: Models,
  file: { bytes: Uint8Array; mime: string },
  world: PdfWorld,
): Promise<DocumentReading> {
  if (file.mime === 'application/pdf') return await pdfReading(models, file.bytes, world);
  try {
    const picture = await openPicture(file.bytes, file.mime);
    return await withViews(picture, await readPicture(models, picture, world));
  } catch (error) {
    if (error instanceof BrokenPicture) return withoutViews(brokenReading());
    throw error;
  }
}

const withViews = async (
  picture: Picture,
  { reading, places }: PictureReading,
): Promise<DocumentReading> => ({
  reading,
  // Of what has to be sent again nothing was read that anybody could compare.
  views: await viewsOf(picture, reading.decision === 'retake' ? [] : places),
});

const withoutViews = (reading: Reading): DocumentReading => ({ reading, views: { crops: {} } });

/** Text as the computer wrote it is believed; scanned pages are read like photos. */
async function pdfReading(models: Models, bytes: Uint8Array, world: PdfWorld): Promise<DocumentReading> {
  // Loaded with the first PDF: no photo waits for its library.
  const { withPdf } = await import('./pdf.ts');
  let opened = false;
  try {
    return await withPdf(
      bytes,
      () => world.mayGoOn(),
      async (content) => {
        opened = true;
        if (content.scanned.length > 0) return await scanReading(models, content, world);
        const written = await readWritten(content, world);
        return await withEnclosed(written, await enclosedCard(models, content, content.bare, world));
      },
    );
  } catch (error) {
    if (opened) throw error;
    // One that is only protected against changes opens without a password, and is read like any other.
    const locked = error instanceof Error && error.name === 'PasswordException';
    return withoutViews(brokenReading(locked ? 'locked' : 'broken-file'));
  }
}

/** Cards on several pages, and the first of these. */
type CardPages = { picture: Picture; cards: PictureReading[] };

/**
 * Page by page until two are cards or the page behind one is none, everything was found that a letter is read for, or it took so long that others wait.
 * The first page that says what the paper is says it for those behind it; among these a card may be enclosed.
 */
async function scanReading(models: Models, content: PdfContent, world: PdfWorld): Promise<DocumentReading> {
  let found: DocumentReading | undefined;
  let kind: NamedKind | undefined;
  let card: CardPages | undefined;
  let whole = content.whole;
  for (const [at, number] of content.scanned.entries()) {
    if (at >= ALWAYS_READ && !world.mayGoOn()) {
      whole = false;
      break;
    }
    if (kind && found && isComplete(kind.code, found.reading.fields)) {
      card = await enclosedCard(models, content, content.scanned.slice(at), world, card);
      break;
    }
    const scan = await content.scan(number).catch(() => undefined);
    if (!scan) continue;
    const picture = await readPage(models, scan, world, kind);
    const { type, paper } = picture.reading;
    if (card && !kind) return await withViews(card.picture, allOf(withFurther(card, scan, picture)));
    if (CARDS.has(type)) {
      card = withFurther(card, scan, picture);
      continue;
    }
    const page = await withViews(scan, picture);
    if (kind) found = found && type === kind.code ? joined(found, page) : found;
    else {
      const named = type !== 'other_document' && type !== 'not_a_document';
      if (named) kind = { code: type, ...(paper ? { paper } : {}) };
      if (named || !found) found = page;
    }
  }
  if (card && !kind) return await withViews(card.picture, allOf(card));
  if (!found) return withoutViews(brokenReading());
  return await withEnclosed({ ...found, reading: withUnread(whole, found.reading) }, card);
}

const readPage = (
  models: Models,
  scan: Picture,
  world: PdfWorld,
  kind?: NamedKind,
): Promise<PictureReading> =>
  readPicture(models, { ...scan, pixels: Math.max(scan.width, scan.height) }, world, kind);

/** The cards on pages of which nothing else is sought, until there are two of a kind and one of the other. `card`: what was found before these pages. */
async function enclosedCard(
  models: Models,
  content: PdfContent,
  pages: readonly number[],
  world: PdfWorld,
  card?: CardPages,
): Promise<CardPages | undefined> {
  let found = card;
  for (const number of pages) {
    if ((found && isFull(found)) || !world.mayGoOn()) break;
    const picture = await content.scan(number).catch(() => undefined);
    if (!picture || !(await mayShowCard(models, picture))) continue;
    const page = await readPage(models, picture, world);
    if (CARDS.has(page.reading.type)) found = withFurther(found, picture, page);
  }
  return found;
}

/** What stands on the page behind a card: another card, or the back of it. Several on one page are told apart there. */
function withFurther(card: CardPages | undefined, picture: Picture, found: PictureReading): CardPages {
  if (!card) return { picture, cards: [found] };
  const { cards } = card;
  const several = cards.some(({ reading }) => reading.otherKind ?? reading.second);
  return several || !CARDS.has(found.reading.type) ? card : { ...card, cards: [...cards, found] };
}

const allOf = ({ cards }: CardPages): PictureReading => oneCard(cards) ?? cards[0]!;

function isFull(card: CardPages): boolean {
  const { otherKind, second } = allOf(card).reading;
  return otherKind !== undefined && second !== undefined;
}

/** A letter and the cards that lay behind it. */
async function withEnclosed(letter: DocumentReading, card: CardPages | undefined): Promise<DocumentReading> {
  if (!card) return letter;
  const { reading, places } = asOtherKind(allOf(card));
  const { crops } = await viewsOf(card.picture, places);
  return {
    reading: { ...letter.reading, ...reading },
    views: { ...letter.views, crops: { ...letter.views.crops, ...crops } },
  };
}

const CARDS: ReadonlySet<string> = new Set(['ktp', 'npwp']);

/** Two pages of one paper: each value from the first that has it. */
const joined = (one: DocumentReading, next: DocumentReading): DocumentReading => ({
  reading: {
    ...one.reading,
    fields: { ...next.reading.fields, ...one.reading.fields },
    ...withCodes([...(one.reading.codes ?? []), ...(next.reading.codes ?? [])]),
  },
  views: { ...one.views, crops: { ...next.views.crops, ...one.views.crops } },
});

const withCodes = (codes: readonly string[]): Pick<Reading, 'codes'> =>
  codes.length > 0 ? { codes: [...new Set(codes)] } : {};
