/** Photos that come after the case was sent off: kept for the officer, and judged while the phone is still in the hand. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentReader } from '../../../documents/reader.ts';
import type { Reading } from '../../../licensing/reading.ts';
import type { Actor } from '../../../handlers/policies.ts';
import { NIK, openCase } from '../../desk/server/case.ts';
import type { Case } from '../../desk/server/case.ts';
import { actOn, newOfficer } from '../../support/officer.ts';
import { KTP, read } from '../../support/paper-house.ts';
import { runCommand } from '../../../handlers/run-command.ts';
import { openTestApp } from '../../support/test-app.ts';
import type { TestApp } from '../../support/test-app.ts';

const photo = readFileSync(join(import.meta.dirname, '../../support/files/cards/npwp_07_good.jpg'));
let house: TestApp;
let given: Case;
let next: Reading;
let serial = 0;
let siti: Actor;
/** What happens while the photo is being read. */
let meanwhile: () => Promise<void>;
const reader: DocumentReader = {
  async read() {
    await meanwhile();
    return { ...next, cpuMs: 1 };
  },
  pid: () => undefined,
  stop: () => Promise.resolve(),
};

beforeEach(async () => {
  next = KTP;
  meanwhile = () => Promise.resolve();
  house = await openTestApp(undefined, { reader });
  siti = await newOfficer(house);
  given = await openCase(house);
  await house.app.house.storage.write(async ({ answers, chats }) => {
    const { contact } = (await chats.find('sim', { kind: 'sim', value: given.phone }))!;
    await answers.put(contact, contact, 'consent', { value: 'yes', source: 'applicant', at: 1 });
  });
  await actOn(house, siti, given, { verb: 'reject', item: 'ktp', reason: 'terpotong' });
  house.taken();
});
afterEach(() => house.close());

/** Sends a replacement that turns out to be this; all that was said. */
async function replace(reading: Reading, caption?: string): Promise<string> {
  next = reading;
  serial += 1;
  const bytes = Buffer.concat([photo, Buffer.from([serial])]);
  const file = { bytes, mime: 'image/jpeg' };
  await house.receive(given.phone, { kind: 'image', file, ...(caption === undefined ? {} : { caption }) });
  await house.settle();
  return house
    .taken()
    .map(({ message }) => (message.kind === 'text' ? message.text : ''))
    .join('\n---\n');
}

const kept = () =>
  house.app.house.storage.read(async ({ answers, documents }) => ({
    answer: (await answers.of([given.application])).get(given.application)?.get('doc:ktp'),
    versions: (await documents.ofApplication(given.application)).filter(({ code }) => code === 'ktp').length,
    counts: (await documents.ofApplication(given.application))
      .filter(({ code, state }) => code === 'ktp' && state === 'kept')
      .map(({ file }) => file),
  }));

const answer = async (key: string) =>
  (await house.app.house.storage.read(({ answers }) => answers.of([given.application])))
    .get(given.application)
    ?.get(key);

const keptAs = (wanted: string) =>
  house.app.house.storage.read(async ({ documents }) =>
    (await documents.ofApplication(given.application)).filter(
      ({ code, state }) => code === wanted && state === 'kept',
    ),
  );

/** The KTP on the checklist. */
const item = () =>
  house.app.house.storage.read(async ({ checklist }) =>
    (await checklist.of([given.application])).get(given.application)?.get('ktp'),
  );

test('a replacement that cannot be read is none: twice another is asked for, then an officer decides', async () => {
  const shiny = read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'glare', field: 'nik' }] });
  for (const times of [1, 2]) {
    const words = await replace(shiny);
    if (times === 1) expect(words).toContain('Kalau jelas terbaca, petugas memeriksanya lagi');
    expect(words).toContain('angka *NIK* belum terbaca, mungkin silau');
    expect(words).toContain('kirim foto KTP');
    expect((await kept()).counts).toEqual([]);
    expect(await item()).toMatchObject({ state: 'deferred', reason: 'terpotong' });
    expect(await keptAs('other')).toHaveLength(times);
  }
  expect(await replace(shiny)).toContain('saya simpan sebagai *KTP*');
  const before = await kept();
  expect(before.answer).toMatchObject({ mark: 'to_check', problems: ['photo-unread'] });
  expect((await item())?.state).toBe('received');
  expect(await replace(KTP, 'ktp')).not.toContain('belum terbaca');
  const after = await kept();
  expect(after.answer?.mark).toBeUndefined();
  expect(after.versions).toBe(before.versions + 1);
});

test.each([
  ['blurred', read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] }), 'agak buram'],
  ['a selfie', read('not_a_document', {}, { decision: 'retake' }), 'di situ belum tampak KTP'],
  ['of another person', read('ktp', { nik: '6311055708990002', name: 'BUDI' }), 'NIK-nya lain'],
])(
  'a further one that is %s takes not the place of the good one; both are kept for the officer',
  async (_, bad, why) => {
    await replace(KTP);
    const good = await kept();
    const words = await replace(bad, 'ktp');
    expect(words).toContain(why);
    expect(words).toContain('*KTP* yang dikirim sebelumnya tetap dipakai');
    // Sent once more with its name it would be kept beside it once more.
    if (why === 'NIK-nya lain') expect(words).not.toContain('dengan tulisan');
    const { answer, versions, counts } = await kept();
    expect(answer?.value).toEqual(good.answer?.value);
    expect(answer).toMatchObject({ mark: 'to_check', problems: ['newer-photo-unused'] });
    expect(counts).toEqual(good.counts);
    expect(versions).toBe(good.versions + 1);
  },
);

const none = (rule?: 'broken-file' | 'locked') =>
  read('not_a_document', {}, { decision: 'retake', reasons: rule ? [{ rule }] : [] });

test.each([
  ['a selfie', none(), 'belum tampak KTP', 1],
  ['a family card', read('other_document', {}, { paper: 'kk' }), 'kelihatannya itu *Kartu Keluarga*', 1],
  ['a driving licence', read('other_document', {}, { paper: 'sim' }), 'kelihatannya itu *SIM*', 1],
  [
    'some paper',
    read('other_document', {}, { reasons: [{ rule: 'unknown-kind' }] }),
    'belum terbaca sebagai KTP',
    1,
  ],
  ['a file that cannot be opened', none('broken-file'), 'tidak bisa dibuka', 1],
  ['a locked PDF', none('locked'), 'sandinya jangan dikirim', 1],
  ['a bank card', read('other_document', {}, { paper: 'bank_card' }), 'jangan kirim foto kartu bank', 0],
])('%s sent for the KTP is called what it is, and never filed as one', async (_, reading, words, extras) => {
  expect(await replace(reading)).toContain(words);
  const { answer, counts } = await kept();
  expect([answer?.value, answer?.mark, counts]).toEqual([null, 'deferred', []]);
  expect(await keptAs('other')).toHaveLength(extras);
  // The right one still finds its place, without a caption.
  await replace(KTP);
  expect((await kept()).counts).toHaveLength(1);
});

test('after a look-alike the officer still sees why the KTP was refused, until the right one is there', async () => {
  await replace(read('other_document', {}, { paper: 'kk' }));
  expect(await item()).toMatchObject({ state: 'deferred', reason: 'terpotong' });
  await replace(KTP);
  expect((await item())?.state).toBe('received');
  expect((await item())?.reason ?? '').toBe('');
});

test('a bank card where the KTP is there is not asked to be replaced by a KTP', async () => {
  await replace(KTP);
  const words = await replace(read('other_document', {}, { paper: 'bank_card' }), 'ktp');
  expect(words).toContain('Kartu bank tidak diperlukan di sini');
  expect(words).not.toContain('Yang diperlukan');
});

test('a look-alike after a photo that was left to an officer: that one counts again', async () => {
  for (let times = 0; times < 3; times += 1)
    await replace(read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] }));
  const blurred = await kept();
  expect(await replace(read('other_document', {}, { paper: 'sim' }), 'ktp')).toContain('*SIM*');
  const { answer, counts } = await kept();
  expect([answer?.value, counts]).toEqual([blurred.answer?.value, blurred.counts]);
  expect(await keptAs('other')).toHaveLength(3);
});

test('what cannot be opened while nothing is missing is no task: nobody is asked to send it again', async () => {
  await replace(KTP);
  const words = await replace(none('locked'));
  expect(words).toContain('tidak ada berkas yang masih kurang');
  expect(words).not.toContain('Kirim yang tanpa kunci');
});

test('an NPWP card sent for the KTP goes to its own place', async () => {
  await replace(KTP);
  const good = await kept();
  const words = await replace(
    read('npwp', { npwp: '962368759975000', name: 'NURUL HIDAYAH' }, { decision: 'accept' }),
    'ktp',
  );
  expect(words).toContain('Itu *NPWP*, bukan KTP');
  expect(words).not.toContain('tetap dipakai');
  expect((await kept()).counts).toEqual(good.counts);
  expect((await kept()).answer?.mark).toBeUndefined();
  expect(await keptAs('npwp')).toHaveLength(1);
});

test("somebody else's KTP is noticed by its NIK, shown where it differs, and marked until the right one comes", async () => {
  const words = await replace({
    ...KTP,
    fields: { ...KTP.fields, nik: { value: '6311055708990002', confidence: 1 } },
  });
  expect(words).toContain('Ada yang perlu dicocokkan petugas');
  expect(await answer('nik')).toMatchObject({ mark: 'to_check', problems: ['nik-differs-from-card'] });
  await replace({ ...KTP, fields: { ...KTP.fields, nik: { value: NIK, confidence: 1 } } }, 'ktp');
  expect((await answer('nik'))?.problems).toBeUndefined();
});

describe('a NIK that an officer wants replaced', () => {
  const OWN = { ...KTP, fields: { ...KTP.fields, nik: { value: NIK, confidence: 1 } } };
  beforeEach(async () => {
    await replace(OWN);
    await actOn(house, siti, given, { verb: 'reject', item: 'nik', reason: 'beda dengan KTP' });
    await house.settle();
    house.taken();
  });

  test('is taken from a photo of the card as well as from a line', async () => {
    const words = await replace(KTP);
    expect(words).toContain('Terbaca di KTP: *RAUDAH*, 6311••••••••8001');
    expect(words).toContain('penggantinya sudah sampai');
    expect(await answer('nik')).toMatchObject({ value: '6311066010908001', source: 'document' });
  });

  test('typed otherwise than on the card is said to be, and marked', async () => {
    const words = (await house.write(given.phone, '6311060101900077')).join('\n');
    expect(words).toContain('Ada yang perlu dicocokkan petugas');
    expect(words).toContain('Terbaca di KTP tadi: 6311••••••••0001');
    expect(await answer('nik')).toMatchObject({ mark: 'to_check', problems: ['nik-differs-from-card'] });
  });
});

describe('while an officer speaks, the bot says nothing, and', () => {
  const BLURRED = read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] });
  const claim = () =>
    runCommand(house.app.house, siti, { verb: 'claim', ticket: given.ticket }).then(() => undefined);

  test('a worse photo that was on its way takes not the place of the good one: it is marked for the desk', async () => {
    await replace(KTP);
    const good = await kept();
    meanwhile = claim;
    expect(await replace(BLURRED, 'ktp')).not.toContain('buram');
    const { answer, versions, counts } = await kept();
    expect(answer).toMatchObject({ value: good.answer?.value, problems: ['newer-photo-unused'] });
    expect(counts).toEqual(good.counts);
    expect(versions).toBe(good.versions + 1);
  });

  test('a replacement that cannot be read is marked for the desk, until one comes that can', async () => {
    await claim();
    house.taken();
    expect(await replace(BLURRED)).not.toContain('buram');
    expect((await kept()).answer).toMatchObject({ mark: 'to_check', problems: ['photo-unread'] });
    expect(await replace(KTP)).toBe('');
    expect((await kept()).answer?.mark).toBeUndefined();
  });

  test('what is none takes not the place of the refused KTP and is kept beside it; the right one does', async () => {
    await claim();
    await house.settle();
    house.taken();
    expect(await replace(none())).toBe('');
    expect(await replace(read('other_document', {}, { paper: 'kk' }))).toBe('');
    expect((await kept()).counts).toEqual([]);
    expect(await keptAs('other')).toHaveLength(2);
    expect(await replace(KTP)).toBe('');
    expect((await kept()).counts).toHaveLength(1);
  });
});
