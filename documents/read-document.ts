import type { Reading } from '../licensing/reading.ts';
import { namedKind } from './kinds/classify.ts';
import { readLetter } from './kinds/letters.ts';
import { readPdf } from './pdf.ts';
import { readPicture } from './read-picture.ts';
import type { ReadingWorld } from './read-picture.ts';
import type { Models } from './text/models.ts';
import { BrokenPicture, openPicture } from './text/picture.ts';

/** `mime` is sniffed from the bytes. Never throws for a bad file: it is then read as broken. */
export async function readDocument(
  models: Models,
  file: { bytes: Uint8Array; mime: string },
  world: ReadingWorld,
): Promise<Reading> {
  if (file.mime === 'application/pdf') return await pdfReading(models, file.bytes, world);
  try {
    return await readPicture(models, await openPicture(file.bytes, file.mime), world);
  } catch (error) {
    if (error instanceof BrokenPicture) return broken();
    throw error;
  }
}

const noPixels = { pixels: 0, lineHeight: 0, labels: 0, brightness: 255, turned: 0 };

const broken = (): Reading => ({
  type: 'other_document',
  fields: {},
  quality: noPixels,
  decision: 'retake',
  reasons: [{ rule: 'broken-file' }],
});

/** Text as the computer wrote it is believed; a scanned page is read like a photo. */
async function pdfReading(models: Models, bytes: Uint8Array, world: ReadingWorld): Promise<Reading> {
  const content = await readPdf(bytes).catch(() => undefined);
  if (!content) return broken();
  const [first] = content.scans;
  if (first)
    return await readPicture(models, { ...first, pixels: Math.max(first.width, first.height) }, world);
  const kind = namedKind(content.text);
  return {
    type: kind ?? 'other_document',
    fields: kind === undefined ? {} : readLetter(kind, content.text, { ...world, sure: 1 }),
    quality: { ...noPixels, labels: kind === undefined ? 0 : 1 },
    decision: 'confirm',
    reasons: kind === undefined ? [{ rule: 'unknown-kind' }] : [],
  };
}
