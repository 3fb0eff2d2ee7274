/** A damaged digit that every look takes for the same other one is told by its print: it is not like the others of its kind. */
import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { likenesses } from '../../documents/kinds/alike.ts';
import { lettering } from '../../proofs/documents/lettering.ts';

const STYLE = { font: 'strokes', size: 44 };
const [HIGH, BASE, LEFT] = [46, 38, 14];

/** How like each digit is to the others it was read as, with this laid over the print. */
async function alike(
  text: string,
  read = text,
  over: (at: (digit: number) => number) => string = () => '',
): Promise<number[]> {
  const x = (digit: number): number => LEFT + lettering(text.slice(0, digit), 0, 0, STYLE).width;
  const width = Math.round(x(text.length)) + LEFT;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HIGH}"><rect width="100%" height="100%" fill="#bfe0f2"/>${lettering(text, LEFT, BASE, STYLE).svg}${over(x)}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .resize({ height: 64 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const digits = [...read].map((sign, digit) => ({ sign, at: (x(digit) + 9) / width }));
  return likenesses({ data, width: info.width, height: info.height }, digits).map((one) => one ?? Number.NaN);
}

test('digits printed alike are alike, and one that stands there once has no other to be like', async () => {
  const found = await alike('6311033101901003');
  const once = [0, 10].map((digit) => found[digit]);
  expect(once).toEqual([Number.NaN, Number.NaN]);
  expect(Math.min(...found.filter((one) => !Number.isNaN(one)))).toBeGreaterThan(0.98);
});

test('a one that a pen made a seven of, read as a seven, is not like the printed seven', async () => {
  const written = (x: (digit: number) => number): string =>
    `<rect x="${x(15) - 2}" y="6" width="18" height="5" fill="#1d2a66"/>`;
  const [printed, read] = ['6371033101901001', '6371033101901007'];
  const found = await alike(printed, read, written);
  expect(found[15]).toBeLessThan(0.92);
  expect(found[6]).toBeGreaterThan(0.98);
});

test('of a number in groups nothing is told: a digit beside a point looks otherwise', async () => {
  const digits = [...'113113113'].map((sign, at) => ({ sign, at: (at + 1 + Math.floor(at / 3)) / 14 }));
  const blank = { data: new Uint8Array(280 * 64 * 3).fill(200), width: 280, height: 64 };
  expect(likenesses(blank, digits)).toEqual(digits.map(() => undefined));
});
