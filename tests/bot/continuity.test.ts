/** Two numbers of one office, and a number that is gone: one person, one form, one ticket. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openSimulator } from '../../bot/channels/simulator/channel.ts';
import type { Shown, Simulator } from '../../bot/channels/simulator/channel.ts';
import type { OfficerAct } from '../../flows/event.ts';
import { hashOperatorCode, makeOperatorCode, shownOperatorCode } from '../../handlers/operator-code.ts';
import { runCommand } from '../../handlers/run-command.ts';
import type { Actor } from '../../handlers/policies.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const SITI = '+6281234567890';
const SECOND = 'wa2';

let house: TestApp;
let second: Simulator;
let shown: Shown[];
let rina: Actor;
beforeEach(async () => {
  shown = [];
  house = await openTestApp('2026-11-17T10:00+08:00', {
    channels: async ({ house: { clock } }) => {
      second = openSimulator(clock, SECOND);
      second.onShown((one) => void shown.push(one));
      return [second];
    },
  });
  const { storage, clock } = house.app.house;
  const id = await storage.write(({ operators }) =>
    operators.create({ username: 'rina', name: 'Rina', role: 'operator', at: clock.now() }),
  );
  rina = { id, name: 'Rina', role: 'operator', via: 'desk' };
});
afterEach(() => house.close());

/** The same person writes to the other number; what their phone shows there. */
async function writeToSecond(text: string): Promise<string[]> {
  shown.splice(0);
  await house.receive(SITI, { kind: 'text', text }, { account: SECOND });
  await house.settle();
  return words(shown);
}

const words = (all: readonly Shown[]): string[] =>
  all.map(({ message }) => (message.kind === 'text' ? message.text : message.kind));

async function act(does: OfficerAct): Promise<void> {
  await runCommand(house.app.house, rina, does);
  await house.settle();
}

async function chatAt(account: string) {
  const chat = await house.app.house.storage.read(({ chats }) =>
    chats.find(account, { kind: 'sim', value: SITI }),
  );
  if (!chat) throw new Error('no chat there');
  return chat;
}

describe('a form begun on one number', () => {
  test('goes on at its open question on the other, with its answers', async () => {
    await house.write(SITI, 'urus nib warung');
    await house.write(SITI, 'sembako');
    const asked = await house.write(SITI, '5 juta');
    const there = await writeToSecond('halo');
    expect(there.at(-1)).toContain(asked.at(-1)!.split('\n').at(-1));
    expect((await chatAt(SECOND)).contact).toBe((await chatAt('sim')).contact);
    expect((await writeToSecond('2')).join()).not.toContain('belum menangkap');
    const applications = await house.app.house.storage.read(async ({ applications }) =>
      applications.ofContact((await chatAt(SECOND)).contact, 10),
    );
    expect(applications).toHaveLength(1);
    expect(applications[0]?.chat).toBe((await chatAt(SECOND)).id);
  });
});

describe('a ticket', () => {
  const open = () => house.app.house.storage.read(({ tickets }) => tickets.list({ limit: 10 }));

  test('is one, whichever number it is asked for on, and keeps its place', async () => {
    await house.write(SITI, 'petugas');
    await writeToSecond('petugas');
    await house.write(SITI, 'petugas');
    const tickets = await open();
    expect(tickets).toHaveLength(1);
    expect(tickets[0]).toMatchObject({ state: 'waiting', chat: (await chatAt('sim')).id });
    expect((await chatAt(SECOND)).owner).toBe('bot');
    expect((await chatAt('sim')).owner).toBe('queue');
  });

  test('that an officer holds follows the person, and so does the officer: one voice', async () => {
    await house.write(SITI, 'petugas');
    await act({ verb: 'claim', ticket: 'head' });
    expect(await writeToSecond('Bu, saya di nomor ini sekarang')).toEqual([]);
    const [ticket] = await open();
    expect(ticket).toMatchObject({ state: 'claimed', operator: rina.id, chat: (await chatAt(SECOND)).id });
    await act({ verb: 'reply', ticket: ticket!.id, text: 'Baik, saya lanjut di sini' });
    expect(words(shown)).toEqual(['Baik, saya lanjut di sini']);
    expect((await chatAt('sim')).owner).toBe('bot');
  });

  test('an unanswered claim expires where the person is now', async () => {
    await house.write(SITI, 'petugas');
    await act({ verb: 'claim', ticket: 'head' });
    await writeToSecond('halo');
    shown.splice(0);
    await house.pass(24 * 60 * 60_000);
    expect((await open())[0]).toMatchObject({ state: 'waiting' });
    expect((await chatAt(SECOND)).owner).toBe('queue');
    expect(words(shown).join()).toContain('kembalikan ke antrean');
  });
});

describe('a number that is gone', () => {
  beforeEach(async () => {
    await house.write(SITI, 'petugas');
    await act({ verb: 'claim', ticket: 'head' });
    const { storage, clock } = house.app.house;
    await house.app.simulator?.stop();
    await storage.write(({ accounts }) =>
      accounts.upsert('sim', 'simulator', { state: 'stopped', detail: 'banned' }, clock.now()),
    );
  });

  test('what the officer wrote and it could not send any more arrives on the new one', async () => {
    const [ticket] = await house.app.house.storage.read(({ tickets }) => tickets.list({ limit: 1 }));
    await act({ verb: 'reply', ticket: ticket!.id, text: 'Berkasnya sudah lengkap' });
    expect(shown).toEqual([]);
    expect(await writeToSecond('Halo, nomor lama tidak aktif ya?')).toEqual(['Berkasnya sudah lengkap']);
  });
});

test('an officer’s number in somebody’s words or card makes nobody an officer', async () => {
  const officer = '+6281200000077';
  const { storage, clock, ids, cipher } = house.app.house;
  const code = makeOperatorCode(ids);
  await storage.write(({ operators }) =>
    operators.createCode(rina.id, hashOperatorCode({ hash: cipher.hash }, code), clock.now() + 60_000),
  );
  await house.write(officer, shownOperatorCode(code));
  const own = (await house.write(officer, 'antrean')).join('\n');
  await house.write(SITI, officer);
  await house.receive(SITI, { kind: 'contact_card' });
  await house.settle();
  const answer = (await house.write(SITI, 'antrean')).join('\n');
  expect(own).not.toBe(answer);
  expect(answer).toContain('Belum ada permohonan');
  const bound = await storage.read(async ({ operators }) =>
    operators.byContact((await chatAt('sim')).contact),
  );
  expect(bound).toBeUndefined();
});

test('who has an officer’s or an applicant’s number now is neither: they get nothing of theirs', async () => {
  const { storage, clock, ids, cipher } = house.app.house;
  const code = makeOperatorCode(ids);
  await storage.write(({ operators }) =>
    operators.createCode(rina.id, hashOperatorCode({ hash: cipher.hash }, code), clock.now() + 60_000),
  );
  const write = async (lid: string, text: string): Promise<string> => {
    house.taken();
    await house.app.inbox.receive({
      account: 'sim',
      chat: { kind: 'lid', value: lid },
      also: [{ kind: 'phone', value: '+6281200000077' }],
      externalId: ids.next(),
      at: clock.now(),
      from: 'contact',
      content: { kind: 'text', text },
    });
    await house.settle();
    return words(house.taken()).join('\n');
  };
  await write('100', shownOperatorCode(code));
  const queue = await write('100', 'antrean');
  const answer = await write('200', 'antrean');
  expect(answer).not.toBe(queue);
  expect(answer).toContain('Belum ada permohonan');
  expect(await write('100', 'antrean')).toBe(queue);
});
