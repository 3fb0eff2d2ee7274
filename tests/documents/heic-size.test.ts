/** The size of a HEIC picture is known before anything of it is decoded. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { heicPixels } from '../../documents/text/heic-size.ts';
import { openPicture } from '../../documents/text/picture.ts';

const files = join(import.meta.dirname, '../support/files');
const card = readFileSync(join(files, 'cards/ktp_20_good.heic'));

test('an honest picture tells the size it has', async () => {
  const { width, height } = await openPicture(card, 'image/heic');
  expect(heicPixels(card)).toBeGreaterThanOrEqual(width * height);
  expect(heicPixels(card)).toBeLessThan(110_000_000);
});

test('a bomb is refused by what it says of itself; nothing of it is decoded', async () => {
  const bomb = Buffer.from(card);
  const at = bomb.lastIndexOf('ispe');
  bomb.writeUInt32BE(60_000, at + 8);
  bomb.writeUInt32BE(60_000, at + 12);
  await expect(openPicture(bomb, 'image/heic')).rejects.toThrow('too many pixels');
});

test('a file without a word of its size says nothing', () => {
  expect(heicPixels(new Uint8Array(40))).toBe(0);
});
