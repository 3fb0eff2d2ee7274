import type { Reading, ReadingReason } from '../licensing/reading.ts';
import { kindByCodes, namedKind } from './kinds/classify.ts';
import type { NamedKind } from './kinds/classify.ts';
import { isComplete, isExpired, readLetter } from './kinds/letters.ts';
import type { PdfContent } from './pdf.ts';
import type { ReadingWorld } from './read-picture.ts';
import type { Quad } from './text/geometry.ts';
import { linesOfValues } from './value-lines.ts';
import { viewsOf } from './views.ts';
import type { Place, Views } from './views.ts';

/** A page is drawn where a value stands on it, besides the first and the last: that many at most. */
const MOST_DRAWN = 4;

/** A PDF with text: the text is believed; what it looks like is drawn for staff, and for its QR codes. */
export async function readWritten(
  content: PdfContent,
  world: ReadingWorld & { mayGoOn(): boolean },
): Promise<{ reading: Reading; views: Views }> {
  const text = content.pages.map((lines) => lines.map((line) => line.text).join('\n')).join('\n');
  const byWords = namedKind(text);
  const looked = await lookAt(content, lettersOf(byWords, text, world), world);
  const named = byWords ?? kindByCodes(looked.codes, text);
  const fields = lettersOf(named, text, world);
  const expired: ReadingReason[] = isExpired(fields, world.today)
    ? [{ rule: 'expired', field: 'valid_until' }]
    : [];
  const reading: Reading = {
    type: named?.code ?? 'other_document',
    ...(named?.paper ? { paper: named.paper } : {}),
    fields,
    quality: { pixels: 0, lineHeight: 0, labels: named ? 1 : 0, brightness: 255, turned: 0 },
    decision: 'confirm',
    reasons: named ? expired : [{ rule: 'unknown-kind' }],
    ...(looked.codes.length > 0 ? { codes: looked.codes } : {}),
  };
  return { reading: withUnread(content.whole, reading), views: looked.views };
}

const lettersOf = (named: NamedKind | undefined, text: string, world: ReadingWorld): Reading['fields'] =>
  readLetter(named?.code, text, { ...world, sure: 1 });

/** Says so where what was looked for may stand on a page that was not read. */
export function withUnread(whole: boolean, reading: Reading): Reading {
  const { type, fields, reasons } = reading;
  if (whole || isComplete(type === 'other_document' ? undefined : type, fields)) return reading;
  return { ...reading, reasons: [...reasons, { rule: 'pages-unread' }] };
}

/** Draws the pages that tell something. Where none can be drawn there are no views, and the text stands. */
async function lookAt(
  content: PdfContent,
  fields: Reading['fields'],
  world: ReadingWorld & { mayGoOn(): boolean },
): Promise<{ codes: string[]; views: Views }> {
  const { readCodes } = await import('./codes.ts');
  const codes: string[] = [];
  const places: Place[] = [];
  let first: Place['picture'] | undefined;
  for (const number of pagesToDraw(content, fields, world.today)) {
    if (first && !world.mayGoOn()) break;
    const page = await content.draw(number).catch(() => undefined);
    if (!page) continue;
    first ??= page.picture;
    codes.push(...(await readCodes(page.picture)));
    const there = linesOfValues(content.pages[number - 1] ?? [], fields, world.today);
    for (const [field, [line]] of Object.entries(there))
      if (line && places.every((place) => place.field !== field))
        places.push({ field, picture: page.picture, quads: [scaled(line.quad, page.scale)] });
  }
  return { codes: [...new Set(codes)], views: await viewsOf(first, places) };
}

const scaled = ([tl, tr, br, bl]: Quad, by: number): Quad => {
  const point = ({ x, y }: Quad[number]): Quad[number] => ({ x: x * by, y: y * by });
  return [point(tl), point(tr), point(br), point(bl)];
};

/** The first, which shows what it is; those with values; the last, where the code often stands. */
function pagesToDraw({ pages }: PdfContent, fields: Reading['fields'], today: string): number[] {
  const left = { ...fields };
  const telling = pages.flatMap((lines, at) => {
    const found = Object.entries(linesOfValues(lines, left, today)).filter(([, hits]) => hits.length > 0);
    for (const [field] of found) delete left[field];
    return found.length > 0 ? [at + 1] : [];
  });
  return [...new Set([1, ...telling.slice(0, MOST_DRAWN - 2), pages.length])];
}
