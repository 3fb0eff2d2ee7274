import type { Reading } from '../licensing/reading.ts';
import { namedKind } from './kinds/classify.ts';
import { isExpired, readLetter } from './kinds/letters.ts';
import { readPdf } from './pdf.ts';
import { readPicture } from './read-picture.ts';
import type { PictureReading, ReadingWorld } from './read-picture.ts';
import type { Models } from './text/models.ts';
import { BrokenPicture, openPicture } from './text/picture.ts';
import type { Picture } from './text/picture.ts';
import { viewsOf } from './views.ts';
import type { Views } from './views.ts';

export type DocumentReading = { reading: Reading; views: Views };

/** `mime` is sniffed from the bytes. Never throws for a bad file: it is then read as broken. */
export async function readDocument(
  models: Models,
  file: { bytes: Uint8Array; mime: string },
  world: ReadingWorld,
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

const broken = (): Reading => ({
  type: 'other_document',
  fields: {},
  quality: noPixels,
  decision: 'retake',
  reasons: [{ rule: 'broken-file' }],
});

/** Text as the computer wrote it is believed; scanned pages are read like photos. */
async function pdfReading(models: Models, bytes: Uint8Array, world: ReadingWorld): Promise<DocumentReading> {
  const content = await readPdf(bytes).catch(() => undefined);
  if (!content) return withoutViews(broken());
  if (content.scans.length > 0) return await scanReading(models, content.scans, world);
  const named = namedKind(content.text);
  const fields = readLetter(named?.code, content.text, { ...world, sure: 1 });
  return withoutViews({
    type: named?.code ?? 'other_document',
    ...(named?.paper ? { paper: named.paper } : {}),
    fields,
    quality: { ...noPixels, labels: named ? 1 : 0 },
    decision: 'confirm',
    reasons: named
      ? isExpired(fields, world.today)
        ? [{ rule: 'expired', field: 'valid_until' }]
        : []
      : [{ rule: 'unknown-kind' }],
  });
}

/** The first page that says what it is; else the first page. */
async function scanReading(
  models: Models,
  scans: readonly Picture[],
  world: ReadingWorld,
): Promise<DocumentReading> {
  let first: DocumentReading | undefined;
  for (const scan of scans) {
    const pixels = Math.max(scan.width, scan.height);
    const read = await withViews(scan, await readPicture(models, { ...scan, pixels }, world));
    if (read.reading.type !== 'other_document' && read.reading.type !== 'not_a_document') return read;
    first ??= read;
  }
  return first ?? withoutViews(broken());
}
