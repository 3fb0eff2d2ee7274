/** Photos without a caption that nothing waits for: papers of another matter, and a card that is there already. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Reading } from '../../../licensing/reading.ts';
import { KTP, openPaperHouse, read } from '../../support/paper-house.ts';
import type { PaperHouse } from '../../support/paper-house.ts';

let papers: PaperHouse;
beforeEach(async () => {
  papers = await openPaperHouse();
  await papers.write('mau urus sip bidan', '1', 'setuju');
});
afterEach(() => papers.house.close());

/** A photo without a caption that turns out to be this; all that was said. */
async function sendUnnamed(reading: Reading): Promise<string> {
  papers.readsNext(reading);
  return await papers.send(undefined);
}

const NPWP = read('npwp', { npwp: '012345678734000', name: 'RAUDAH' }, { decision: 'accept' });
const paper = (kind: Reading['paper']): Reading => read('other_document', {}, { paper: kind! });

test('a paper that is asked for only where an officer says so has its place, and is filed there', async () => {
  const words = await sendUnnamed(NPWP);
  expect(words).toContain('Terbaca di NPWP: *RAUDAH*');
  expect(words).not.toContain('berkas yang mana');
  expect(await papers.kept('npwp')).toHaveLength(1);
});

test('an NPWP card whose number the NIK stands for already is filed in its place', async () => {
  await papers.send('ktp');
  const words = await sendUnnamed(
    read(
      'npwp',
      { npwp: '6311066010908001', nik: '6311066010908001', name: 'RAUDAH' },
      { decision: 'accept' },
    ),
  );
  expect(words).toContain('Terbaca di NPWP: *RAUDAH*');
  expect(words).not.toContain('berkas yang mana');
  expect(await papers.kept('npwp')).toHaveLength(1);
});

test.each([
  ['broken-file', 'tidak bisa dibuka'],
  ['locked', 'terkunci sandi'],
  ['too-dark', 'terlalu gelap'],
] as const)(
  'what nobody can see anything of (%s) is asked for again once, and the open question follows, not which document it is',
  async (rule, why) => {
    const closed = read(
      'not_a_document',
      {},
      { decision: 'retake', reasons: [{ rule }], quality: { ...KTP.quality, pixels: 0 } },
    );
    const words = await sendUnnamed(closed);
    expect(words.match(new RegExp(why, 'g'))).toHaveLength(1);
    expect(words).not.toContain('berkas yang mana');
    expect(words).toContain('nama lengkap');
  },
);

describe('a paper that no permit of the case asks for', () => {
  const STNK = read('stnk', {});

  test('is kept beside the checklist and said plainly not to be needed, as often as it comes', async () => {
    for (const count of [1, 2]) {
      const words = await sendUnnamed(STNK);
      expect(words).toContain('itu *STNK dan KIR*. Untuk permohonan ini tidak diperlukan sekarang');
      expect(words).not.toContain('berkas yang mana');
      expect(await papers.kept('other')).toHaveLength(count);
    }
    expect(await papers.sendAgain()).toContain('sudah tersimpan sebagai berkas tambahan');
    expect(await papers.kept('other')).toHaveLength(2);
  });

  test('several of them at once are named in one sentence', async () => {
    papers.readsNext(STNK, paper('kk'));
    const words = await papers.send(undefined, undefined);
    expect(words).toContain('itu *STNK dan KIR, Kartu Keluarga*');
    expect(words.match(/berkas tambahan/g)).toHaveLength(1);
  });

  test('sent for one that says what it is takes not its place, and is called what it is', async () => {
    papers.readsNext(STNK);
    expect(await papers.send('str')).toContain('itu kelihatannya *STNK dan KIR*, bukan STR');
    expect(await papers.stateOf('str')).toBe('missing');
    expect(await papers.kept('other')).toHaveLength(1);
  });

  test('is not kept where it is a bank card', async () => {
    expect(await sendUnnamed(paper('bank_card'))).toContain('kelihatannya kartu bank');
    expect(await papers.kept('other')).toEqual([]);
  });

  test('that the person finds on no list is kept for the officer', async () => {
    expect(await sendUnnamed(read('other_document', {}))).toContain('berkas yang mana');
    expect(await papers.write('bukan salah satu di atas')).toContain('simpan sebagai berkas tambahan');
    expect(await papers.kept('other')).toHaveLength(1);
  });
});

describe('a card that is there, sent once more while others are missing,', () => {
  const versions = async () => (await papers.kept('ktp')).map(({ version, state }) => ({ version, state }));
  const unclear: Reading = { ...KTP, decision: 'confirm', reasons: [{ rule: 'uncertain', field: 'name' }] };
  const blurred = read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] });

  test('takes the place of the older one where it can be read better', async () => {
    papers.readsNext(unclear);
    await papers.send('ktp');
    await papers.write('ya');
    const words = await sendUnnamed(KTP);
    expect(words).toContain('*KTP* yang baru sudah masuk dan sekarang dipakai');
    expect(words).not.toContain('berkas yang mana');
    expect(await versions()).toEqual([{ version: 2, state: 'kept' }]);
    expect(await papers.answer('read:ktp')).toMatchObject({ value: { decision: 'accept' } });
  });

  test.each([
    ['blurred', blurred, 'fotonya agak buram'],
    ['unclear', unclear, '*nama* belum terbaca jelas'],
    [
      'among other cards',
      { ...KTP, decision: 'confirm', reasons: [{ rule: 'several-cards' }] } satisfies Reading,
      'di foto itu ada lebih dari satu kartu',
    ],
  ])('is kept beside it where it is %s, and says so', async (_, reading, why) => {
    await papers.send('ktp');
    const words = await sendUnnamed(reading);
    expect(words).toContain(why);
    expect(words).toContain('*KTP* yang dikirim sebelumnya tetap dipakai');
    expect(await versions()).toEqual([{ version: 1, state: 'kept' }]);
    expect(await papers.answer('doc:ktp')).toMatchObject({ problems: ['newer-photo-unused'] });
    expect(await papers.answer('read:ktp')).toMatchObject({ value: { decision: 'accept' } });
  });

  test('is called by its name and not asked about where it is somebody else’s', async () => {
    await papers.send('ktp');
    const others = { ...KTP, fields: { ...KTP.fields, nik: { value: '6311066010908007', confidence: 1 } } };
    const words = await sendUnnamed(others);
    expect(words).toContain('Mungkin kartu orang lain');
    expect(words).not.toContain('berkas yang mana');
    expect(await versions()).toEqual([{ version: 1, state: 'kept' }]);
  });
});

test('a good card stays, however often a worse photo of it comes', async () => {
  const blurred = read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] });
  await papers.send('ktp');
  for (let times = 0; times < 4; times += 1) {
    papers.readsNext(blurred);
    expect(await papers.send('ktp')).toContain('KTP yang dikirim sebelumnya tetap tersimpan');
  }
  expect((await papers.kept('ktp')).map(({ version }) => version)).toEqual([1]);
});
