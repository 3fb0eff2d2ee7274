/** A permit that is out before its paper is: promised by date, called to mind, and delivered by whichever road. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fileOf } from '../../desk/server/presenters/message.ts';
import type { OfficerAct } from '../../flows/event.ts';
import type { FileRef } from '../../flows/message.ts';
import type { Actor } from '../../handlers/policies.ts';
import { runCommand } from '../../handlers/run-command.ts';
import { NIK, PDF, openCase } from '../desk/server/case.ts';
import type { Case } from '../desk/server/case.ts';
import { actOn, newOfficer, onOwnPhone } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const OFFICER = '+6281111111111';
const OVERRIDE = 'lengkap di OSS';

let house: TestApp;
let siti: Actor;
let given: Case;
beforeEach(async () => {
  house = await openTestApp();
  siti = await newOfficer(house);
  given = await openCase(house, undefined, { permits: ['NIB-UMK', 'SPPL'] });
});
afterEach(() => house.close());

async function act(does: Omit<OfficerAct, 'application'>): Promise<string | undefined> {
  return (await actOn(house, siti, given, does))?.code;
}
const issue = (more: Partial<OfficerAct> = {}) =>
  act({ verb: 'stage', stage: 'issued', reason: OVERRIDE, ...more });
const heard = (): string => told(given.phone);
const told = (phone: string): string =>
  house
    .taken()
    .filter(({ to }) => to === phone)
    .map(({ message }) => (message.kind === 'text' ? message.text : `[${message.kind}] ${message.caption}`))
    .join('\n');
const status = async (): Promise<string> => (await house.write(given.phone, 'status')).join('\n');
const owed = async () =>
  (await house.app.house.storage.read(({ promises }) => promises.open({ application: given.application })))
    .flatMap(({ permit }) => permit ?? [])
    .sort();
async function pdf(): Promise<FileRef> {
  const { contact } = (await house.app.house.storage.read(({ chats }) => chats.get(given.chat)))!;
  const kept = await house.app.files.put(contact, PDF, 'nib.pdf');
  if ('fault' in kept) throw new Error(kept.fault);
  return kept;
}
async function until(dueAt: number): Promise<void> {
  await house.pass(dueAt - house.app.clock.now());
  await house.settle();
}
const dueAt = async (): Promise<number> => {
  const open = await house.app.house.storage.read(({ promises }) =>
    promises.open({ application: given.application }),
  );
  return open.find(({ permit }) => permit !== null)!.dueAt;
};

describe('issued without its paper', () => {
  test('the paper is promised by date, and the status says what is to come and by when', async () => {
    await issue();
    expect(heard()).toMatch(
      /sudah \*terbit\*.*[Bb]erkas izinnya .*sebelum \*\w+ \d+ Nov, \d\d\.\d\d WITA\*/s,
    );
    expect(await owed()).toEqual(['NIB-UMK', 'SPPL']);
    expect(await status()).toMatch(/Berkas izin menyusul sebelum \*\w+ \d+ Nov/);
  });

  test('the officer hears what they owe; those on duty are reminded before it is due, and it is told when late', async () => {
    await onOwnPhone(house, siti, OFFICER);
    const outcome = await runCommand(house.app.house, siti, {
      verb: 'stage',
      application: given.application,
      stage: 'issued',
      reason: OVERRIDE,
    });
    expect(outcome.values).toMatchObject({ due: await dueAt(), paper: 'later' });
    house.app.queue.wake(given.chat);
    await house.settle();
    heard();
    const due = await dueAt();
    await until(due - 2 * 3_600_000);
    expect(told(OFFICER)).toContain('dijanjikan sebelum');
    expect(await status()).toContain('Berkas izin menyusul');
    await until(due + 1);
    const words = heard();
    expect(words).toContain('berkas izin yang dijanjikan');
    expect(words.split('Mohon maaf')).toHaveLength(2);
    expect(await owed()).toEqual(['NIB-UMK', 'SPPL']);
    expect(await dueAt()).toBeGreaterThan(due);
    expect(await status()).toMatch(/sudah lewat.*maaf.*Berkas izin menyusul sebelum/s);
  });

  test('it comes with the same stage later, for one permit or for all; the promise is kept', async () => {
    await issue();
    heard();
    expect(await issue()).toBe('no_file');
    expect(await issue({ permit: 'SPPL', file: await pdf() })).toBeUndefined();
    expect(heard()).toMatch(/berkas izin.*SPPL.*\[document\]/s);
    expect(await owed()).toEqual(['NIB-UMK']);
    expect(await issue({ file: await pdf() })).toBeUndefined();
    expect(await owed()).toEqual([]);
    heard();
    expect(await status()).not.toContain('menyusul');
  });

  test('it comes with the end of the case as well', async () => {
    await issue();
    heard();
    expect(await issue({ stage: 'completed', file: await pdf() })).toBeUndefined();
    expect(heard()).toContain('[document]');
    expect(await owed()).toEqual([]);
  });

  test('a PDF in a plain reply counts where one paper is owed; of several the officer is asked which', async () => {
    const reply = async () =>
      (await runCommand(house.app.house, siti, { verb: 'reply', ticket: given.ticket, file: await pdf() }))
        .values;
    await act({ verb: 'claim', ticket: given.ticket });
    expect(await reply()).toBeUndefined();
    await issue();
    expect(await reply()).toMatchObject({ paper: 'which' });
    expect(await owed()).toEqual(['NIB-UMK', 'SPPL']);
    await issue({ permit: 'SPPL', file: await pdf() });
    expect(await reply()).toMatchObject({ paper: 'taken', application: 'BLG-2026-000001-B NIB-UMK' });
    expect(await owed()).toEqual([]);
  });

  test('news of the other permit does not count as the paper', async () => {
    await issue({ permit: 'SPPL' });
    await act({ verb: 'stage', stage: 'verifying', permit: 'NIB-UMK' });
    expect(await owed()).toEqual(['SPPL']);
    expect(await status()).toMatch(/Kabar berikutnya sebelum.*Berkas izin menyusul sebelum/s);
  });
});

test('issued with its paper owes nothing', async () => {
  await issue({ file: await pdf() });
  expect(heard()).toContain('[document]');
  expect(await owed()).toEqual([]);
});

describe('a NIB that this office issued', () => {
  beforeEach(async () => {
    given = await openCase(house, '+6281250000009', { permits: ['NIB-UMK'] });
  });

  /** What cannot be put off. */
  const NEEDED = { '*1* Perorangan': '1', '*1* Setuju': '1', 'Berapa *NIK*': NIK };

  /** Goes through the form of a permit until a NIB is offered or asked for. */
  async function untilNib(wish: string): Promise<string> {
    const write = async (text: string) => (await house.write(given.phone, text)).join('\n');
    let said = await write(wish);
    for (let turns = 0; turns < 25 && !/\*NIB\* \(Nomor|Pakai \*NIB/.test(said); turns += 1) {
      const reply = Object.entries(NEEDED).find(([asked]) => said.includes(asked))?.[1];
      said = await write(reply ?? 'lewati');
    }
    return said;
  }

  test('is offered for the next permit that asks for one, and serves it', async () => {
    await issue({ file: await pdf() });
    const offer = await untilNib('mau urus pirt keripik');
    expect(offer).toMatch(/Pakai \*NIB\* yang terbit .* lewat sini\?/);
    expect((await house.write(given.phone, 'ya')).join('\n')).toContain('Tidak perlu dikirim lagi');
    const found = await house.app.house.storage.read(async ({ applications, chats, documents }) => {
      const [newest] = await applications.ofContact((await chats.get(given.chat))!.contact, 5);
      return newest && (await documents.ofApplication(newest.id)).find(({ code }) => code === 'nib');
    });
    // The desk opens a paper by the row that carries it.
    const carrier = await house.app.house.storage.read(({ messages }) => messages.get(found!.message ?? ''));
    expect(fileOf(carrier!)).toMatchObject({ id: found!.file });
  });

  test('is not offered where it went out without its paper', async () => {
    await issue();
    const asked = await untilNib('mau urus pirt keripik');
    expect(asked).toContain('ketik 13 angkanya');
    expect(asked).not.toContain('Pakai *NIB*');
  });
});
