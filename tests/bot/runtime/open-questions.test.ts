/** A question about a card is still open, or a file is still being read, when the next photo comes. The reader is a double. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { KTP, openPaperHouse, read } from '../../support/paper-house.ts';
import type { PaperHouse } from '../../support/paper-house.ts';

let papers: PaperHouse;
beforeEach(async () => {
  papers = await openPaperHouse();
  await papers.write('mau urus sip bidan', '1', 'setuju');
});
afterEach(() => papers.house.close());

const NONE = read('not_a_document', {}, { decision: 'retake' });

describe('a card with another number than the first', () => {
  const OTHER = { ...KTP, fields: { ...KTP.fields, nik: { value: '6311066010908007', confidence: 1 } } };
  beforeEach(async () => {
    await papers.send('ktp');
    papers.readsNext(OTHER);
    expect(await papers.send('ktp')).toContain('Sudah tercatat: 6311••••••••8001');
  });

  test('is asked about again after another paper, and nobody says that the first number was typed', async () => {
    papers.readsNext(read('str', {}));
    const words = await papers.send('str');
    expect(words).toContain('sudah masuk: STR');
    expect(words).toContain('Sudah tercatat: 6311••••••••8001');
    expect(words).not.toContain('Diketik');
  });

  test('is asked about again after a blurred photo of it was followed by a good one', async () => {
    papers.readsNext(read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] }));
    expect(await papers.send('ktp')).toContain('agak buram');
    papers.readsNext(OTHER);
    expect(await papers.send('ktp')).toContain('Sudah tercatat: 6311••••••••8001');
  });
});

test('the very same photo twice, while nobody knows what it is, is asked about once', async () => {
  papers.readsNext(read('other_document', {}));
  expect(await papers.send(undefined)).toContain('berkas yang mana');
  const words = await papers.sendAgain();
  expect(words).toContain('sama persis dengan yang baru saja masuk');
  expect(words).not.toContain('berkas yang mana');
});

test('a selfie, where only papers are wanted, is said kindly to be none of them and is not filed', async () => {
  await papers.write('batal', 'ya', 'mau urus nib cv', 'setuju');
  papers.readsNext(NONE);
  const words = await papers.send(undefined);
  expect(words).toContain('belum tampak dokumen yang kami perlukan');
  expect(words).not.toContain('berkas yang mana');
  expect(await papers.kept()).toEqual([]);
});

describe('an NPWP card that bears a NIK', () => {
  const NPWP = read(
    'npwp',
    { npwp: '6311066010908001', nik: '6311066010908001', name: 'RAUDAH' },
    { decision: 'accept' },
  );
  const OTHERS = {
    ...NPWP,
    fields: {
      ...NPWP.fields,
      nik: { value: '1271051907579811', confidence: 1 },
      name: { value: 'BUDI', confidence: 1 },
    },
  };
  beforeEach(() => papers.write('batal', 'ya', 'mau urus nib warung', 'warung kopi', '10 juta', 'sendiri'));

  test('where the NIK counts for it, is kept, and nobody says that it was filled in', async () => {
    papers.readsNext(NPWP);
    const words = await papers.send('npwp');
    expect(words).toContain('Saya simpan untuk dicocokkan petugas');
    expect(words).not.toContain('Sudah saya isikan');
  });

  test('of somebody else is asked about after the KTP, whichever comes first, and marked for an officer', async () => {
    papers.readsNext(OTHERS, KTP);
    await papers.send('npwp');
    const words = await papers.send('ktp');
    expect(words).toContain('Pemohonnya: *RAUDAH*');
    expect(words).toContain('Terbaca di NPWP: *BUDI*');
    expect(await papers.answer('doc:npwp')).toMatchObject({
      mark: 'to_check',
      problems: ['npwp-of-another'],
    });
    expect(await papers.write('1')).toContain('kartu tadi tidak saya pakai');
    expect(await papers.kept('npwp')).toEqual([]);
  });
});

test.each([
  [
    "somebody else's card",
    { ...KTP, fields: { ...KTP.fields, nik: { value: '6311066010908007', confidence: 1 } } },
    'Tercatat: 6311••••••••8001\nDi kartu: 6311••••••••8007\nMungkin kartu orang lain',
  ],
  ['a picture', NONE, 'Tidak ada berkas yang masih kurang'],
])(
  '%s without a caption, when nothing is missing, is read, called by its name, and not filed',
  async (_, reading, said) => {
    await papers.write('batal', 'ya', 'urus nib perorangan');
    await papers.send('ktp');
    const before = await papers.kept();
    papers.readsNext(reading);
    const words = await papers.send(undefined);
    expect(words).toContain(said);
    expect(await papers.kept()).toEqual(before);
  },
);

test("somebody else's card in an album is told by its number, when nothing is missing, whatever came with it", async () => {
  await papers.write('batal', 'ya', 'urus nib perorangan');
  await papers.send('ktp');
  const OTHERS = { ...KTP, fields: { ...KTP.fields, nik: { value: '6311066010908007', confidence: 1 } } };
  papers.readsNext(OTHERS, NONE);
  const words = await papers.send(undefined, undefined);
  expect(words).toContain('Di kartu: 6311••••••••8007\nMungkin kartu orang lain');
  expect(words).toContain('Kiriman yang lain (1) tidak tampak sebagai dokumen');
});

test('a card that cannot be read, while another question is open, is followed by that question and no "lewati" of its own', async () => {
  await papers.write('batal', 'ya', 'urus nib perorangan');
  papers.readsNext(read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] }));
  const words = await papers.send('ktp');
  expect(words).toContain('agak buram');
  expect(words).toContain('nanti saya minta lagi');
  expect(words).not.toContain('Kalau susah');
  expect(words).toContain('Usahanya apa?');
});

test('after a photo that cannot be read nothing that came before is said to have come in', async () => {
  await papers.send('ktp');
  papers.readsNext(read('not_a_document', {}, { decision: 'retake', reasons: [{ rule: 'locked' }] }));
  const words = await papers.send('str');
  expect(words).toContain('terkunci sandi');
  expect(words).not.toContain('sudah masuk');
  expect(words).toContain('HP atau WhatsApp');
  await papers.write('nomor ini');
  papers.readsNext(read('not_a_document', {}, { decision: 'retake', reasons: [{ rule: 'locked' }] }));
  // It says itself how to go on.
  expect(await papers.send(undefined)).toMatch(/^Surat permohonan sampai[^]*petugas bantu\.$/);
});
