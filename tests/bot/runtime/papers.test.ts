/** Letters, look-alikes, several cards and documents given before, in the chat. The reader is a double. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FROM, KTP, openPaperHouse, read } from '../../support/paper-house.ts';
import type { PaperHouse } from '../../support/paper-house.ts';

let papers: PaperHouse;
beforeEach(async () => {
  papers = await openPaperHouse();
});
afterEach(() => papers.house.close());

const write = (...texts: string[]) => papers.write(...texts);
const send = (caption?: string) => papers.send(caption);
const answer = (key: string) => papers.answer(key);
const stateOf = (code: string) => papers.stateOf(code);

describe('a midwife', () => {
  beforeEach(() => write('mau urus sip bidan', '1', 'setuju'));

  test('whose STR has run out: it is kept, said so, and an officer decides', async () => {
    papers.readsNext(
      read('str', { valid_until: '2024-03-12' }, { reasons: [{ rule: 'expired', field: 'valid_until' }] }),
    );
    const words = await send('str');
    expect(words).toContain('berlaku sampai 12 Mar 2024');
    expect(words).toContain('petugas yang memastikan');
    expect(await stateOf('str')).toBe('received');
    expect(await answer('doc:str')).toMatchObject({
      mark: 'to_check',
      problems: ['document-expired'],
    });
  });

  test('whose KTP shows an old day is not told so: the catalogue gives it none', async () => {
    papers.readsNext({
      ...KTP,
      fields: { ...KTP.fields, valid_until: { value: '2017-01-01', confidence: 1 } },
    });
    expect(await send('ktp')).not.toContain('berlaku sampai');
  });

  test('who sends her KTP for the STR: it is filed as KTP, and the STR is still asked for', async () => {
    expect(await send('str')).toContain('Ini *KTP*, jadi saya masukkan sebagai KTP');
    expect([await stateOf('ktp'), await stateOf('str')]).toEqual(['received', 'missing']);
  });

  test('who sends her KTP for the letter of application: it is filed as KTP, and the letter is still missing', async () => {
    expect(await send('surat permohonan')).toContain('Ini *KTP*, jadi saya masukkan sebagai KTP');
    expect([await stateOf('ktp'), await stateOf('permohonan')]).toEqual(['received', 'missing']);
  });

  test('who sends her STR for the letter of application: it is filed as STR', async () => {
    papers.readsNext(read('str', {}));
    expect(await send('surat permohonan')).toContain('Ini *STR*, jadi saya masukkan sebagai STR');
    expect([await stateOf('str'), await stateOf('permohonan')]).toEqual(['received', 'missing']);
  });

  test('who sends the family card for the letter of application hears what it is; an officer looks', async () => {
    papers.readsNext(read('other_document', {}, { paper: 'kk' }));
    expect(await send('surat permohonan')).toContain('kelihatannya itu *Kartu Keluarga*');
    expect(await answer('doc:permohonan')).toMatchObject({ mark: 'to_check' });
  });

  test('whose STR nobody named is filed for what it is, without a question', async () => {
    papers.readsNext(read('str', {}));
    const words = await send();
    expect(words).toContain('sudah masuk: STR');
    expect(words).not.toContain('berkas yang mana');
  });

  test('who sends a second KTP is asked which counts; nobody says that she typed the first', async () => {
    await send('ktp');
    papers.readsNext({
      ...KTP,
      fields: { ...KTP.fields, nik: { value: '6311066010908007', confidence: 1 } },
    });
    const words = await send('ktp');
    expect(words).toContain('Sudah tercatat: 6311••••••••8001');
    expect(words).not.toContain('Diketik');
    expect(await write('1')).toContain('yang sudah tercatat tetap dipakai');
  });

  test('who sends her STR for the diploma: it is filed as STR', async () => {
    papers.readsNext(read('str', {}));
    expect(await send('ijazah')).toContain('Ini *STR*');
    expect([await stateOf('str'), await stateOf('ijazah')]).toEqual(['received', 'missing']);
  });

  test.each([
    ['kk', 'Kartu Keluarga'],
    ['sim', 'SIM'],
    ['bpjs_card', 'kartu BPJS'],
    ['suket', 'surat keterangan'],
  ] as const)('who sends %s for the KTP hears what it is', async (paper, name) => {
    papers.readsNext(read('other_document', {}, { paper }));
    expect(await send('ktp')).toContain(`kelihatannya *${name}*, bukan KTP`);
    expect(await stateOf('ktp')).toBe('missing');
  });

  test('who sends a bank card for the KTP is warned, and not told to send it once more', async () => {
    papers.readsNext(read('other_document', {}, { paper: 'bank_card' }));
    const words = await send('ktp');
    expect(words).toContain('jangan kirim foto kartu bank kepada siapa pun');
    expect(words).not.toContain('sekali lagi');
    expect(await stateOf('ktp')).toBe('missing');
  });

  test('who sends the family card three times: never a KTP, each time in other words, and never at a dead end', async () => {
    papers.readsNext(...[1, 2, 3].map(() => read('other_document', {}, { paper: 'kk' })));
    const words = [await send('ktp'), await send('ktp'), await send('ktp')];
    expect(new Set(words.map((one) => one.split('\n')[0])).size).toBe(3);
    expect(words[2]).toContain('belum bisa dipakai sebagai KTP');
    expect(words[2]).toContain('*petugas*');
    expect(words.join()).not.toMatch(/sudah masuk: KTP|kirim sekali lagi/);
    expect([await stateOf('ktp'), await answer('doc:ktp')]).toEqual(['missing', undefined]);
    expect(await papers.kept('other')).toHaveLength(3);
  });

  test('whose files cannot be opened, or show her face, three times: none of them is filed as KTP', async () => {
    const none = { type: 'not_a_document', decision: 'retake' } as const;
    papers.readsNext(
      read('not_a_document', {}, { ...none, reasons: [{ rule: 'broken-file' }] }),
      read('not_a_document', {}, { ...none, reasons: [{ rule: 'locked' }] }),
      read('not_a_document', {}, none),
    );
    const words = [await send('ktp'), await send('ktp'), await send('ktp')];
    expect(words[2]).toContain('*petugas*');
    expect(await answer('doc:ktp')).toBeUndefined();
  });

  test('whose PDF is locked twice still hears what is wrong with the photo that she sends then', async () => {
    const retake = { decision: 'retake' } as const;
    const locked = read('not_a_document', {}, { ...retake, reasons: [{ rule: 'locked' }] });
    const dark = read('other_document', {}, { ...retake, reasons: [{ rule: 'too-dark' }] });
    papers.readsNext(locked, locked, dark);
    const words = [await send('str'), await send('str'), await send('str')];
    expect(words[2]).toContain('gelap');
    expect(words[2]).not.toContain('petugas yang memeriksa');
    expect(await answer('doc:str')).toBeUndefined();
  });

  test('whose card says another birth date than its NIK sees both, and nothing else of the number', async () => {
    papers.readsNext({
      ...KTP,
      fields: { ...KTP.fields, birth_date: { value: '1990-10-21', confidence: 1 } },
      decision: 'confirm',
      reasons: [{ rule: 'birth-date-differs', field: 'nik' }],
    });
    const words = await send('ktp');
    expect(words).toContain('*21 Okt 1990*, tetapi angka ke-7 sampai 12 di NIK terbaca *601090*');
    expect(words).toContain('6311••••••••8001');
  });

  test('whose good card is there is not told that it is asked for again, whatever comes after it', async () => {
    await send('ktp');
    papers.readsNext(
      read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'glare', field: 'name' }] }),
      read('other_document', {}, { paper: 'suket' }),
    );
    for (const words of [await send('ktp'), await send('ktp')]) {
      expect(words).toContain('KTP yang dikirim sebelumnya tetap tersimpan dan dipakai');
      expect(words).not.toMatch(/nanti saya minta lagi|boleh menyusul/);
    }
  });

  test('whose card shines over her address hears what could not be read; the card counts', async () => {
    const unread = (field: string) => ({ rule: 'missing' as const, field });
    papers.readsNext({ ...KTP, reasons: [unread('address'), unread('village')] });
    const words = await send('ktp');
    expect(words).toContain('silau atau tertutup: *alamat*, *desa atau kelurahan*');
    expect(words).toContain('sudah masuk: KTP');
    expect(await stateOf('ktp')).toBe('received');
  });

  test('whose KTP stays blurred hears another hint, and then an officer looks', async () => {
    papers.readsNext(
      ...[1, 2, 3].map(() => read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] })),
    );
    expect(await send('ktp')).toContain('Tahan HP sebentar');
    expect(await send('ktp')).toContain('Lap dulu kaca kameranya');
    expect(await send('ktp')).toContain('petugas yang memeriksa');
    expect(await answer('doc:ktp')).toMatchObject({ mark: 'to_check', problems: ['photo-unread'] });
  });

  test('whose photo shows two cards is asked which, and may send the other alone', async () => {
    papers.readsNext({
      ...KTP,
      decision: 'confirm',
      reasons: [{ rule: 'several-cards' }],
      others: ['SITI AMINAH'],
    });
    const words = await send('ktp');
    expect(words).toContain('*RAUDAH*');
    expect(words).toContain('Di sebelahnya: *SITI AMINAH*');
    expect(await write('2')).toContain('Kirim foto kartu yang itu saja');
    expect(await stateOf('ktp')).toBe('missing');
  });

  test('whose photo shows her card beside a paper of another kind is asked whether it was read rightly, not which', async () => {
    papers.readsNext({ ...KTP, decision: 'confirm', reasons: [{ rule: 'several-cards' }] });
    const words = await send('ktp');
    expect(words).toContain('Ya, sudah benar');
    expect(words).not.toContain('Kartu mana yang dipakai?');
  });

  describe('whose photo shows her card beside somebody else’s,', () => {
    const several = [{ rule: 'several-cards' }] as const;
    const HERS = { fields: KTP.fields, decision: 'confirm', reasons: [...several] } as const;
    const HIS = read('ktp', { nik: '6311052001850003', name: 'BUDI' }, { reasons: [...several] });
    const BOTH = { ...HIS, others: ['RAUDAH'], second: { ...HERS, reasons: [...several] } };

    test('and whose number is known: hers counts, and nobody asks whose the other is', async () => {
      await write('Raudah', '6311066010908001');
      papers.readsNext(BOTH);
      const words = await send('ktp');
      expect(words).toContain('sudah masuk: KTP');
      expect(words).not.toContain('6311••••••••0003');
      expect(await answer('nik')).not.toHaveProperty('mark');
      expect(await answer('read:ktp')).toMatchObject({ value: { fields: KTP.fields, crops: 'second.' } });
    });

    test('and who told her name: hers is shown first, and filled in once she says so', async () => {
      await write('Raudah');
      papers.readsNext(BOTH);
      expect(await send('ktp')).toMatch(/\*RAUDAH\*[^]*Di sebelahnya: \*BUDI\*/);
      await write('1');
      expect(await answer('nik')).toMatchObject({ value: '6311066010908001' });
      expect(JSON.stringify(await answer('read:ktp'))).not.toContain('BUDI');
    });

    test('and of whom nothing is known yet: she chooses, and need not send it anew', async () => {
      papers.readsNext(BOTH);
      expect(await send('ktp')).toMatch(/\*BUDI\*[^]*Di sebelahnya: \*RAUDAH\*/);
      expect(await write('2')).toContain('Terbaca di KTP: *RAUDAH*, 6311••••••••8001');
      expect(await stateOf('ktp')).toBe('received');
      expect(await answer('read:ktp')).toMatchObject({ value: { crops: 'second.' } });
      expect(JSON.stringify(await answer('read:ktp'))).not.toContain('BUDI');
    });

    test('without a caption it is not taken for somebody else’s', async () => {
      await write('Raudah', '6311066010908001');
      papers.readsNext(BOTH);
      expect(await send()).toContain('sudah masuk: KTP');
      expect(await stateOf('ktp')).toBe('received');
    });
  });

  describe('whose KTP and NPWP card lie on one photo,', () => {
    const NPWP = read(
      'npwp',
      { npwp: '962368759975000', nik: '6311066010908001', name: 'RAUDAH' },
      { decision: 'accept' },
    );
    const { type, fields, decision, reasons } = NPWP;
    const BOTH = { ...KTP, otherKind: { type, fields, decision, reasons } };
    const places = async () => {
      const files = await Promise.all(['doc:ktp', 'doc:npwp'].map(answer));
      return new Set(files.map((one) => JSON.stringify(one?.value)));
    };

    test('has both filed in their places, whatever the photo was sent for', async () => {
      papers.readsNext(BOTH);
      const words = await send('npwp');
      expect(words).toContain('Terbaca di KTP: *RAUDAH*');
      expect(words).toContain('Terbaca di NPWP: *RAUDAH*, 9623');
      expect(words).not.toContain('masih kami tunggu');
      expect(await places()).toEqual(new Set([expect.stringContaining('file')]));
      expect(await answer('read:npwp')).toMatchObject({ value: { crops: 'other_kind.' } });
    });

    test('without a caption as well', async () => {
      papers.readsNext(BOTH);
      await send();
      expect(await places()).toEqual(new Set([expect.stringContaining('file')]));
    });

    test('that lie behind a letter has all three filed', async () => {
      const letter = read('akta', {}, { decision: 'confirm' });
      const { type: ktp, fields: said, decision: how, reasons: why } = KTP;
      const enclosed = { type: ktp, fields: said, decision: how, reasons: why, otherKind: BOTH.otherKind };
      papers.readsNext({ ...letter, otherKind: enclosed });
      const words = await send();
      expect(words).toContain('Terbaca di KTP: *RAUDAH*');
      expect(words).toContain('Terbaca di NPWP: *RAUDAH*, 9623');
      expect(await places()).toEqual(new Set([expect.stringContaining('file')]));
      expect((await answer('read:npwp'))?.value).toMatchObject({ crops: 'other_kind.other_kind.' });
    });

    test('with somebody else’s KTP beside hers behind the letter is not taken for them', async () => {
      await write('Raudah', '6311066010908001');
      const husbands = {
        ...KTP.fields,
        nik: { value: '6311052001850003', confidence: 1 },
        name: { value: 'BUDI', confidence: 1 },
      };
      const { fields: hers } = KTP;
      const second = { fields: hers, decision: 'confirm', reasons: [{ rule: 'several-cards' }] } as const;
      const enclosed = {
        type: 'ktp',
        fields: husbands,
        decision: 'confirm',
        reasons: second.reasons,
      } as const;
      const letter = read('akta', {}, { decision: 'confirm' });
      papers.readsNext({
        ...letter,
        otherKind: {
          ...enclosed,
          reasons: [...enclosed.reasons],
          others: ['RAUDAH'],
          second: { ...second, reasons: [...second.reasons] },
        },
      });
      const words = await send();
      expect(words).not.toContain('Sudah benarkah yang saya baca');
      expect(await stateOf('ktp')).toBe('received');
      expect((await answer('read:ktp'))?.value).toMatchObject({
        crops: 'other_kind.second.',
        fields: { name: { value: 'RAUDAH' } },
      });
    });

    test('hears of the one that cannot be read, and may send it alone', async () => {
      papers.readsNext({
        ...KTP,
        otherKind: { type, fields: {}, decision: 'retake', reasons: [{ rule: 'blurred' }] },
      });
      expect(await send('ktp')).toContain('ada *NPWP* juga, tetapi belum terbaca');
      expect([await stateOf('ktp'), await answer('doc:npwp')]).toEqual(['received', undefined]);
    });

    test('of somebody else is asked about, one question after the other', async () => {
      const his = {
        ...fields,
        nik: { value: '6311052001850003', confidence: 1 },
        name: { value: 'BUDI', confidence: 1 },
      };
      papers.readsNext({ ...BOTH, decision: 'confirm', otherKind: { ...BOTH.otherKind, fields: his } });
      expect(await send('ktp')).toContain('Sudah benarkah yang saya baca');
      expect(await write('1')).toContain('dengan NIK yang berbeda');
    });
  });

  test('who gave her KTP before is asked whether it may be used, and it fills the new form', async () => {
    await send('ktp');
    await write('batal', 'ya', 'mau urus sip bidan', '1');
    const words = await untilReuse();
    expect(words).toMatch(/Pakai \*KTP\* atas nama \*RAUDAH\* yang dikirim .+\?/);
    expect(await write('ya')).toContain('tidak perlu dikirim lagi');
    expect(await stateOf('ktp')).toBe('received');
    const { house: own } = papers.house.app;
    const rows = await own.storage.read(async ({ chats, documents }) => {
      const chat = await chats.find('sim', { kind: 'sim', value: FROM });
      return documents.ofContact(chat!.contact);
    });
    expect(new Set(rows.map(({ application: id }) => id)).size).toBe(2);
    expect(new Set(rows.map(({ file }) => file)).size).toBe(1);
  });

  test('who acts for somebody else is not offered her own KTP for them', async () => {
    await send('ktp');
    await write('batal', 'ya', 'mau urus sip bidan', '1', 'mewakili');
    expect(await untilReuse('Noor Hasanah', '6311064101900001', '081345678901')).toBe('');
    expect(await stateOf('ktp')).toBe('deferred');
  });

  test('who says "mewakili" after her own KTP was taken over: it is given back, with what was read on it', async () => {
    papers.readsNext({ ...KTP, fields: { ...KTP.fields, village: { value: 'UREN', confidence: 1 } } });
    await send('ktp');
    await write('batal', 'ya', 'mau urus sip bidan', '1');
    await untilReuse();
    await write('ya');
    expect(await answer('home_village')).toMatchObject({ value: 'UREN' });
    const words = await write('mewakili');
    expect(words).toContain('KTP yang tadi dipakai adalah milik Bapak/Ibu sendiri');
    expect(await stateOf('ktp')).toBe('missing');
    expect(await answer('home_village')).toBeUndefined();
    expect(await answer('nik')).toBeUndefined();
    expect(await papers.kept('ktp')).toEqual([]);
  });

  test('whose case for somebody else has their KTP is not offered it for herself', async () => {
    await write('mewakili');
    await send('ktp');
    await write('batal', 'ya', 'mau urus sip bidan', '1');
    expect(await untilReuse('Siti Zubaidah', '6311064101900001')).toBe('');
    expect(await stateOf('ktp')).toBe('deferred');
  });

  /** Goes on until the first document would be asked for; '' where none of before is offered. */
  async function untilReuse(name = 'Raudah', nik = '6311066010908001', ...more: string[]): Promise<string> {
    for (const text of [...more, name, nik, 'nomor ini', 'lewati', 'lewati', 'lewati', 'lewati']) {
      const words = await write(text);
      if (words.includes('Pakai *')) return words;
    }
    return '';
  }
});

describe('a company', () => {
  beforeEach(() =>
    write('mau bikin nib untuk PT', 'jasa konstruksi gedung', '1', '2,5 milyar', '12 orang', 'setuju'),
  );
  const DEED = read('akta', {
    legal_name: 'PT CONTOH REKA SEJAHTERA',
    deed_number: '12',
    deed_date: '2021-03-03',
    notary: 'RINI CONTOH, S.H., M.Kn.',
    ahu_number: 'AHU-0012345.AH.01.01.TAHUN 2021',
  });

  test('whose deed was read sees what it says before it becomes an answer', async () => {
    papers.readsNext(DEED);
    const words = await send('akta');
    expect(words).toContain('Nomor akta: *12*');
    expect(words).toContain('Nomor AHU: *AHU-0012345.AH.01.01.TAHUN 2021*');
    expect((await papers.fields())['deed_number']).toBeUndefined();
    await write('ya');
    expect(await papers.fields()).toMatchObject({
      deed_number: '12',
      deed_date: '2021-03-03',
      ahu_number: 'AHU-0012345.AH.01.01.TAHUN 2021',
    });
    expect((await answer('deed_number'))?.source).toBe('document');
  });

  test('that typed another name than its deed says is asked once which holds', async () => {
    await write('PT Rekayasa Lain');
    papers.readsNext(DEED);
    const words = await send('akta');
    expect(words).toMatch(/PT CONTOH REKA SEJAHTERA\* \(diketik: PT Rekayasa Lain\)/i);
    const after = await write('2');
    expect(after).toContain('yang ditulis tetap dipakai');
    expect(await papers.fields()).toMatchObject({ legal_name: 'PT Rekayasa Lain', deed_number: '12' });
    expect(after).not.toContain('Mana yang dipakai');
  });
});

describe('the NPWP of a company', () => {
  const card = (fields: Record<string, string>) => read('npwp', fields, { decision: 'accept' });
  beforeEach(() =>
    write('mau bikin nib untuk PT', 'jasa konstruksi gedung', '1', '2,5 milyar', '12 orang', 'setuju'),
  );

  test("is not that of its director: the card is kept beside, and the company's still asked for", async () => {
    papers.readsNext(card({ npwp: '6311066010908001', nik: '6311066010908001', name: 'RAUDAH' }));
    expect(await send('npwp')).toContain('Itu NPWP perorangan, atas nama *RAUDAH*');
    expect([await answer('npwp'), await answer('doc:npwp')]).toEqual([undefined, undefined]);
    expect(await papers.kept('other')).toHaveLength(1);
  });

  test('bears no NIK, and is filled in', async () => {
    papers.readsNext(card({ npwp: '962368759975000', name: 'PT CONTOH REKA SEJAHTERA' }));
    expect(await send('npwp')).toContain('Terbaca di NPWP');
    expect(await answer('npwp')).toMatchObject({ value: '962368759975000', source: 'document' });
  });
});

describe('an eating house that has its NIB', () => {
  beforeEach(() => write('mau urus slhs', '1', 'setuju'));
  const LETTER = read('nib', { nib: '1234567890123', name: 'RAUDAH' });

  test('sees the number of its letter before it is taken, masked, and then it stands on the data sheet', async () => {
    papers.readsNext(LETTER);
    const words = await send('nib');
    expect(words).toContain('NIB: *1234•••••0123*');
    expect(await answer('nib')).toBeUndefined();
    await write('ya');
    expect(await answer('nib')).toMatchObject({ value: '1234567890123', source: 'document' });
    expect((await answer('doc:nib'))?.value).toHaveProperty('file');
  });

  test('that typed another number is shown where the two differ, and says which holds', async () => {
    for (let turn = 0; turn < 14 && (await papers.asks()) !== 'doc:nib'; turn += 1)
      await write((await papers.asks()) === 'nik' ? '6311066010908001' : 'lewati');
    await write('1234567990123');
    expect(await answer('nib')).toMatchObject({ value: '1234567990123', source: 'applicant' });
    papers.readsNext(LETTER);
    expect(await send('nib')).toContain('*1234•••8•0123* (diketik: 1234•••9•0123)');
    expect(await answer('nib')).toMatchObject({ mark: 'to_check', problems: ['nib-differs-from-card'] });
    await write('1');
    expect(await answer('nib')).toMatchObject({ value: '1234567890123' });
  });

  test('of which the number cannot be one is not asked about', async () => {
    papers.readsNext(read('nib', { nib: '12345' }));
    expect(await send('nib')).toContain('sudah masuk: NIB');
  });
});

test("a pharmacy's owner sends their KTP, of which no photo is asked for: what is asked is read on it", async () => {
  await write('mau urus izin apotek', '1', 'setuju');
  expect(await send()).toContain('Terbaca di KTP: *RAUDAH*');
  expect([await answer('name'), await answer('nik')]).toMatchObject([
    { value: 'RAUDAH' },
    { value: '6311066010908001' },
  ]);
  expect(await papers.asks()).toBe('phone');
});
