/** Photos of which reading does not tell what they are: asked about one by one, each after what is said of the one before. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Reading } from '../../../licensing/reading.ts';
import { KTP, openPaperHouse, read } from '../../support/paper-house.ts';
import type { PaperHouse } from '../../support/paper-house.ts';

let papers: PaperHouse;
beforeEach(async () => {
  papers = await openPaperHouse();
  await papers.write('mau urus sip bidan', '1', 'setuju');
});
afterEach(() => papers.house.close());

const UNKNOWN = read('other_document', {}, { reasons: [{ rule: 'unknown-kind' }] });
const BLURRED = read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] });
const UNSURE: Reading = { ...KTP, decision: 'confirm', reasons: [{ rule: 'uncertain', field: 'nik' }] };
const NEXT = 'Sekarang kiriman berikutnya';

test('the next one is asked about after it was said what the first of them turned out to be', async () => {
  papers.readsNext(UNKNOWN, UNKNOWN);
  expect(await papers.send(undefined, undefined)).toContain('2 kiriman sampai');
  papers.readsNext(BLURRED);
  expect(await papers.write('1')).toMatch(new RegExp(`agak buram[^]*${NEXT}`));
  papers.readsNext(UNKNOWN);
  expect(await papers.write('2')).toContain('sudah masuk: Surat permohonan');
});

test('and after it was acknowledged where there is nothing else to say of it', async () => {
  papers.readsNext(UNKNOWN, UNKNOWN);
  await papers.send(undefined, undefined);
  papers.readsNext(UNKNOWN);
  expect(await papers.write('2')).toMatch(new RegExp(`sudah masuk: Surat permohonan[^]*${NEXT}`));
});

test('a question about a card comes first and keeps the others from being forgotten', async () => {
  papers.readsNext(UNSURE, UNKNOWN);
  const words = await papers.send(undefined, undefined);
  expect(words).toContain('Sudah benarkah yang saya baca');
  expect(words).not.toContain('berkas yang mana');
  expect(await papers.write('ya')).toMatch(/saya pakai yang terbaca[^]*berkas yang mana/);
  papers.readsNext(UNKNOWN);
  await papers.write('surat permohonan');
  expect(await papers.stateOf('permohonan')).toBe('received');
});

test('one that is named in its caption is acknowledged before the others are asked about again', async () => {
  papers.readsNext(UNKNOWN);
  await papers.send(undefined);
  expect(await papers.send('ktp')).toMatch(new RegExp(`Terbaca di KTP[^]*sudah masuk: KTP[^]*${NEXT}`));
});

test.each([
  ['an answer to the form', 'Raudah'],
  ['a word that always works', 'menu'],
])('a question that is passed over by %s leaves the file beside the case, and says so', async (_, text) => {
  papers.readsNext(UNKNOWN, UNKNOWN);
  await papers.send(undefined, undefined);
  expect(await papers.write(text)).toContain('simpan sebagai berkas tambahan untuk petugas');
  expect(await papers.kept('other')).toHaveLength(2);
  expect(await papers.write('status')).not.toContain('berkas tambahan');
});

test.each([
  ['with', 'str', undefined],
  ['without', undefined, undefined],
])(
  'a letter that comes with an STR (%s its name) is no second sheet of it: it is asked what it is',
  async (_, ...captions) => {
    papers.readsNext(read('str', {}), UNKNOWN);
    const words = await papers.send(...captions);
    expect(words).toMatch(/sudah masuk: STR\.[^]*berkas yang mana/);
    expect(await papers.kept('str')).toHaveLength(1);
    papers.readsNext(UNKNOWN);
    expect(await papers.write('surat permohonan')).toContain('sudah masuk: Surat permohonan');
  },
);

test.each(['berkas', 'status'])('"%s" in between is answered, and the question comes again', async (word) => {
  papers.readsNext(UNKNOWN, UNKNOWN);
  await papers.send(undefined, undefined);
  const words = await papers.write(word);
  expect(words).toMatch(/(Masih kurang|Belum terkirim)[^]*berkas yang mana/);
  expect(words).not.toContain('berkas tambahan');
  papers.readsNext(UNKNOWN);
  expect(await papers.write('surat permohonan')).toContain('sudah masuk: Surat permohonan');
});
