import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Quad } from './text/geometry.ts';
import type { Picture } from './text/picture.ts';

/** A line of text as the computer wrote it, and where it stands; the page's upper left corner is 0, 0, in points. */
export type WrittenLine = { text: string; quad: Quad };

/** A page is drawn with this long side, in pixels: the letters and the QR code of a letter are then clear. */
const LONG_SIDE = 1_600;
/** The library draws in steps of about 15 ms: what is not drawn in 3 s is no letter. */
const MOST_STEPS = 200;

/** The text of a page, line by line. */
export async function linesOf(page: PDFPageProxy): Promise<WrittenLine[]> {
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: 1 });
  const lines: WrittenLine[] = [];
  let text = '';
  let corners: [number, number][] = [];
  const end = (): void => {
    if (text.trim() !== '') lines.push({ text, quad: boxOf(corners) });
    [text, corners] = ['', []];
  };
  for (const item of items) {
    if (!('str' in item)) continue;
    text += item.str;
    const [, , , , x = 0, y = 0] = item.transform as number[];
    if (item.str.trim() !== '')
      for (const [px, py] of [
        [x, y - item.height * 0.25],
        [x + item.width, y + item.height],
      ] as const)
        corners.push(viewport.convertToViewportPoint(px, py) as [number, number]);
    if (item.hasEOL) end();
  }
  end();
  return lines;
}

function boxOf(corners: readonly (readonly [number, number])[]): Quad {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/** A page as it looks. `scale`: pixels a point. */
export type DrawnPage = { picture: Picture; scale: number };

/** The part of a canvas that is used here; the library makes it of whatever canvas is installed beside it. */
type Canvas = { width: number; height: number };
type Context = { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } };
type CanvasFactory = {
  create(width: number, height: number): { canvas: Canvas; context: Context };
  destroy(made: { canvas: Canvas; context: Context }): void;
};

/** Draws a page. Throws where no canvas is installed, or the page is damaged or endless. */
export async function drawPage(document: PDFDocumentProxy, page: PDFPageProxy): Promise<DrawnPage> {
  const whole = page.getViewport({ scale: 1 });
  const scale = LONG_SIDE / Math.max(whole.width, whole.height);
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const factory = document.canvasFactory as CanvasFactory;
  const made = factory.create(width, height);
  try {
    // The library is typed for a browser's canvas.
    const target = { canvas: made.canvas, canvasContext: made.context } as unknown as {
      canvas: HTMLCanvasElement;
      canvasContext: CanvasRenderingContext2D;
    };
    const task = page.render({ ...target, viewport, background: '#fff' });
    let left = MOST_STEPS;
    task.onContinue = (goOn: () => void) => {
      left -= 1;
      if (left > 0) goOn();
      else task.cancel();
    };
    await task.promise;
    const { data } = made.context.getImageData(0, 0, width, height);
    return { picture: { data: withoutAlpha(data), width, height }, scale };
  } finally {
    factory.destroy(made);
  }
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from]!;
    rgb[to + 1] = rgba[from + 1]!;
    rgb[to + 2] = rgba[from + 2]!;
  }
  return rgb;
}
