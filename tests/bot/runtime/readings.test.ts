/** A photo in the chat: read outside the turn, told in it. The reader is a double; what it says is the test's. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeChat } from '../../../bot/cli/describe-chat.ts';
import { ReaderFailed } from '../../../documents/reader.ts';
import type { DocumentReader } from '../../../documents/reader.ts';
import type { Reading } from '../../../licensing/reading.ts';
import { unpackCrops } from '../../../storage/files/crops.ts';
import { openTestApp } from '../../support/test-app.ts';
import type { TestApp } from '../../support/test-app.ts';

const FROM = '+6281234567890';
const photo = readFileSync(join(import.meta.dirname, '../../support/files/cards/npwp_07_good.jpg'));

const said = (value: string) => ({ value, confidence: 0.95 });
const KTP: Reading = {
  type: 'ktp',
  fields: { nik: said('6311066010908001'), name: said('RAUDAH'), village: said('PARINGIN TIMUR') },
  quality: { pixels: 1600, lineHeight: 30, labels: 1, brightness: 200, turned: 0 },
  decision: 'accept',
  reasons: [],
};
const BLURRED: Reading = {
  ...KTP,
  fields: {},
  decision: 'retake',
  reasons: [{ rule: 'glare', field: 'nik' }],
};

/** Answers of the reader, in order; an error is thrown. */
let next: (Reading | Error)[];
const SMALL = Buffer.from('a small picture of the whole card');
const CROP = Buffer.from('the piece of the photo with the number');
let stopped = false;
const reader: DocumentReader = {
  read: () => {
    const answer = next.shift() ?? KTP;
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve({ ...answer, cpuMs: 1, views: { thumbnail: SMALL, crops: { nik: CROP } } });
  },
  pid: () => undefined,
  stop: () => {
    stopped = true;
    return Promise.resolve();
  },
};

let house: TestApp;
beforeEach(async () => {
  next = [];
  house = await openTestApp(undefined, { reader });
  for (const text of ['mau urus nib warung', 'warung kopi', '10 juta', 'sendiri', 'setuju', 'Kopi Rahmah']) {
    await house.write(FROM, text);
  }
});
afterEach(() => house.close());

/** Sends a photo and returns what was said about it. */
async function send(caption?: string): Promise<string> {
  house.taken();
  const file = { bytes: photo, mime: 'image/jpeg' };
  await house.receive(FROM, { kind: 'image', file, ...(caption === undefined ? {} : { caption }) });
  await house.settle();
  return house
    .taken()
    .map(({ message }) => (message.kind === 'text' ? message.text : ''))
    .join('\n---\n');
}
async function application() {
  const { application: found } = await describeChat(house.app, FROM);
  return found as { fields: Record<string, unknown>; checklist: { code: string; state: string }[] };
}
const stateOf = async (code: string) =>
  (await application()).checklist.find((item) => item.code === code)?.state;

describe('a photo of a KTP', () => {
  test('fills name and NIK, shown masked, and home as something known', async () => {
    const words = await send('ktp');
    expect(words).toContain('*RAUDAH*, 6311••••••••8001');
    expect(words).not.toContain('6311066010908001');
    expect((await application()).fields).toMatchObject({
      nik: '6311066010908001',
      name: 'RAUDAH',
      home_village: 'PARINGIN TIMUR',
    });
    expect(await stateOf('ktp')).toBe('received');
  });

  test('that cannot be read is asked for again with the field, twice; then an officer looks', async () => {
    next = [BLURRED, BLURRED, BLURRED];
    expect(await send('ktp')).toContain('angka *NIK* di KTP belum terbaca');
    expect(await stateOf('ktp')).toBe('missing');
    expect(await send('ktp')).toContain('belum terbaca');
    expect(await send('ktp')).toContain('petugas yang memeriksa');
    expect(await stateOf('ktp')).toBe('received');
  });

  test('of which one field is unclear is asked for again with that field, not called blurred as a whole', async () => {
    next = [{ ...BLURRED, reasons: [{ rule: 'number-invalid', field: 'nik' }] }];
    expect(await send('ktp')).toContain('angka *NIK* di KTP belum terbaca jelas');
    next = [{ ...BLURRED, reasons: [{ rule: 'blurred', field: 'name' }] }];
    expect(await send('ktp')).toContain('*nama* di KTP masih kurang jelas');
  });

  test('of which a side lies outside the photo is told so, and not called blinded', async () => {
    next = [{ ...BLURRED, reasons: [{ rule: 'cut-off', field: 'nik', side: 'left' }] }];
    expect(await send('ktp')).toContain('Tapi bagian kiri KTP terpotong, jadi angka *NIK* belum terbaca');
    next = [{ ...BLURRED, reasons: [{ rule: 'cut-off', side: 'bottom' }] }];
    expect(await send('ktp')).toContain('Tapi bagian bawah KTP masih terpotong');
  });

  test('too small to be seen is asked for again; what can be read on a small one counts', async () => {
    const small = { ...BLURRED.quality, pixels: 180 };
    next = [{ ...BLURRED, type: 'not_a_document', reasons: [], quality: small }];
    expect(await send('ktp')).toContain('gambarnya terlalu kecil');
    expect(await stateOf('ktp')).toBe('missing');
    next = [{ ...KTP, quality: { ...KTP.quality, pixels: 300 } }];
    expect(await send('ktp')).toContain('*RAUDAH*, 6311••••••••8001');
  });

  test('sent for the NPWP is filed as KTP, and the NPWP is still missing', async () => {
    expect(await send('npwp')).not.toContain('Terima kasih, sudah masuk: NPWP');
    expect(await stateOf('ktp')).toBe('received');
  });

  test('that differs from what was typed is asked about once, with the differing digits', async () => {
    await house.write(FROM, 'Raudah');
    await house.write(FROM, '6311066010908007');
    const words = await send('ktp');
    expect(words).toContain('Diketik: 6311••••••••8007\nTerbaca di KTP: 6311••••••••8001');
    const reply = await house.write(FROM, '2');
    expect(reply.join('\n')).toContain('saya pakai yang terbaca di kartu');
    expect((await application()).fields['nik']).toBe('6311066010908001');
  });

  test('of which number and name differ shows both names before one of them becomes an answer', async () => {
    await house.write(FROM, 'Gusti Mahyudin');
    await house.write(FROM, '6311066010908007');
    const words = await send('ktp');
    expect(words).toContain('Diketik: *Gusti Mahyudin*, 6311••••••••8007');
    expect(words).toContain('Terbaca di KTP: *RAUDAH*, 6311••••••••8001');
    expect((await house.write(FROM, '2')).join('\n')).toContain('Nama: RAUDAH');
    expect((await application()).fields).toMatchObject({ name: 'RAUDAH', nik: '6311066010908001' });
  });

  test('of somebody else is taken back', async () => {
    await house.write(FROM, 'Gusti Mahyudin');
    expect(await send('ktp')).toContain('Terbaca di KTP: *RAUDAH*');
    await house.write(FROM, '3');
    expect(await stateOf('ktp')).toBe('missing');
    expect((await application()).fields['name']).toBe('Gusti Mahyudin');
  });

  test('that is only probably right is shown and asked', async () => {
    next = [{ ...KTP, decision: 'confirm', reasons: [{ rule: 'uncertain', field: 'nik' }] }];
    expect(await send('ktp')).toContain('Sudah benarkah yang saya baca');
    expect((await application()).fields['nik']).toBeUndefined();
    await house.write(FROM, 'ya');
    expect((await application()).fields['nik']).toBe('6311066010908001');
  });
});

test('"Belum, saya ketik sendiri" keeps what was not in doubt: only the number is typed', async () => {
  next = [{ ...KTP, decision: 'confirm', reasons: [{ rule: 'uncertain', field: 'nik' }] }];
  await send('ktp');
  const words = (await house.write(FROM, '2')).join('\n');
  expect(words).toContain('NIK-nya ketik sendiri');
  const { fields, checklist } = await application();
  expect(fields['nik']).toBeUndefined();
  expect(fields['name']).toBe(KTP.fields['name']?.value);
  expect(fields['home_village']).toBe(KTP.fields['village']?.value);
  expect(checklist.find(({ code }) => code === 'ktp')?.state).not.toBe('missing');
});

test('of a number with a digit in doubt that digit is shown, and said which one it is', async () => {
  const reasons = [{ rule: 'uncertain' as const, field: 'nik', digits: [5, 13] }];
  next = [{ ...KTP, decision: 'confirm', reasons }];
  const words = await send('ktp');
  expect(words).toContain('6311•6••••••8001');
  expect(words).toContain('angka ke-6, 14');
});

describe('a photo nobody named', () => {
  /** Sent by somebody whose permit wants several documents. */
  async function sendUnnamed(count: number): Promise<string> {
    const other = '+6281200000003';
    for (const text of ['mau urus sip bidan', '1', 'setuju']) await house.write(other, text);
    house.taken();
    for (let sent = 0; sent < count; sent += 1) {
      const bytes = Buffer.concat([photo, Buffer.from([sent])]);
      await house.receive(other, { kind: 'image', file: { bytes, mime: 'image/jpeg' } });
    }
    await house.settle();
    return house
      .taken()
      .map(({ message }) => (message.kind === 'text' ? message.text : ''))
      .join('\n---\n');
  }
  const UNKNOWN: Reading = {
    ...KTP,
    type: 'other_document',
    fields: {},
    decision: 'confirm',
    reasons: [{ rule: 'unknown-kind' }],
  };

  test('is filed for what it is, without a question', async () => {
    const words = await sendUnnamed(1);
    expect(words).toContain('Terbaca di KTP: *RAUDAH*');
    expect(words).toContain('sudah masuk: KTP');
    expect(words).not.toContain('berkas yang mana');
  });

  test('of a card whose number cannot be read is asked for again, and not which document it is', async () => {
    next = [BLURRED];
    const words = await sendUnnamed(1);
    expect(words).toContain('angka *NIK* di KTP belum terbaca');
    expect(words).not.toContain('berkas yang mana');
  });

  test('too blurred to tell what it is, and then called a KTP, is asked for again', async () => {
    const blurred: Reading = { ...BLURRED, type: 'other_document', reasons: [{ rule: 'blurred' }] };
    next = [blurred, blurred];
    expect(await sendUnnamed(1)).toContain('berkas yang mana');
    await house.write('+6281200000003', '1');
    await house.settle();
    const { application: found } = await describeChat(house.app, '+6281200000003');
    const { checklist } = found as { checklist: { code: string; state: string }[] };
    expect(checklist.find(({ code }) => code === 'ktp')?.state).toBe('missing');
  });

  test('is asked about when reading does not tell, once for each', async () => {
    next = [UNKNOWN, KTP, UNKNOWN];
    const words = await sendUnnamed(3);
    expect(words).toContain('Terbaca di KTP: *RAUDAH*');
    expect(words.match(/berkas yang mana/g)).toHaveLength(1);
    expect(words).toContain('2 kiriman sampai');
  });
});

test('no document at all is said kindly', async () => {
  next = [{ ...BLURRED, type: 'not_a_document', reasons: [] }];
  expect(await send('ktp')).toContain('mungkin salah pilih foto');
  expect(await stateOf('ktp')).toBe('missing');
});

test('a video or a sound sent as a document is no KTP, whatever is asked', async () => {
  const box = (type: string) => Buffer.from(`\x00\x00\x00\x18ftyp${type}\x00\x00\x02\x00mp41`, 'latin1');
  for (const [bytes, answer] of [
    [box('isom'), 'video belum bisa'],
    [box('M4A '), 'suara belum bisa'],
  ] as const) {
    house.taken();
    const file = { bytes, mime: 'application/octet-stream', name: 'ktp.mp4' };
    await house.receive(FROM, { kind: 'document', file, caption: 'ktp' });
    await house.settle();
    expect(JSON.stringify(house.taken())).toContain(answer);
    expect(await stateOf('ktp')).toBe('missing');
  }
});

describe('a file that cannot be read in time', () => {
  const tooLong = (): ReaderFailed => new ReaderFailed('it took too long');
  const AGAIN_MS = 10 * 60_000;
  /** What is said once the file was tried again. */
  async function heardLater(): Promise<string> {
    await house.pass(AGAIN_MS);
    await house.settle();
    return JSON.stringify(house.taken().map(({ message }) => message));
  }
  const problems = async (): Promise<unknown> => {
    const { storage } = house.app.house;
    return await storage.read(async ({ chats, applications, answers }) => {
      const { contact } = (await chats.find('sim', { kind: 'sim', value: FROM }))!;
      const [own] = await applications.ofContact(contact, 1);
      return (await answers.of([own!.id])).get(own!.id)?.get('doc:ktp')?.problems;
    });
  };

  test('is kept, and the person hears that an officer looks at it and that it need not be sent again', async () => {
    next = [tooLong()];
    const words = await send('ktp');
    expect(words).toContain('*KTP* sudah sampai dan tersimpan. Saya belum sempat membacanya');
    expect(words).not.toContain('sudah masuk: KTP');
    expect(words).toContain('*nama lengkap*');
    expect(await stateOf('ktp')).toBe('received');
    expect(await problems()).toEqual(['photo-unread']);
  });

  test('is tried once more a while later, and what it says is used', async () => {
    next = [tooLong(), KTP];
    await send('ktp');
    expect(await heardLater()).toContain('Terbaca di KTP: *RAUDAH*');
    expect((await application()).fields).toMatchObject({ nik: '6311066010908001', name: 'RAUDAH' });
    expect(await problems()).toBeUndefined();
  });

  test('when it is read after all, is held against what was typed meanwhile', async () => {
    next = [tooLong(), KTP];
    await send('ktp');
    await house.write(FROM, 'Raudah');
    await house.write(FROM, '6311066010908007');
    house.taken();
    expect(await heardLater()).toContain('Diketik: 6311••••••••8007');
  });

  test('twice is left to the officer without another word', async () => {
    next = [tooLong(), tooLong()];
    await send('ktp');
    expect(await heardLater()).toBe('[]');
    expect(await heardLater()).toBe('[]');
    expect(await problems()).toEqual(['photo-unread']);
  });
});

test('while ten photos wait to be read, another person is answered', async () => {
  let free: (() => void) | undefined;
  const freed = new Promise<void>((resolve) => (free = resolve));
  let waiting = 0;
  const slow: DocumentReader = {
    ...reader,
    read: async () => {
      waiting += 1;
      await freed;
      return { ...KTP, cpuMs: 1 };
    },
  };
  const busy = await openTestApp(undefined, { reader: slow });
  for (const text of ['mau urus nib warung', 'warung kopi', '10 juta', 'sendiri', 'setuju'])
    await busy.write(FROM, text);
  for (let sent = 0; sent < 10; sent += 1) {
    // The very same file once more would not be read.
    const bytes = Buffer.concat([photo, Buffer.from([sent])]);
    await busy.receive(FROM, { kind: 'image', file: { bytes, mime: 'image/jpeg' }, caption: 'ktp' });
  }
  for (let tries = 0; waiting < 10 && tries < 500; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(waiting).toBe(10);
  await busy.receive('+6281200000002', { kind: 'text', text: 'halo' });
  const heard = busy.taken();
  for (let tries = 0; heard.every(({ to }) => to !== '+6281200000002') && tries < 500; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    heard.push(...busy.taken());
  }
  expect(heard.some(({ to }) => to === '+6281200000002')).toBe(true);
  free?.();
  await busy.settle();
  await busy.close();
});

test('the log has no name and no number', async () => {
  await send('ktp');
  expect(JSON.stringify(house.log)).not.toMatch(/RAUDAH|6311066010908001/);
});

test('the data folder holds no number, no name and no picture in clear', async () => {
  await send('ktp');
  const folder = dirname(house.app.config.dataDir);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const made = [SMALL, CROP, Buffer.from(CROP.toString('base64'))];
  const clear = [Buffer.from('6311066010908001'), Buffer.from('RAUDAH'), photo.subarray(400, 440), ...made];
  const found = files.filter(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    return clear.some((part) => bytes.includes(part));
  });
  expect(files.length).toBeGreaterThan(2);
  expect(found.map(({ name }) => name)).toEqual([]);
});

test('small pictures are kept under the key of the person, and go with it', async () => {
  await send('ktp');
  const { house: own, files } = house.app;
  const chat = await own.storage.read(({ chats }) => chats.find('sim', { kind: 'sim', value: FROM }));
  const [document] = await own.storage.read(({ documents }) => documents.ofContact(chat!.contact));
  const preview = await own.storage.read(({ previews }) => previews.of(document!.file));
  const { thumbnail, crops } = preview!;
  expect(Buffer.from(await files.get({ id: thumbnail!, owner: chat!.contact }))).toEqual(SMALL);
  expect(unpackCrops(await files.get({ id: crops!, owner: chat!.contact }))).toEqual({ nik: CROP });
  const known = await own.storage.read(({ messages }) => messages.files());
  expect(known).toEqual(expect.arrayContaining([thumbnail, crops]));
  const erased = await own.storage.write(({ contacts }) => contacts.erase(chat!.contact, own.clock.now()));
  expect(erased.files).toEqual(expect.arrayContaining([document!.file, thumbnail, crops]));
  expect(await own.storage.read(({ previews }) => previews.of(document!.file))).toBeUndefined();
});

test('the reader is closed with the house', async () => {
  stopped = false;
  const other = await openTestApp(undefined, { reader });
  await other.close();
  expect(stopped).toBe(true);
});
