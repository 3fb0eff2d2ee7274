/** What happens between officers and the people they serve, where it could go wrong. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { describeChat } from '../../bot/cli/describe-chat.ts';
import type { OfficerAct } from '../../flows/event.ts';
import { CommandError } from '../../handlers/command-error.ts';
import type { Actor } from '../../handlers/policies.ts';
import { runCommand } from '../../handlers/run-command.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const RAHMAH = '+6281234567890';
const HOUR = 60 * 60_000;
const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const FORM = [
  'mau urus nib perorangan',
  'warung kopi',
  '5 juta',
  '1',
  '1',
  'Kopi Rahmah',
  'Rahmah',
  '6311064101900001',
  '1',
  'rahmah@gmail.com',
  'Desa Paringin Timur kec Paringin',
  'tidak tahu',
  'lewati',
];

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
});
afterEach(() => house.close());

async function officer(username: string): Promise<Actor> {
  const { storage, clock } = house.app.house;
  const id = await storage.write(({ operators }) =>
    operators.create({ username, name: username, role: 'operator', at: clock.now() }),
  );
  return { id, name: username, role: 'operator', via: 'desk' };
}

async function act(actor: Actor, does: OfficerAct): Promise<string | undefined> {
  try {
    await runCommand(house.app.house, actor, does);
    await house.settle();
    return undefined;
  } catch (error) {
    if (error instanceof CommandError) return error.code;
    throw error;
  }
}

const write = async (...lines: string[]): Promise<string> => {
  let last: string[] = [];
  for (const line of lines) last = await house.write(RAHMAH, line);
  return last.join('\n');
};
const photo = async (caption?: string): Promise<string> => {
  house.taken();
  const file = { bytes: JPEG, mime: 'image/jpeg' };
  await house.receive(RAHMAH, { kind: 'image', file, ...(caption === undefined ? {} : { caption }) });
  await house.settle();
  return house
    .taken()
    .map(({ message }) => (message.kind === 'text' ? message.text : ''))
    .join('\n');
};
const owner = async () => (await describeChat(house.app, RAHMAH)).chat?.['owner'];
const heard = () =>
  house
    .taken()
    .map(({ message }) => (message.kind === 'text' ? message.text : ''))
    .join('\n');

async function submitted(): Promise<string> {
  await write(...FORM);
  await photo();
  await write('1');
  const application = (await describeChat(house.app, RAHMAH)).application;
  const number = application?.['number'];
  if (typeof number !== 'string') throw new Error('not submitted');
  return number;
}

describe('one chat has one officer', () => {
  test('whoever claims one ticket holds the whole chat; nobody else gets the other', async () => {
    const [siti, budi] = [await officer('siti'), await officer('budi')];
    await submitted();
    await write('petugas');
    expect(await act(siti, { verb: 'claim', ticket: '1' })).toBeUndefined();
    expect(await act(budi, { verb: 'claim', ticket: '2' })).toBe('already_claimed');
    expect(await act(budi, { verb: 'reply', ticket: '2', text: 'halo' })).toBe('not_yours');
    expect(await act(siti, { verb: 'return', ticket: '2' })).toBeUndefined();
    expect(await owner()).toBe('bot');
  });

  test('an act is about the case of the ticket it names, not about the newest thing of that person', async () => {
    const siti = await officer('siti');
    const number = await submitted();
    await write('mau pasang reklame', 'petugas');
    await act(siti, { verb: 'claim', ticket: '2' });
    const [first] = await house.app.house.storage.read(({ tickets }) =>
      tickets.list({ limit: 9 }).then((all) => all.filter(({ topic }) => topic === 'application')),
    );
    expect(await act(siti, { verb: 'switch', ticket: first!.id })).toBeUndefined();
    expect(
      await act(siti, { verb: 'reject', ticket: first!.id, item: 'ktp', reason: 'foto buram' }),
    ).toBeUndefined();
    await house.app.house.storage.read(async ({ applications, checklist, tickets }) => {
      const { id } = (await applications.byNumber(number))!;
      expect((await checklist.of([id])).get(id)?.get('ktp')?.state).toBe('rejected');
      expect((await tickets.openOfChat(first!.chat))?.id).toBe(first!.id);
    });
  });

  test('an application nobody has looked at waits again when the chat is handed back', async () => {
    const siti = await officer('siti');
    await submitted();
    await write('petugas');
    await act(siti, { verb: 'claim', ticket: '2' });
    await act(siti, { verb: 'return', ticket: '2' });
    const waiting = await house.app.house.storage.read(({ tickets }) => tickets.waiting());
    expect(waiting.map(({ topic }) => topic)).toEqual(['application']);
  });
});

test('an officer who falls silent after a first line gives the person back to the queue', async () => {
  const siti = await officer('siti');
  await write('petugas');
  await act(siti, { verb: 'claim', ticket: '1' });
  await act(siti, { verb: 'reply', ticket: '1', text: 'Sebentar ya' });
  await write('ada?');
  expect(await owner()).toBe('operator');
  house.taken();
  await house.pass(2 * HOUR);
  expect(await owner()).toBe('queue');
  expect(heard()).toContain('antrean');
  expect(await write('menu')).toContain('Urus izin');
});

describe('a case after it was submitted', () => {
  test('a document left to an officer may follow, and is filed', async () => {
    await write(...FORM, 'lewati', '1');
    expect(await photo('ktp')).toContain('Petugas memeriksanya');
    const application = (await describeChat(house.app, RAHMAH)).application;
    expect(application?.['checklist']).toContainEqual({ code: 'ktp', state: 'received' });
  });

  test('nothing is judged any more once it has ended, and a rejection needs its reason', async () => {
    const siti = await officer('siti');
    const application = await submitted();
    expect(await act(siti, { verb: 'stage', application, stage: 'rejected' })).toBe('missing_reason');
    expect(
      await act(siti, { verb: 'stage', application, stage: 'rejected', note: 'Bukan wilayah kami' }),
    ).toBeUndefined();
    expect(heard()).toContain('Bukan wilayah kami');
    expect(await act(siti, { verb: 'reject', application, item: 'ktp', reason: 'buram' })).toBe('case_over');
  });

  test('the reason of an override stands in the history of the case', async () => {
    const siti = await officer('siti');
    const application = await submitted();
    expect(await act(siti, { verb: 'stage', application, stage: 'approving' })).toBe('checklist_blocks');
    const reason = 'Titik lokasi dicek langsung';
    expect(await act(siti, { verb: 'stage', application, stage: 'approving', reason })).toBeUndefined();
    const history = await house.app.house.storage.read(async ({ applications }) => {
      const row = await applications.byNumber(application);
      return applications.stageChanges(row!.id);
    });
    expect(history.at(-1)?.note).toBe(reason);
    expect(heard()).not.toContain(reason);
  });

  test('what was left to an officer cannot be called fitting before it is there', async () => {
    const siti = await officer('siti');
    const application = await submitted();
    expect(await act(siti, { verb: 'accept', application, item: 'lokasi' })).toBe('needs_value');
    expect(heard()).toBe('');
  });
});

test('after three misses "lewati" goes on with the next question', async () => {
  await write(...FORM.slice(0, 2), 'xx yy', 'qq', 'zz');
  expect(await write('lewati')).toContain('bekerja');
  expect(await write('2')).toContain('Setuju');
});

test('a question where a permit is asked for is answered, and starts nothing', async () => {
  await write('halo', '1');
  expect(await write('berapa biaya PBG?')).not.toContain('Ini diurus atas nama siapa');
  const { application } = await describeChat(house.app, RAHMAH);
  expect(application?.['permits']).toEqual([]);
});
