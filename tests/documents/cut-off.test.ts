/** A card that goes on beyond the photo is told apart from one that shines. */
import { afterAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { loadRegions } from '../../licensing/regions/regions.ts';
import { drawSample } from '../../proofs/documents/samples.ts';
import { openReader } from '../../documents/reader.ts';

const folder = join(import.meta.dirname, '../support/files/cards');
const today = '2026-11-22';
const reader = openReader();

afterAll(() => reader.stop());

/** What is left of a photo: shares of its sides from the left, from the top, of its width and height. */
type Left = readonly [left: number, top: number, width: number, height: number];

async function readPart(file: string, [left, top, width, height]: Left) {
  const bytes = readFileSync(join(folder, file));
  const { width: wide, height: high } = await sharp(bytes).metadata();
  const part = {
    left: Math.round(left * wide),
    top: Math.round(top * high),
    width: Math.round(width * wide),
    height: Math.round(height * high),
  };
  return await reader.read({
    bytes: await sharp(bytes).extract(part).jpeg().toBuffer(),
    mime: 'image/jpeg',
    today,
  });
}

test.each<[string, string, Left, object]>([
  ['left', 'ktp_20_good.jpg', [0.2, 0, 0.8, 1], { side: 'left' }],
  ['right', 'ktp_20_good.jpg', [0, 0, 0.6, 1], { side: 'right', field: 'nik' }],
  ['right, the whole number gone', 'ktp_21_typical.jpg', [0, 0, 0.4, 1], { side: 'right', field: 'nik' }],
  ['top', 'ktp_20_good.jpg', [0, 0.3, 1, 0.7], { side: 'top', field: 'nik' }],
  ['top, print around it', 'ktp_21_typical.jpg', [0, 0.22, 1, 0.78], { side: 'top', field: 'nik' }],
  ['bottom', 'ktp_20_good.jpg', [0, 0, 1, 0.45], { side: 'bottom' }],
])('a KTP cut off at its %s is asked for again with that side', async (_, file, left, reason) => {
  const { type, decision, reasons } = await readPart(file, left);
  expect({ type, decision, reason: reasons[0] }).toEqual({
    type: 'ktp',
    decision: 'retake',
    reason: { rule: 'cut-off', ...reason },
  });
});

test.each<[string, Left, object]>([
  ['right', [0, 0, 0.45, 1], { side: 'right', field: 'npwp' }],
  ['right, almost all gone', [0, 0, 0.4, 1], { side: 'right', field: 'npwp' }],
  ['left', [0.34, 0, 0.66, 1], { side: 'left', field: 'npwp' }],
  ['top', [0, 0.35, 1, 0.65], { side: 'top', field: 'npwp' }],
  ['top, down to the name', [0, 0.45, 1, 0.55], { side: 'top', field: 'npwp' }],
  ['left, the number whole but half of the name gone', [0.19, 0, 0.81, 1], { side: 'left', field: 'name' }],
])('an NPWP card cut off at its %s is asked for again with that side', async (_, left, reason) => {
  const { type, decision, reasons } = await readPart('npwp_07_good.jpg', left);
  expect({ type, decision, reason: reasons[0] }).toEqual({
    type: 'npwp',
    decision: 'retake',
    reason: { rule: 'cut-off', ...reason },
  });
});

test('an NPWP card of the new layout whose number and name are cut off is not taken for its old number and its village', async () => {
  const regions = loadRegions(join(import.meta.dirname, '../../licensing/regions/data'));
  const { jpeg } = await drawSample(11, 9, 'tuning', regions);
  const { width, height } = await sharp(jpeg).metadata();
  const top = Math.round(height * 0.42);
  const bytes = await sharp(jpeg)
    .extract({ left: 0, top, width, height: height - top })
    .jpeg()
    .toBuffer();
  const { type, fields, reasons } = await reader.read({ bytes, mime: 'image/jpeg', today });
  expect({ type, name: fields['name'], reason: reasons[0] }).toEqual({
    type: 'npwp',
    name: undefined,
    reason: { rule: 'cut-off', field: 'npwp', side: 'top' },
  });
});

test('an NPWP card that lies on a newspaper is whole, though the print around it runs into the edges', async () => {
  const regions = loadRegions(join(import.meta.dirname, '../../licensing/regions/data'));
  const { jpeg, condition, truth } = await drawSample(11, 10, 'tuning', regions);
  const { type, decision, fields, reasons } = await reader.read({ bytes: jpeg, mime: 'image/jpeg', today });
  expect({ condition, type, decision, reasons, number: fields['npwp']?.value }).toEqual({
    condition: 'clutter',
    type: 'npwp',
    decision: 'accept',
    reasons: [],
    number: truth['npwp'],
  });
});

test('one with a shine over its number is whole', async () => {
  const shine = Buffer.from(
    '<svg width="900" height="90"><rect width="900" height="90" rx="45" fill="#fff"/></svg>',
  );
  const bytes = await sharp(join(folder, 'ktp_20_good.jpg'))
    .composite([{ input: shine, left: 330, top: 245 }])
    .jpeg()
    .toBuffer();
  const { reasons } = await reader.read({ bytes, mime: 'image/jpeg', today });
  expect(reasons[0]).toEqual({ rule: 'glare', field: 'nik' });
});
