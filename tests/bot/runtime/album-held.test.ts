/** An album sent before consent: what came in is said before what of it is not needed, and one question follows. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { KTP, openPaperHouse, read } from '../../support/paper-house.ts';
import type { PaperHouse } from '../../support/paper-house.ts';

let papers: PaperHouse;
beforeEach(async () => {
  papers = await openPaperHouse();
});
afterEach(() => papers.house.close());

const UNKNOWN = read('other_document', {}, { reasons: [{ rule: 'unknown-kind' }] });

test('a file that comes later, while consent is still asked, is said to be there too; the same one counts once', async () => {
  await papers.write('urus nib perorangan', 'jual kue', '5 juta', 'sendiri');
  await papers.send('ktp');
  await papers.house.pass(120_000);
  expect(await papers.send(undefined)).toContain('juga sampai dan ikut menunggu persetujuan');
  await papers.sendAgain();
  expect(await papers.write('setuju')).not.toContain('sama persis');
});

test('whoever refuses has no photo kept, and hears that consent comes first', async () => {
  await papers.write('urus nib perorangan', 'jual kue', '5 juta', 'sendiri', '2');
  const words = await papers.send(undefined);
  expect(words).toContain('saya perlu persetujuan Bapak/Ibu dulu');
  expect(words).not.toContain('saya simpan dulu');
});

test('after consent the card is said to be in before nothing more is said to be missing', async () => {
  await papers.write('urus nib perorangan', 'jual kue', '5 juta', 'sendiri');
  papers.readsNext(KTP, UNKNOWN, UNKNOWN);
  expect(await papers.send(undefined, undefined, undefined)).not.toContain('---');
  // They are read in the order in which they came.
  papers.readsNext(KTP, UNKNOWN, UNKNOWN);
  const words = await papers.write('1');
  expect(words).toMatch(/sudah masuk: KTP[^]*yang lain \(2\) belum saya masukkan[^]*nama usahanya/);
  expect(words.match(/nama usahanya/g)).toHaveLength(1);
});
