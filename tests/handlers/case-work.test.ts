/** What officers do for an applicant: give what was put off, and note for whom a case waits. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { describeChat } from '../../bot/cli/describe-chat.ts';
import type { OfficerAct } from '../../flows/event.ts';
import type { Actor } from '../../handlers/policies.ts';
import { runCommand } from '../../handlers/run-command.ts';
import { JPEG, openCase } from '../desk/server/case.ts';
import type { Case } from '../desk/server/case.ts';
import { actOn, newOfficer } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const EMAIL = 'nurul.hidayah@gmail.com';
const NPWP_PUT_OFF = ['email', 'kbli', 'workers', 'address', 'location'];

let house: TestApp;
let siti: Actor;
let given: Case;
beforeEach(async () => {
  house = await openTestApp();
  siti = await newOfficer(house);
  given = await openCase(house, undefined, { putOff: NPWP_PUT_OFF });
});
afterEach(() => house.close());

/** The code with which it was refused, and why. */
async function act(does: Omit<OfficerAct, 'application'>): Promise<{ code?: string; why?: string }> {
  const refused = await actOn(house, siti, given, does);
  return refused ? { code: refused.code, why: refused.message } : {};
}
const fill = (item: string, text: string) => act({ verb: 'fill', item, text });
const heard = (): string =>
  house
    .taken()
    .filter(({ to }) => to === given.phone)
    .map(({ message }) => (message.kind === 'text' ? message.text : message.kind))
    .join('\n');
const state = async (code: string): Promise<string | undefined> => {
  const { application } = await describeChat(house.app, given.phone);
  const items = application?.['checklist'] as { code: string; state: string }[];
  return items.find((item) => item.code === code)?.state;
};
const stored = async (key: string) =>
  (await house.app.house.storage.read(({ answers }) => answers.of([given.application])))
    .get(given.application)
    ?.get(key);
const audited = async () => house.app.house.storage.read(({ audit }) => audit.list({ limit: 3 }));
const promises = async () =>
  house.app.house.storage.read((stores) => stores.promises.open({ application: given.application }));

describe('an officer gives a value', () => {
  test('it stands as the officer\u2019s, its item is accepted, the applicant hears it masked, the audit names it only', async () => {
    expect(await state('email')).toBe('deferred');
    expect(await fill('email', EMAIL)).toEqual({});
    expect(await stored('email')).toMatchObject({ value: EMAIL, source: 'operator' });
    expect((await stored('email'))?.mark).toBeUndefined();
    expect(await state('email')).toBe('accepted');
    const words = heard();
    expect(words).toContain('Petugas sudah mengisikan *E-mail*: n');
    expect(words).not.toContain(EMAIL);
    const [entry] = await audited();
    expect(entry).toMatchObject({ action: 'item_filled', detail: { key: 'email', via: 'desk' } });
    expect(JSON.stringify(entry)).not.toContain(EMAIL);
  });

  test('it is read as the applicant\u2019s own would be; a refusal says why and keeps nothing', async () => {
    const refused = await fill('email', 'bukan alamat');
    expect(refused.code).toBe('invalid_value');
    expect(refused.why).toContain('E-mail');
    expect((await fill('tk', 'banyak sekali')).code).toBe('invalid_value');
    expect(await state('email')).toBe('deferred');
    expect(heard()).toBe('');
    // A slip that only looks doubtful is the officer's to judge: taken, with its warning.
    expect(await fill('email', 'nurul@gmial.com')).toEqual({});
    expect((await stored('email'))?.problems).toEqual(['email-typo']);
  });

  test('an item of several questions is accepted once none is open; words of the field\u2019s name serve', async () => {
    expect(await fill('alamat', 'Jl. Merdeka RT 1, desa Lampihong Kanan, kec Lampihong')).toEqual({});
    expect(await stored('village')).toMatchObject({ source: 'operator' });
    expect(await state('lokasi')).toBe('deferred');
    expect(await fill('lokasi', 'di dekat pasar')).toMatchObject({ code: 'invalid_value' });
    expect(await fill('lokasi', '-2.33, 115.46')).toEqual({});
    expect(await stored('location')).toMatchObject({ value: { lat: -2.33, lon: 115.46 } });
    expect(await state('lokasi')).toBe('accepted');
    expect(heard()).toContain('*Titik lokasi* sudah dilengkapi petugas.');
  });

  test('what the applicant gave is not written over, and what nobody asks is not taken', async () => {
    expect((await fill('nik', '6311060101900002')).code).toBe('already_filled');
    expect((await fill('kapal', 'KM Baru')).code).toBe('invalid_item');
    expect((await fill('email', '  ')).code).toBe('needs_value');
    expect((await act({ verb: 'accept', item: 'email' })).code).toBe('needs_value');
    await act({ verb: 'stage', stage: 'rejected', note: 'bukan wilayah kami' });
    expect((await fill('email', EMAIL)).code).toBe('case_over');
    expect((await act({ verb: 'accept', item: 'ktp' })).code).toBe('case_over');
    expect((await act({ verb: 'wait', party: 'OSS' })).code).toBe('case_over');
  });

  test('without consent nothing personal is filled in', async () => {
    const { storage } = house.app.house;
    await storage.write((stores) => stores.answers.remove(given.application, 'consent'));
    expect((await fill('email', EMAIL)).code).toBe('no_consent');
    expect(await fill('tk', '2')).toEqual({});
  });

  test('a document is filed with its picture', async () => {
    const other = '+6281250000002';
    given = await openCase(house, other, { permits: ['SPPL'], putOff: ['doc:nib', 'doc:self'] });
    const { contact } = (await house.app.house.storage.read(({ chats }) => chats.get(given.chat)))!;
    const file = await house.app.files.put(contact, JPEG, 'nib.jpg');
    if ('fault' in file) throw new Error(file.fault);
    expect((await act({ verb: 'accept', item: 'nib' })).code).toBe('needs_value');
    expect(await act({ verb: 'fill', item: 'nib', file })).toEqual({});
    expect(await state('nib')).toBe('accepted');
    expect(heard()).toContain('sudah dilengkapi petugas');
    const kept = await house.app.house.storage.read(({ documents }) =>
      documents.ofApplication(given.application),
    );
    expect(kept.at(-1)).toMatchObject({ code: 'nib', file: file.id, state: 'kept' });
    expect(kept.at(-1)?.message).toEqual(expect.any(String));
    // A number may stand in for a document where the catalogue says so, a file never for a number.
    expect((await act({ verb: 'fill', item: 'name', file })).code).toBe('invalid_item');
  });

  test('what was waived and is given after all counts as given, in part too', async () => {
    await act({ verb: 'waive', item: 'email', reason: 'tidak punya' });
    await act({ verb: 'waive', item: 'lokasi', reason: 'keliling' });
    expect(await state('email')).toBe('waived');
    expect(await fill('email', EMAIL)).toEqual({});
    expect(await state('email')).toBe('accepted');
    expect(await fill('alamat', 'Jl. Merdeka RT 1, desa Lampihong Kanan, kec Lampihong')).toEqual({});
    expect(await state('lokasi')).toBe('deferred');
  });
});

describe('what was never given', () => {
  test('cannot be called fitting, and the officer hears that it has not come', async () => {
    const { storage } = house.app.house;
    await storage.write((stores) => stores.answers.remove(given.application, 'email'));
    const refused = await act({ verb: 'accept', item: 'email' });
    expect(refused).toEqual({ code: 'nothing_given', why: expect.stringContaining('mail') });
    expect((await act({ verb: 'accept', item: 'kapal' })).code).toBe('invalid_item');
  });
});

describe('waiting for another party', () => {
  const wait = (party?: string) => act({ verb: 'wait', ...(party === undefined ? {} : { party }) });

  test('the applicant is told once, sees it in the status, and the office\u2019s clock stands still meanwhile', async () => {
    expect(await wait(' OSS ')).toEqual({});
    expect(heard()).toContain('sekarang menunggu *OSS*');
    expect(await wait('OSS')).toEqual({});
    expect(heard()).toBe('');
    await house.pass(3 * 24 * 3_600_000);
    const [status] = await house.write(given.phone, 'status');
    expect(status).toContain('Giliran: menunggu OSS sejak Selasa 17 Nov.');
    expect(status).toContain('Sudah berjalan *3 hari kerja*: pihak lain 3.');
    expect(await wait()).toEqual({});
    expect(heard()).toContain('tidak menunggu pihak lain');
    expect((await wait()).code).toBe('not_waiting');
    expect((await house.write(given.phone, 'status'))[0]).toContain('Giliran: petugas kami.');
    expect((await audited()).map(({ action }) => action).slice(0, 2)).toEqual([
      'waiting_ended',
      'waiting_begun',
    ]);
  });

  test('it is news: the promise before is kept and the next one dated, and a new stage ends it', async () => {
    const [before] = await promises();
    await wait('SIMBG');
    const [after] = await promises();
    expect(after?.id).not.toBe(before?.id);
    expect(after!.dueAt).toBeGreaterThan(house.app.clock.now());
    await act({ verb: 'stage', stage: 'verifying' });
    expect((await wait()).code).toBe('not_waiting');
  });

  test('only a case that is the office\u2019s to work on waits for others', async () => {
    await act({ verb: 'stage', stage: 'returned', note: 'lengkapi dulu' });
    expect((await wait('OSS')).code).toBe('others_turn');
  });
});

describe('a promise', () => {
  const promised = async (due: string): Promise<string> => {
    const { values } = await runCommand(house.app.house, siti, {
      verb: 'promise',
      application: given.application,
      due: Date.parse(due),
    });
    return String(values?.['closed'] ?? '');
  };

  test('for an hour in which the office is closed is kept, and the officer is told so', async () => {
    // A Sunday, and a Tuesday evening.
    expect(await promised('2026-11-22T09:00+08:00')).toBe('yes');
    expect(await promised('2026-11-24T21:00+08:00')).toBe('yes');
    expect(await promised('2026-11-24T09:00+08:00')).toBe('');
  });

  test('that was missed is called to mind to whoever is on duty, at the desk too', async () => {
    const { storage } = house.app.house;
    await storage.write(({ operators }) => operators.update(siti.id, { onDuty: true }));
    const [due] = await promises();
    await house.pass(due!.dueAt - house.app.clock.now() + 1);
    await house.settle();
    expect(heard()).toContain('Petugas sudah saya ingatkan.');
  });
});

test('promises of one chat that fall due together are apologised for once', async () => {
  const due = house.app.clock.now() + 3_600_000;
  const [first] = await promises();
  const at = [due, due + 1, first!.dueAt].sort((a, b) => a - b);
  await act({ verb: 'promise', due });
  await act({ verb: 'promise', due: due + 1 });
  heard();
  await house.pass(at.at(-1)! - house.app.clock.now() + 1);
  await house.settle();
  const words = heard();
  expect(words.split('Mohon maaf')).toHaveLength(2);
  expect(words).toContain('BLG-2026-000001-');
  // Nobody is on duty, and no one is said to have been reminded.
  expect(words).not.toContain('ingatkan.');
  expect(words).toContain('Kabar berikutnya sebelum');
  const [next, ...more] = await promises();
  expect(more).toEqual([]);
  expect(next!.dueAt).toBeGreaterThan(house.app.clock.now());
  expect((await house.write(given.phone, 'status'))[0]).toContain(
    'sudah lewat. Kami mohon maaf. Kabar berikutnya',
  );
  await act({ verb: 'stage', stage: 'verifying' });
  expect((await house.write(given.phone, 'status'))[0]).not.toContain('sudah lewat');
});
