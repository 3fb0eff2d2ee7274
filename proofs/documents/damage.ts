import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Random } from '../random.ts';

const FOLDER = join(import.meta.dirname, '../../tests/support/files');
const CARDS = ['cards/ktp_20_good.jpg', 'cards/npwp_07_good.jpg'];
const PAPERS = ['akta.pdf', 'izin.pdf'];
/** One file in so many is a whole card, read through and through; decoders meet all of their formats in the others. */
const WHOLE = 50;
/** A card so small that hardly a line of it is found. */
const SMALL = 100;
const STRIP_WIDTH = 320;
/** The strip of a card with its number, in shares of the picture. */
const STRIP = { left: 0.1, top: 0.2, width: 0.5, height: 0.12 };

/** The files that are damaged: whole cards now and then, small pictures of every format, and PDFs. */
export async function filesToDamage(): Promise<{ pick(random: Random): Buffer }> {
  const read = (name: string): Buffer => readFileSync(join(FOLDER, name));
  const whole = [...CARDS.map(read), read('cards/ktp_20_good.heic')];
  const small: Buffer[] = PAPERS.map(read);
  for (const card of CARDS.map(read)) {
    const { width, height } = await sharp(card).metadata();
    const strip = sharp(card)
      .extract({
        left: Math.round(width * STRIP.left),
        top: Math.round(height * STRIP.top),
        width: Math.round(width * STRIP.width),
        height: Math.round(height * STRIP.height),
      })
      .resize(STRIP_WIDTH);
    const tiny = sharp(card).resize(SMALL);
    for (const picture of [strip, tiny]) {
      small.push(
        await picture.clone().jpeg({ quality: 70 }).toBuffer(),
        await picture
          .clone()
          .jpeg({ quality: 70, progressive: true })
          .withMetadata({ orientation: 6 })
          .toBuffer(),
        await picture.clone().png({ compressionLevel: 9 }).toBuffer(),
        await picture.clone().webp({ quality: 60 }).toBuffer(),
      );
    }
    small.push(scanned(await tiny.clone().jpeg({ quality: 70 }).toBuffer(), SMALL));
  }
  small.push(read('small.heic'));
  return { pick: (random) => random.pick(random.below(WHOLE) === 0 ? whole : small) };
}

/** A PDF of two pages, each the same scan. */
function scanned(jpeg: Buffer, side: number): Buffer {
  const picture = `<< /Type /XObject /Subtype /Image /Width ${side} /Height ${Math.round(side * 0.75)} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`;
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /I1 6 0 R >> >> >>';
  const objects: (string | Buffer)[][] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>'],
    [page],
    [page],
    ['<< /Length 31 >>\nstream\nq 595 0 0 446 0 200 cm /I1 Do Q\nendstream'],
    [`${picture}\nstream\n`, jpeg, '\nendstream'],
  ];
  const parts = objects.flatMap((object, at) => [`${at + 1} 0 obj\n`, ...object, '\nendobj\n']);
  const body = Buffer.concat(['%PDF-1.4\n', ...parts].map((part) => Buffer.from(part)));
  return Buffer.concat([body, Buffer.from(`trailer << /Size 7 /Root 1 0 R >>\nstartxref\n0\n%%EOF`)]);
}

/** One to forty changes: bytes flipped, cut off, cut out, doubled, overwritten. */
export function damaged(file: Buffer, random: Random): { bytes: Buffer; how: string } {
  let bytes = Buffer.from(file);
  const how = random.pick(['bytes', 'head', 'cut', 'hole', 'doubled', 'zeros'] as const);
  const at = random.below(bytes.length);
  switch (how) {
    case 'bytes':
      for (let left = 1 + random.below(40); left > 0; left -= 1)
        bytes[random.below(bytes.length)] = random.below(256);
      break;
    case 'head':
      for (let left = 1 + random.below(12); left > 0; left -= 1) {
        bytes[4 + random.below(Math.min(600, bytes.length - 4))] = random.below(256);
      }
      break;
    case 'cut':
      bytes = bytes.subarray(0, at);
      break;
    case 'hole':
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.below(2_000))]);
      break;
    case 'doubled':
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.floor(at / 2))]);
      break;
    case 'zeros':
      bytes.fill(0, at, Math.min(bytes.length, at + random.below(4_000)));
      break;
  }
  return { bytes, how };
}
