/** Pictures that show no document: a selfie, a receipt, a portrait that a permit asks for. The reader is a double. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openPaperHouse, read } from '../../support/paper-house.ts';
import type { PaperHouse } from '../../support/paper-house.ts';

let papers: PaperHouse;
beforeEach(async () => {
  papers = await openPaperHouse();
  await papers.write('mau urus sip bidan', '1', 'setuju');
});
afterEach(() => papers.house.close());

const QUALITY = { pixels: 1600, lineHeight: 0, labels: 0, brightness: 200, turned: 0 };
const PORTRAIT = read('not_a_document', {}, { decision: 'retake', quality: QUALITY });
const RECEIPT = { ...PORTRAIT, quality: { ...QUALITY, lineHeight: 30 } };

/** A photo without a caption; looked at once more when it was named. */
async function send(reading: typeof PORTRAIT): Promise<string> {
  papers.readsNext(reading);
  const words = await papers.send(undefined);
  papers.readsNext(reading);
  return words;
}

describe('a picture of no document, where a portrait is wanted too,', () => {
  test('is asked about once, among the pictures that are wanted and not the cards and letters', async () => {
    const words = await send(PORTRAIT);
    expect(words).toContain('kelihatannya bukan surat atau kartu');
    expect(words).toContain('*1* Pas foto 4x6\n*2* Bukan salah satu di atas');
    expect(words).not.toContain('KTP');
    expect(await papers.write('ya')).toContain('sudah masuk: Pas foto 4x6');
    expect(await papers.kept('foto46')).toHaveLength(1);
  });

  test('and which is not the portrait, is kept beside the case, and the form goes on', async () => {
    await send(RECEIPT);
    const words = await papers.write('bukan');
    expect(words).toContain('berkas tambahan');
    expect(words).toContain('nama lengkap');
    expect([await papers.kept('foto46'), await papers.kept('other')].map(({ length }) => length)).toEqual([
      0, 1,
    ]);
  });

  test('is asked about in the same way when another one follows', async () => {
    await send(PORTRAIT);
    const words = await send(RECEIPT);
    expect(words).toContain('2 kiriman sampai');
    expect(words).toContain('*1* Pas foto 4x6\n*2* Bukan');
  });
});

describe('sent for the portrait,', () => {
  test('a photo without a word is one', async () => {
    papers.readsNext(PORTRAIT);
    const words = await papers.send('pas foto');
    expect(words).toContain('sudah masuk: Pas foto 4x6');
    expect(words).not.toContain('melihat tulisan');
  });

  test.each([
    ['a receipt', RECEIPT],
    ['a letter', read('other_document', {}, { reasons: [{ rule: 'unknown-kind' }] })],
  ])('%s stays there for an officer, and its writing is mentioned', async (_, reading) => {
    papers.readsNext(reading);
    expect(await papers.send('pas foto')).toContain('Di situ saya melihat tulisan');
    expect(await papers.stateOf('foto46')).toBe('received');
    expect(await papers.answer('doc:foto46')).toMatchObject({ mark: 'to_check' });
  });

  test('a letter that is still missing is filed for what it is', async () => {
    papers.readsNext(read('str', {}));
    expect(await papers.send('pas foto')).toContain('Ini *STR*, jadi saya masukkan sebagai STR');
    expect([await papers.stateOf('str'), await papers.stateOf('foto46')]).toEqual(['received', 'missing']);
  });
});
