/** What was sent for one document and is another: every reply agrees with what was filed. The reader is a double. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Reading } from '../../../licensing/reading.ts';
import { KTP, openPaperHouse, read } from '../../support/paper-house.ts';
import type { PaperHouse } from '../../support/paper-house.ts';

let papers: PaperHouse;
beforeEach(async () => {
  papers = await openPaperHouse();
}, 30_000);
afterEach(() => papers.house.close());

const write = (...texts: string[]) => papers.write(...texts);
const send = (reading: Reading, caption?: string) => {
  papers.readsNext(reading);
  return papers.send(caption);
};

const blurred = (type: string) => read(type, {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] });
const looksLike = (paper: NonNullable<Reading['paper']>) => read('other_document', {}, { paper });
const SELFIE = read('not_a_document', {}, { decision: 'retake' });
const EXPIRED = read(
  'str',
  { valid_until: '2024-03-12' },
  { reasons: [{ rule: 'expired', field: 'valid_until' }] },
);
const DEED = read('akta', { deed_number: '12' });
const HERS = read(
  'npwp',
  { npwp: '6311066010908001', nik: '6311066010908001', name: 'RAUDAH' },
  { decision: 'accept' },
);
const COMPANYS = read(
  'npwp',
  { npwp: '962368759975000', name: 'PT CONTOH REKA SEJAHTERA' },
  { decision: 'accept' },
);

describe('papers sent together under each other’s names', () => {
  test.each([
    ['the KTP first', [KTP, read('str', {})], ['str', 'ktp']],
    ['the other first', [read('str', {}), KTP], ['ktp', 'str']],
    ['both called KTP', [read('str', {}), KTP], ['ktp', 'ktp']],
  ] as const)('are filed each for what it is, %s', async (_, readings, captions) => {
    await write('mau urus sip bidan', '1', 'setuju');
    papers.readsNext(...readings);
    const words = await papers.send(...captions);
    expect(words).toContain('sudah masuk: KTP, STR');
    expect(words).not.toContain('STR masih kami tunggu');
    expect((await papers.kept()).map(({ code }) => code).toSorted()).toEqual(['ktp', 'str']);
  });
});

describe('a midwife', () => {
  beforeEach(() => write('mau urus sip bidan', '1', 'setuju'), 30_000);

  test('who sends one wrong thing after another hears each time what it is, and "juga" only of the same once more', async () => {
    expect(await send(looksLike('sim'), 'ktp')).toContain('*SIM*');
    expect(await send(looksLike('bank_card'), 'ktp')).not.toContain('juga');
    expect(await send(looksLike('kk'), 'ktp')).toContain('*Kartu Keluarga*');
    expect(await send(looksLike('bank_card'), 'ktp')).toContain('jangan kirim foto kartu bank');
    expect(await send(looksLike('bank_card'), 'ktp')).toContain('juga kelihatannya kartu bank');
  });

  test('whose other cards were none has two retakes of her KTP left', async () => {
    for (const paper of ['sim', 'bpjs_card'] as const) await send(looksLike(paper), 'ktp');
    expect(await send(blurred('ktp'), 'ktp')).toContain('Tahan HP sebentar');
    expect(await send(SELFIE, 'ktp')).toContain('*petugas*');
    expect(await send(blurred('ktp'), 'ktp')).toContain('Lap dulu kaca kameranya');
    expect(await papers.answer('doc:ktp')).toBeUndefined();
    expect(await send(blurred('ktp'), 'ktp')).toContain('petugas yang memeriksa');
  });

  test('whose NIK is her NPWP is not told that one is waited for', async () => {
    expect(await send(KTP, 'npwp')).toContain('Ini *KTP*, jadi saya masukkan sebagai KTP.\n');
    expect(await send(SELFIE, 'npwp')).not.toContain('nanti saya minta lagi');
  });

  test("who sends a company's NPWP hears that a person's case needs none", async () => {
    expect(await send(COMPANYS)).toContain('Itu NPWP badan usaha, atas nama *PT CONTOH REKA SEJAHTERA*');
    expect(await papers.answer('doc:npwp')).toBeUndefined();
    expect(await papers.kept('other')).toHaveLength(1);
  });
});

describe('a midwife whose letter of application is asked for', () => {
  beforeEach(async () => {
    await write('mau urus sip bidan', '1', 'setuju');
    await send(KTP, 'ktp');
    await write('nomor ini');
  }, 30_000);

  test('is asked for it again where no writing is seen, twice, and then an officer looks', async () => {
    expect(await papers.asks()).toBe('doc:permohonan');
    expect(await send(SELFIE)).toContain('belum tampak tulisan *Surat permohonan*');
    expect(await send(SELFIE)).toContain('juga belum tampak tulisan');
    expect(await papers.kept('permohonan')).toEqual([]);
    expect(await send(SELFIE)).toContain('petugas yang memeriksa');
  });

  const DARK = read('other_document', {}, { decision: 'retake', reasons: [{ rule: 'too-dark' }] });
  test.each([
    ['black', DARK, 'terlalu gelap'],
    ['blurred', blurred('other_document'), 'agak buram'],
  ])('is asked twice again where the photo is %s, and then an officer looks', async (_, reading, said) => {
    expect(await send(reading)).toContain(said);
    expect(await send(reading)).not.toContain('sudah masuk');
    expect(await papers.kept('permohonan')).toEqual([]);
    expect(await send(reading)).toContain('petugas yang memeriksa');
    expect(await papers.answer('doc:permohonan')).toMatchObject({ mark: 'to_check' });
  });

  test('has a portrait refused that is black, and none for writing behind it that is blurred', async () => {
    expect(await send(DARK, 'pas foto')).toContain('terlalu gelap');
    expect(await papers.kept('foto46')).toEqual([]);
    await send(blurred('other_document'), 'pas foto');
    expect(await papers.kept('foto46')).toHaveLength(1);
  });

  test('hears that her STR, sent as a PDF for it, has run out; a valid one takes its place', async () => {
    papers.readsNext(EXPIRED);
    const words = await papers.sendPdf();
    expect(words).toContain('Ini *STR*, jadi saya masukkan sebagai STR');
    expect(words).toContain('berlaku sampai 12 Mar 2024');
    expect(await papers.kept('permohonan')).toEqual([]);
    papers.readsNext(read('str', { valid_until: '2030-03-12' }));
    expect(await papers.sendPdf('surat permohonan')).toContain('masukkan sebagai STR');
    expect(await papers.answer('doc:str')).not.toHaveProperty('problems');
    expect([await papers.kept('permohonan'), await papers.kept('str')].map(({ length }) => length)).toEqual([
      0, 1,
    ]);
  });

  test('hears that a PDF for it seems to be an NIB, which nobody asks for; an officer looks', async () => {
    papers.readsNext(read('nib', {}));
    expect(await papers.sendPdf()).toContain('kelihatannya itu *NIB*');
    expect(await papers.answer('doc:permohonan')).toMatchObject({ mark: 'to_check' });
  });

  test.each(['tempat praktik', 'pas foto'])(
    'has a valid STR sent as %s replace the expired one',
    async (as) => {
      await send(EXPIRED, 'str');
      await send(read('str', { valid_until: '2030-03-12' }), as);
      expect(await papers.answer('doc:str')).not.toHaveProperty('problems');
      expect([await papers.kept('tempat_praktik'), await papers.kept('foto46')]).toEqual([[], []]);
    },
  );

  test('has no bank card kept, whatever it was sent for', async () => {
    for (const caption of [undefined, 'pas foto'])
      expect(await send(looksLike('bank_card'), caption)).toContain('jangan kirim foto kartu bank');
    expect([await papers.kept('permohonan'), await papers.kept('foto46')]).toEqual([[], []]);
  });

  test('hears that a deed sent for her STR is one; the STR is asked for again twice, then an officer looks', async () => {
    for (const _again of [1, 2]) {
      const words = await send(DEED, 'str');
      expect(words).toContain('Akta');
      expect(await papers.kept('str')).toEqual([]);
      expect(await papers.stateOf('str')).toBe('missing');
    }
    expect(await papers.kept('other')).toHaveLength(2);
    expect(await send(DEED, 'str')).toContain('petugas yang memeriksa');
    expect(await papers.answer('doc:str')).toMatchObject({ mark: 'to_check' });
  });

  test('has a driving licence behind the letter kept beside it, and no selfie', async () => {
    await send(read('other_document', {}, { reasons: [{ rule: 'unknown-kind' }] }));
    expect(await send(looksLike('sim'), 'permohonan')).toContain('ada *SIM*');
    expect(await send(SELFIE, 'permohonan')).toContain('tidak saya gabungkan');
    expect(await papers.kept('permohonan')).toHaveLength(1);
    expect(await papers.kept('other')).toHaveLength(1);
  });

  test('and of whom a question about a card is on the screen, has nothing illegible put under the letter', async () => {
    const number = { value: '6311052001850003', confidence: 1 };
    expect(await send({ ...KTP, fields: { ...KTP.fields, nik: number } }, 'ktp')).toContain('cocokkan');
    expect(await send(blurred('other_document'))).toContain('Ini berkas yang mana?');
    expect(await papers.kept('permohonan')).toEqual([]);
  });
});

describe('an album of a stall keeper', () => {
  beforeEach(() => write('mau urus nib warung', 'warung kopi', '10 juta', 'sendiri', 'setuju'), 30_000);
  const BROKEN = { ...SELFIE, reasons: [{ rule: 'broken-file' as const }] };
  const GLARE = read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'glare', field: 'nik' }] });

  test.each([
    // They are read in any order.
    ['a selfie, then the KTP', [SELFIE, KTP], [], 'sudah masuk: KTP'],
    ['a selfie called KTP, then the KTP', [SELFIE, KTP], ['ktp'], 'sudah masuk: KTP'],
    ['the KTP, then a selfie', [KTP, SELFIE], [], 'Kiriman yang lain (1) tidak tampak sebagai dokumen'],
    ['both called KTP', [KTP, SELFIE], ['ktp', 'ktp'], 'Kiriman yang lain (1) tidak tampak sebagai dokumen'],
    ['a broken file, then the KTP', [BROKEN, KTP], [], 'sudah masuk: KTP'],
    ['a family card, then the KTP', [looksLike('kk'), KTP], [], 'sudah masuk: KTP'],
    ['a blinded photo, then a good one', [GLARE, KTP], ['ktp', 'ktp'], 'sudah masuk: KTP'],
  ] as const)('%s: the KTP is in, and nobody is asked for it', async (_, readings, captions, said) => {
    papers.readsNext(...readings);
    const words = await papers.send(...readings.map((_one, at) => captions[at]));
    expect(words).toContain('Terbaca di KTP: *RAUDAH*');
    expect(words).toContain('sudah masuk: KTP');
    expect(words).toContain(said);
    expect(words).not.toMatch(/Kirim foto KTP|nanti saya minta lagi|kiriman tadi belum|belum terbaca/);
    expect(await papers.kept('ktp')).toHaveLength(1);
  });

  test('of photos that are all blinded is one try', async () => {
    papers.readsNext(GLARE, GLARE, GLARE);
    const words = await papers.send('ktp', 'ktp', 'ktp');
    expect(words.match(/belum terbaca/g)).toHaveLength(1);
    expect(await send(GLARE, 'ktp')).toContain('Miringkan kartu');
    expect(await papers.answer('doc:ktp')).toBeUndefined();
  });
});

describe('a company', () => {
  beforeEach(
    () => write('mau bikin nib untuk PT', 'jasa konstruksi gedung', '1', '2,5 milyar', '12 orang', 'setuju'),
    30_000,
  );

  test.each([
    ['a bank card', looksLike('bank_card')],
    ['a family card', looksLike('kk')],
    ['a driving licence', looksLike('sim')],
    ['a BPJS card', looksLike('bpjs_card')],
    ['a certificate in place of a KTP', looksLike('suket')],
    ['a selfie', SELFIE],
  ])('whose deed could not be read twice does not have %s filed as one', async (_, reading) => {
    for (const _again of [1, 2]) await send(blurred('other_document'), 'akta');
    expect(await send(reading, 'akta')).not.toContain('petugas yang memeriksa');
    expect(await papers.kept('akta')).toEqual([]);
    expect(await send(blurred('other_document'), 'akta')).toContain('petugas yang memeriksa');
    const words = await send(reading, 'akta');
    expect(words).not.toMatch(/kirim foto .*halaman 2/i);
    expect(await papers.kept('akta')).toHaveLength(1);
  });

  test('whose further page is blurred hears what it was taken for, and that the others stay', async () => {
    await send(DEED, 'akta');
    const words = await send(blurred('other_document'), 'akta');
    expect(words).toContain('saya kira halaman berikutnya');
    expect(words).not.toContain('nanti saya minta lagi');
  });

  test('whose deed is there has another letter that was sent as a deed kept beside it', async () => {
    await send(DEED, 'akta');
    expect(await send(read('str', {}), 'akta')).toContain('Di antara kiriman tadi ada *STR*');
    expect(await papers.answer('doc:akta')).not.toHaveProperty('mark');
    expect([await papers.kept('akta'), await papers.kept('other')].map(({ length }) => length)).toEqual([
      1, 1,
    ]);
  });

  test("that left its NPWP to an officer is not told that it is there when its director's comes", async () => {
    await send(KTP, 'ktp');
    await write('PT Maju Banua', 'lewati', 'lewati', 'lewati', 'lewati');
    expect(await papers.stateOf('npwp')).toBe('deferred');
    expect(await send(HERS, 'npwp')).not.toContain('sudah ada');
  });

  test("whose KTP came for its NPWP is told what is waited for, and has the NPWP's retakes left", async () => {
    const words = await send(KTP, 'npwp');
    expect(words).toContain('Ini *KTP*, jadi saya masukkan sebagai KTP. NPWP badan usaha masih kami tunggu.');
    await send(KTP, 'npwp');
    expect(await send(blurred('other_document'), 'npwp')).toContain('NPWP badan usaha agak buram');
    await send(blurred('other_document'), 'npwp');
    expect(await send(blurred('other_document'), 'npwp')).toContain('petugas yang memeriksa');
  });

  test('whose own card bears sixteen digits that may be a NIK has it filed', async () => {
    const fields = { ...COMPANYS.fields, nik: { value: '0962368759975000', confidence: 1 } };
    expect(await send({ ...COMPANYS, fields }, 'npwp')).not.toContain('perorangan');
    expect(await papers.kept('npwp')).toHaveLength(1);
  });

  test("is not told that its director's NPWP, sent for the deed, was filed as the company's", async () => {
    await send(COMPANYS, 'npwp');
    const words = await send(HERS, 'akta');
    expect(words).toContain('Itu NPWP perorangan, atas nama *RAUDAH*');
    expect(words).not.toMatch(/masukkan sebagai NPWP|Yang diperlukan \*NPWP/);
    expect(await papers.kept('npwp')).toHaveLength(1);
    expect(await papers.answer('npwp')).toMatchObject({ value: '962368759975000' });
    expect(await send({ ...HERS, fields: { ...HERS.fields, address: HERS.fields['name']! } })).toContain(
      'Itu NPWP perorangan',
    );
    expect(await papers.kept('npwp')).toHaveLength(1);
  });
});
