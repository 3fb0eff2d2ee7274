/** Small PDFs that unfold into huge ones. */
import { afterAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPdf } from '../../documents/pdf.ts';
import { openReader } from '../../documents/reader.ts';
import { bomb, pdf } from '../support/pdf.ts';

const today = '2026-11-22';
const reader = openReader();

afterAll(() => reader.stop());

const readPdf = (bytes: Uint8Array) => reader.read({ bytes, mime: 'application/pdf', today });

test('one that takes more memory than any scan is ended and told like a broken file; those around it are read', async () => {
  const bytes = readFileSync(join(import.meta.dirname, '../support/files/cards/npwp_07_good.jpg'));
  const photo = { bytes, mime: 'image/jpeg', today };
  const before = reader.read(photo);
  const [bombed, after] = [readPdf(bomb()), reader.read(photo)];
  await before;
  const child = reader.pid();
  expect(await bombed).toMatchObject({ type: 'not_a_document', reasons: [{ rule: 'broken-file' }] });
  expect(await after).toMatchObject({ type: 'npwp', decision: 'accept' });
  expect(reader.pid()).not.toBe(child);
}, 120_000);

test('once it has taken long, the text of its first two pages is all that is looked at', async () => {
  const pages = Array.from({ length: 5 }, (_, at) => ({ lines: [`Halaman ${at + 1} `.repeat(8)] }));
  const whole = await withPdf(
    pdf(...pages),
    () => true,
    async (content) => content,
  );
  expect([whole.pages.length, whole.whole]).toEqual([5, true]);
  const first = await withPdf(
    pdf(...pages),
    () => false,
    async (content) => content,
  );
  expect([first.pages.length, first.whole]).toEqual([2, false]);
});
