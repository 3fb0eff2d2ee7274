import type { Reading } from '../licensing/reading.ts';
import type { NamedKind } from './kinds/classify.ts';
import { isComplete } from './kinds/letters.ts';
import type { PdfContent } from './pdf.ts';
import { readWritten, withUnread } from './read-pdf.ts';
import { readPicture } from './read-picture.ts';
import type { ReadingWorld } from './read-picture.ts';
import { oneCard } from './several-cards.ts';
import type { PictureReading } from './several-cards.ts';
import type { Models } from './text/models.ts';
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
    if (error instanceof BrokenPicture) return withoutViews(broken());
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

const noPixels = { pixels: 0, lineHeight: 0, labels: 0, brightness: 255, turned: 0 };

const broken = (rule: 'broken-file' | 'locked' = 'broken-file'): Reading => ({
  type: 'not_a_document',
  fields: {},
  quality: noPixels,
  decision: 'retake',
  reasons: [{ rule }],
});

/** Text as the computer wrote it is believed; scanned pages are read like photos. */
async function pdfReading(models: Models, bytes: Uint8Array, world: PdfWorld): Promise<DocumentReading> {
  // Loaded with the first PDF: no photo waits for its library.
  const { withPdf } = await import('./pdf.ts');
  let opened = false;
  try {
    return await withPdf(bytes, async (content) => {
      opened = true;
      return content.scanned.length > 0
        ? await scanReading(models, content, world)
        : await readWritten(content, world);
    });
  } catch (error) {
    if (opened) throw error;
    // One that is only protected against changes opens without a password, and is read like any other.
    const locked = error instanceof Error && error.name === 'PasswordException';
    return withoutViews(broken(locked ? 'locked' : 'broken-file'));
  }
}

/**
 * Page by page until two are cards or the page behind one is none, everything was found that a letter is read for, or it took so long that others wait.
 * The first page that says what the paper is says it for those behind it.
 */
async function scanReading(models: Models, content: PdfContent, world: PdfWorld): Promise<DocumentReading> {
  let found: DocumentReading | undefined;
  let kind: NamedKind | undefined;
  let card: { picture: Picture; found: PictureReading } | undefined;
  let whole = content.whole;
  for (const [at, number] of content.scanned.entries()) {
    if (at >= ALWAYS_READ && !world.mayGoOn()) {
      whole = false;
      break;
    }
    const scan = await content.scan(number).catch(() => undefined);
    if (!scan) continue;
    const pixels = Math.max(scan.width, scan.height);
    const picture = await readPicture(models, { ...scan, pixels }, world, kind);
    const { type, paper } = picture.reading;
    if (card) return await withViews(card.picture, besideIt(card.found, picture));
    if (CARDS.has(type)) {
      card = { picture: scan, found: picture };
      continue;
    }
    const page = await withViews(scan, picture);
    if (kind) found = found && type === kind.code ? joined(found, page) : found;
    else {
      const named = type !== 'other_document' && type !== 'not_a_document';
      if (named) kind = { code: type, ...(paper ? { paper } : {}) };
      if (named || !found) found = page;
    }
    if (found && isComplete(kind?.code, found.reading.fields)) break;
  }
  if (card) return await withViews(card.picture, card.found);
  return found ? { ...found, reading: withUnread(whole, found.reading) } : withoutViews(broken());
}

const CARDS: ReadonlySet<string> = new Set(['ktp', 'npwp']);

/** A card and what stands on the page behind it: another card, or the back of it. */
function besideIt(card: PictureReading, behind: PictureReading): PictureReading {
  const { otherKind, second } = card.reading;
  if (otherKind || second || !CARDS.has(behind.reading.type)) return card;
  return oneCard([card, behind]) ?? card;
}

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
