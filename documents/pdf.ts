import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { getDocument, ImageKind, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { drawPage, linesOf } from './pdf-page.ts';
import type { DrawnPage, WrittenLine } from './pdf-page.ts';
import type { Picture } from './text/picture.ts';

/** Text of a PDF, or the pictures its scanned pages consist of. `whole`: no page was left out. */
export type PdfContent = {
  /** The text, page by page. */
  pages: readonly (readonly WrittenLine[])[];
  whole: boolean;
  /** Numbers of the scanned pages in the order in which they tell most; none where there is text. */
  scanned: readonly number[];
  /** Where there is text, the pages that have none: something was scanned and put behind it. */
  bare: readonly number[];
  /** The picture of a page; one at a time is in memory. */
  scan(page: number): Promise<Picture | undefined>;
  /** A page with text as it looks. Throws where it cannot be drawn. */
  draw(page: number): Promise<DrawnPage>;
};

/** What a letter has at most; the rest of a longer file is not looked at. */
const MOST_PAGES = 12;
const MOST_SCANS = 10;
/** Fewer signs than this on all pages: a scan, whose text is in its picture. */
const LEAST_TEXT = 60;
/** A page with fewer has at most its number or a stamp as text. */
const LEAST_OF_PAGE = 20;
const LONG_SIDE = 2_400;
/** Letters of the fonts that a PDF need not bring along. */
const FONTS = join(
  dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
  'standard_fonts/',
);
const MOST_PIXELS = 60_000_000;

/** The text of so many pages is taken however long it takes. */
const ALWAYS_WRITTEN = 2;

/** Hands on what a PDF holds while it is open. Throws for what is no readable PDF. */
export async function withPdf<Result>(
  bytes: Uint8Array,
  mayGoOn: () => boolean,
  read: (content: PdfContent) => Promise<Result>,
): Promise<Result> {
  const task = getDocument({
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    standardFontDataUrl: FONTS,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: MOST_PIXELS,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const pages = document.numPages;
    const written: WrittenLine[][] = [];
    for (let number = 1; number <= Math.min(pages, MOST_PAGES); number += 1) {
      if (number > ALWAYS_WRITTEN && !mayGoOn()) break;
      written.push(await linesOf(await document.getPage(number)));
    }
    const scanned = signsOf(written.flat()) < LEAST_TEXT;
    const bare = written.flatMap((lines, at) => (signsOf(lines) < LEAST_OF_PAGE ? [at + 1] : []));
    return await read({
      pages: written,
      whole: pages <= (scanned ? MOST_SCANS : written.length),
      scanned: scanned ? scansOf(pages) : [],
      bare: scanned ? [] : bare,
      scan: async (number) => {
        const page = await document.getPage(number);
        const picture = await scanOf(page);
        page.cleanup();
        return picture;
      },
      draw: async (number) => {
        const page = await document.getPage(number);
        const drawn = await drawPage(document, page);
        page.cleanup();
        return drawn;
      },
    });
  } finally {
    await task.destroy();
  }
}

const signsOf = (lines: readonly WrittenLine[]): number =>
  lines.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0);

/** The first two pages, then the last, which names who signed, then those between. */
function scansOf(pages: number): number[] {
  const all = Array.from({ length: pages }, (_, at) => at + 1);
  const first = all.slice(0, 2);
  const last = all.slice(2).slice(-1);
  return [...first, ...last, ...all.slice(2, -1)].slice(0, MOST_SCANS);
}

type Drawn = { width: number; height: number; kind: number; data: Uint8Array | Uint8ClampedArray };

/** The largest picture painted on a page. */
async function scanOf(page: PDFPageProxy): Promise<Picture | undefined> {
  const { fnArray, argsArray } = await page.getOperatorList();
  let largest: Drawn | undefined;
  for (const [at, operator] of fnArray.entries()) {
    if (operator !== OPS.paintImageXObject) continue;
    const [name] = argsArray[at] as [string];
    const image = await objectOf(page, name);
    if (image && (!largest || image.width * image.height > largest.width * largest.height)) largest = image;
  }
  return largest && (await toPicture(largest));
}

function objectOf(page: PDFPageProxy, name: string): Promise<Drawn | undefined> {
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    objects.get(name, (image: unknown) => {
      const drawn = image as Partial<Drawn> | null;
      resolve(drawn?.data && drawn.width && drawn.height ? (drawn as Drawn) : undefined);
    });
  });
}

async function toPicture({ width, height, kind, data }: Drawn): Promise<Picture | undefined> {
  const channels = kind === ImageKind.RGBA_32BPP ? 4 : 3;
  const pixels = kind === ImageKind.GRAYSCALE_1BPP ? unpacked(data, width, height) : data;
  if (pixels.length < width * height * channels) return undefined;
  const { data: rgb, info } = await sharp(pixels, { raw: { width, height, channels } })
    .flatten({ background: '#fff' })
    .resize(LONG_SIDE, LONG_SIDE, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: rgb, width: info.width, height: info.height };
}

/** One bit a pixel, rows padded to bytes, to RGB. */
function unpacked(bits: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  const stride = (width + 7) >> 3;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const bit = (bits[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1;
      rgb.fill(bit * 255, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  return rgb;
}
