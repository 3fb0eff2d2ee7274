/** A card that turns out to be none of the applicant's does not cost them the good one sent before. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeChat } from '../../../bot/cli/describe-chat.ts';
import type { DocumentReader } from '../../../documents/reader.ts';
import type { Reading } from '../../../licensing/reading.ts';
import { openTestApp } from '../../support/test-app.ts';
import type { TestApp } from '../../support/test-app.ts';

const FROM = '+6281234567890';
const photo = readFileSync(join(import.meta.dirname, '../../support/files/cards/npwp_07_good.jpg'));

const said = (value: string) => ({ value, confidence: 0.95 });
const OWN: Reading = {
  type: 'ktp',
  fields: { nik: said('6311066010908001'), name: said('RAUDAH'), village: said('PARINGIN TIMUR') },
  quality: { pixels: 1600, lineHeight: 30, labels: 1, brightness: 200, turned: 0 },
  decision: 'accept',
  reasons: [],
};
const OTHERS: Reading = {
  ...OWN,
  fields: { nik: said('6311064101900001'), name: said('MAHYUDIN'), village: said('UREN') },
};
const BLURRED: Reading = {
  ...OWN,
  fields: {},
  decision: 'retake',
  reasons: [{ rule: 'glare', field: 'nik' }],
};

let next: Reading;
const reader: DocumentReader = {
  read: () => Promise.resolve({ ...next, cpuMs: 1 }),
  pid: () => undefined,
  stop: () => Promise.resolve(),
};

let house: TestApp;
let sent = 0;
beforeEach(async () => {
  house = await openTestApp(undefined, { reader });
  for (const text of ['mau urus nib warung', 'warung kopi', '10 juta', 'sendiri', 'setuju', 'Kopi Rahmah'])
    await house.write(FROM, text);
  await send(OWN);
});
afterEach(() => house.close());

/** Sends another photo as KTP, of which the reader says this; what is answered. */
async function send(reading: Reading): Promise<string> {
  next = reading;
  house.taken();
  sent += 1;
  const file = { bytes: Buffer.concat([photo, Buffer.from([sent])]), mime: 'image/jpeg' };
  await house.receive(FROM, { kind: 'image', file, caption: 'ktp' });
  await house.settle();
  return house
    .taken()
    .map(({ message }) => (message.kind === 'text' ? message.text : ''))
    .join('\n---\n');
}

type Kept = { state: string; version: number };
/** The versions of the KTP and what is known of the case. */
async function ktp() {
  const { application } = await describeChat(house.app, FROM);
  const known = application as {
    fields: Record<string, unknown>;
    checklist: { code: string; state: string }[];
  };
  const { storage } = house.app.house;
  const chat = await storage.read(({ chats }) => chats.find('sim', { kind: 'sim', value: FROM }));
  const versions = await storage.read(({ documents }) => documents.ofContact(chat!.contact));
  const id = versions[0]!.application!;
  const answers = await storage.read((stores) => stores.answers.of([id]));
  const read = answers.get(id)?.get('read:ktp')?.value;
  return {
    versions: versions.map(({ version, state }): Kept => ({ version, state })),
    state: known.checklist.find(({ code }) => code === 'ktp')?.state,
    nik: known.fields['nik'],
    name: (read as Reading).fields['name']?.value,
  };
}

const FIRST_COUNTS: readonly Kept[] = [
  { version: 1, state: 'kept' },
  { version: 2, state: 'replaced' },
];

test('"Itu kartu orang lain" brings back the card before it: file, reading and checklist', async () => {
  expect(await send(OTHERS)).toContain('Mana yang benar?');
  const reply = await house.write(FROM, '3');
  expect(reply.join('\n')).toContain('KTP yang dikirim sebelumnya kembali dipakai');
  expect(await ktp()).toEqual({
    versions: FIRST_COUNTS,
    state: 'received',
    nik: '6311066010908001',
    name: 'RAUDAH',
  });
});

test('"Yang sudah tercatat" keeps the card it was read from, and the new one for the officer', async () => {
  await send(OTHERS);
  const reply = await house.write(FROM, '1');
  expect(reply.join('\n')).toContain('begitu juga KTP yang dikirim sebelumnya');
  expect(await ktp()).toEqual({
    versions: FIRST_COUNTS,
    state: 'received',
    nik: '6311066010908001',
    name: 'RAUDAH',
  });
});

test('of two cards of others in a row neither counts: the first one does', async () => {
  await send(OTHERS);
  await send({ ...OTHERS, fields: { ...OTHERS.fields, name: said('GUSTI') } });
  await house.write(FROM, '3');
  expect(await ktp()).toMatchObject({ state: 'received', name: 'RAUDAH' });
});

test('a photo that cannot be read is asked for again, and the card before it stays', async () => {
  const words = await send(BLURRED);
  expect(words).toContain('angka *NIK* di KTP belum terbaca');
  expect(words).toContain('KTP yang dikirim sebelumnya tetap tersimpan');
  expect(await ktp()).toEqual({
    versions: FIRST_COUNTS,
    state: 'received',
    nik: '6311066010908001',
    name: 'RAUDAH',
  });
});

test('what was called a KTP and is an NPWP takes nothing away', async () => {
  await send({
    ...OWN,
    type: 'npwp',
    fields: { npwp: said('012345678734000'), name: said('RAUDAH') },
  });
  expect(await ktp()).toMatchObject({ state: 'received', name: 'RAUDAH' });
});

test('a worse photo of the same card takes nothing away of what was read on the one before, and adds what that lacked', async () => {
  const weak = { confidence: 0.8 };
  await send({
    ...OWN,
    fields: {
      nik: { ...OWN.fields['nik']!, ...weak },
      name: { value: 'RAUDA', ...weak },
      address: said('JL. MAWAR NO. 3'),
    },
    reasons: [
      { rule: 'missing', field: 'village' },
      { rule: 'missing', field: 'district' },
    ],
  });
  const { answers } = await house.app.house.storage.read(async (stores) => {
    const chat = await stores.chats.find('sim', { kind: 'sim', value: FROM });
    const [document] = await stores.documents.ofContact(chat!.contact);
    return { answers: await stores.answers.of([document!.application!]) };
  });
  const [kept] = [...answers.values()].map((one) => one.get('read:ktp')?.value as unknown as Reading);
  const values = Object.entries(kept!.fields).map(([field, { value }]) => [field, value]);
  expect(Object.fromEntries(values)).toEqual({
    nik: '6311066010908001',
    name: 'RAUDAH',
    village: 'PARINGIN TIMUR',
    address: 'JL. MAWAR NO. 3',
  });
  expect(kept!.reasons).toEqual([{ rule: 'missing', field: 'district' }]);
});
