/** A read card waits for the person's yes while other files come. The reader is a double. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openPaperHouse, read } from '../../support/paper-house.ts';
import type { PaperHouse } from '../../support/paper-house.ts';

let papers: PaperHouse;
beforeEach(async () => {
  papers = await openPaperHouse();
  await papers.write('mau urus nib warung', 'warung kopi', '10 juta', 'sendiri', 'setuju', 'Kopi Rahmah');
}, 30_000);
afterEach(() => papers.house.close());

const NIK = '6311066010908001';
const KTP = read('ktp', { nik: NIK, name: 'RAUDAH' });
const NONE = read('not_a_document', {}, { decision: 'retake' });
const NPWP = read('npwp', { npwp: '836918029945000', nik: NIK, name: 'RAUDAH' }, { decision: 'accept' });

describe('a card that is asked about', () => {
  beforeEach(async () => {
    papers.readsNext(KTP);
    expect(await papers.send('ktp')).toContain('Ya, sudah benar');
  });

  test('stays asked about, once after each file, however many come instead of an answer', async () => {
    for (const reading of [NPWP, NONE, NONE, NONE, NONE, NONE]) {
      papers.readsNext(reading);
      const words = await papers.send(undefined);
      expect(words.match(/Ya, sudah benar/g)).toHaveLength(1);
      expect(words).not.toContain('petugas akan mencocokkannya');
    }
    expect((await papers.fields())['nik']).toBeUndefined();
    await papers.write('ya');
    expect((await papers.fields())['nik']).toBe(NIK);
  });

  test('stays asked about after a salam, a question and "berkas"', async () => {
    for (const text of ['assalamualaikum', 'berkas', 'berapa biayanya?', 'status', 'berkas']) {
      const words = await papers.write(text);
      expect(words).toContain('Ya, sudah benar');
      expect(words).not.toContain('petugas akan mencocokkannya');
      if (text !== 'berkas') continue;
      expect(words).toContain('Masih saya tanyakan: KTP');
      expect(words).not.toMatch(/^Sudah masuk: .*KTP/m);
    }
  });

  test('put again it is not thanked for once more', async () => {
    papers.readsNext(NONE);
    const words = await papers.send(undefined);
    expect(words).toContain('KTP yang dikirim masih perlu dicek');
    expect(words).not.toContain('KTP sudah masuk');
  });

  test.each([
    ['left to an officer', ['3']],
    ['passed over three times in words', ['hmm', 'hmm hmm', 'hmm hmm hmm']],
  ])('%s is to be looked at: the photo is not said to be fine', async (_, replies) => {
    expect(await papers.write(...replies)).toContain('petugas akan mencocokkannya');
    expect(await papers.answer('doc:ktp')).toMatchObject({
      mark: 'to_check',
      problems: ['reading-unconfirmed'],
    });
    const list = await papers.write('berkas');
    expect(list).toMatch(/diperiksa petugas: .*KTP/);
    expect(list).not.toMatch(/^Sudah masuk: .*KTP/m);
  });

  test('a number typed afterwards that differs from the card is asked about', async () => {
    const words = await papers.write('3', 'Raudah', '6311066010908077');
    expect(words).toContain('Diketik: 6311••••••••8077');
    expect(words).toContain('Terbaca di KTP: 6311••••••••8001');
    await papers.write('2');
    expect((await papers.fields())['nik']).toBe(NIK);
  });
});

describe('one person, several photos of the same card', () => {
  test.each([undefined, 'ktp'])(
    'the second photo is no card of somebody else (caption: %s)',
    async (caption) => {
      await papers.write('Raudah', '6311066010908077');
      papers.readsNext(KTP);
      expect(await papers.send('ktp')).toContain('Mana yang benar?');
      papers.readsNext({ ...KTP, decision: 'accept' });
      const words = await papers.send(caption);
      expect(words).not.toContain('orang lain, jadi');
      expect(words.match(/Mana yang benar\?/g)).toHaveLength(1);
      await papers.write('2');
      expect((await papers.fields())['nik']).toBe(NIK);
    },
  );
});

describe('what was taken from a card and typed otherwise afterwards', () => {
  beforeEach(async () => {
    papers.readsNext({ ...KTP, decision: 'accept' });
    await papers.send('ktp');
  });

  test('is asked about once, and the person has the last word', async () => {
    const words = await papers.write('nik saya salah, yang benar 6311066010908077', 'ya');
    expect(words).toContain('Diketik: 6311••••••••8077');
    await papers.write('1');
    expect((await papers.fields())['nik']).toBe('6311066010908077');
    expect(await papers.answer('nik')).toMatchObject({
      mark: 'to_check',
      problems: ['nik-differs-from-card'],
    });
    expect(await papers.write('nomor ini')).not.toContain('Mana yang benar');
  });

  test('a name in other letters is the same name', async () => {
    expect(await papers.write('nama saya salah, yang benar Raudah', 'ya')).not.toContain('Mana yang benar');
  });
});

describe('what "berkas" says', () => {
  test("a person's tax number is told by the NIK, and no card of it is said to have come", async () => {
    await papers.write('Raudah', NIK);
    const list = await papers.write('berkas');
    expect(list).toContain('NPWP: memakai NIK');
    expect(list).not.toMatch(/masuk: .*NPWP/);
  });

  test('a card that came is in', async () => {
    await papers.write('Raudah', NIK);
    papers.readsNext(NPWP);
    await papers.send('npwp');
    expect(await papers.write('berkas')).toMatch(/^Sudah masuk: .*NPWP/m);
  });

  test('a KTP that nobody could read is not said to be in order, also at the review', async () => {
    const BLURRED = read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] });
    for (let times = 0; times < 3; times += 1) {
      papers.readsNext(BLURRED);
      await papers.send('ktp');
    }
    await papers.write('Raudah', NIK);
    const list = await papers.write('berkas');
    expect(list).toMatch(/diperiksa petugas: KTP/);
    expect(list).not.toMatch(/^Sudah masuk: .*KTP/m);
    const shown = await papers.write('nomor ini', 'lewati', 'lewati', 'lewati', 'lewati');
    expect(shown).toContain('KTP: diperiksa petugas');
  });
});

describe('the card of another person', () => {
  const OTHERS = read(
    'ktp',
    { nik: '6311011203858002', name: 'AHMAD FAUZI', birth_place: 'AMUNTAI', address: 'JL. LAIN' },
    { decision: 'accept' },
  );
  const OWN = { ...KTP, decision: 'accept' as const };

  test('leaves no mark once the own card says what was typed', async () => {
    await papers.write('Raudah', NIK);
    papers.readsNext(OTHERS);
    expect(await papers.send('ktp')).toContain('Mana yang benar?');
    papers.readsNext(OWN);
    await papers.send('ktp');
    expect((await papers.answer('nik'))?.mark).toBeUndefined();
    expect((await papers.answer('name'))?.mark).toBeUndefined();
  });

  test('of two in one album takes not the place of the one that was read first', async () => {
    papers.readsNext(KTP, OTHERS);
    const words = await papers.send(undefined, undefined);
    expect(words).toContain('Mungkin kartu orang lain');
    expect(await papers.kept('ktp')).toHaveLength(1);
  });

  test('takes not the place of one that still waits for its yes', async () => {
    papers.readsNext(KTP);
    await papers.send(undefined);
    papers.readsNext(OTHERS);
    const words = await papers.send(undefined);
    expect(words).toContain('Mungkin kartu orang lain');
    expect(words).toContain('Ya, sudah benar');
    expect((await papers.fields())['nik']).toBeUndefined();
    await papers.write('ya');
    expect((await papers.fields())['nik']).toBe(NIK);
  });

  test('sent again after it was said to be, is asked about, and not said to have come in', async () => {
    await papers.write('Raudah', NIK);
    for (const _ of [1, 2]) {
      papers.readsNext(OTHERS);
      const words = await papers.send('ktp');
      expect(words).toContain('Mana yang benar?');
      expect(words).not.toContain('sudah masuk');
      await papers.write('3');
    }
  });

  test('takes what it had filled in along when it is said to be', async () => {
    papers.readsNext(OTHERS);
    await papers.send('ktp');
    expect(await papers.answer('birth_place')).toMatchObject({ value: 'AMUNTAI' });
    expect(await papers.write(`nik saya salah, yang benar ${NIK}`, 'ya')).toContain('Mana yang benar?');
    await papers.write('3');
    for (const key of ['birth_place', 'home_address', 'name', 'doc:ktp'])
      expect(await papers.answer(key)).toBeUndefined();
    expect((await papers.fields())['nik']).toBe(NIK);
    expect(await papers.asks()).toBe('name');
  });
});
