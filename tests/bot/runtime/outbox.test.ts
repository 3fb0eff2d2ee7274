import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CanType, Channel, Sendable, SendResult } from '../../../bot/channels/channel.ts';
import { openOutbox } from '../../../bot/runtime/outbox.ts';
import type { Outbox } from '../../../bot/runtime/outbox.ts';
import { LONGEST_PAUSE_MS } from '../../../bot/runtime/pace.ts';
import { StorageUnavailable } from '../../../storage/storage-unavailable.ts';
import type { Storage } from '../../../storage/database.ts';
import type { Outgoing } from '../../../flows/message.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { openTestApp } from '../../support/test-app.ts';
import { chatOf, storages } from '../../support/storage.ts';
import type { TestStorage } from '../../support/storage.ts';

const HOUR = 60 * 60_000;

let db: TestStorage;
let sent: Sendable[];
let send: (sendable: Sendable) => Promise<SendResult>;
let outbox: Outbox;
let pause: number;
/** How many messages had left each time the person saw that somebody writes. */
let typedBefore: number[];

const channel: Channel & CanType = {
  account: 'sim',
  abilities: { buttons: false, ownIds: true, maxText: 4_000 },
  start: () => Promise.resolve(),
  isReady: () => true,
  send(sendable) {
    sent.push(sendable);
    return send(sendable);
  },
  stop: () => Promise.resolve(),
  async typing() {
    typedBefore.push(sent.length);
  },
};

const asSent = ({ externalId }: Sendable): Promise<SendResult> =>
  Promise.resolve({ outcome: 'sent', externalId, at: 1 });

function openFor(owner: string, storage: Storage = db.storage): Outbox {
  return openOutbox({
    storage,
    clock: db.clock,
    log: memoryLog(),
    files: {
      put: () => Promise.reject(new Error('not here')),
      add: () => Promise.reject(new Error('not here')),
      get: () => Promise.reject(new Error('gone')),
    },
    owner,
    channels: new Map([['sim', channel]]),
    pace: () => pause,
    wait: () => Promise.resolve(),
  });
}

async function compose(phone: string, body: Outgoing): Promise<string> {
  const chat = await chatOf(db.storage, phone);
  return db.storage.write((stores) =>
    stores.messages.insertOut({ chat: chat.id, author: 'bot', epoch: chat.epoch, body, at: db.clock.now() }),
  );
}

const text = (words: string): Outgoing => ({ kind: 'text', text: words });
const stateOf = (id: string) => db.storage.read(async ({ messages }) => (await messages.get(id))?.state);
const words = () => sent.map(({ message }) => (message.kind === 'text' ? message.text : message.kind));

beforeEach(async () => {
  db = await storages()[0]!.open();
  sent = [];
  send = asSent;
  pause = 0;
  typedBefore = [];
  outbox = openFor('this process');
});

afterEach(async () => {
  await outbox.stop();
  await db.drop();
});

test('a slow send holds up its own chat and no other', async () => {
  let arrive = (): void => {};
  const slow = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  send = async (sendable) => {
    if (sendable.message.kind === 'text' && sendable.message.text === 'slow') await slow;
    return asSent(sendable);
  };
  await compose('+6281', text('slow'));
  await compose('+6281', text('after slow'));
  await compose('+6282', text('first'));
  const second = await compose('+6282', text('second'));
  outbox.kick();
  while ((await stateOf(second)) !== 'sent') await new Promise((resolve) => setImmediate(resolve));
  expect(words()).toEqual(['slow', 'first', 'second']);
  arrive();
  await outbox.idle();
  expect(words()).toEqual(['slow', 'first', 'second', 'after slow']);
});

test('what became of a message is written down once the database is back: it leaves once', async () => {
  const id = await compose('+6281', text('halo'));
  let away = 0;
  send = (sendable) => ((away = 3), asSent(sendable));
  const troubled: Storage = {
    ...db.storage,
    write: (work) => (away-- > 0 ? Promise.reject(new StorageUnavailable('away')) : db.storage.write(work)),
  };
  const other = openFor('another process', troubled);
  other.kick();
  await other.idle();
  expect([await stateOf(id), words()]).toEqual(['sent', ['halo']]);
});

test('a file that cannot be read is given up in the end, and does not hold up what follows', async () => {
  const file = { id: 'f', owner: 'o', mime: 'application/pdf', size: 1, sha256: '' };
  const broken = await compose('+6281', { kind: 'document', file });
  const next = await compose('+6281', text('next'));
  for (let attempt = 0; attempt < 10; attempt += 1) {
    outbox.kick();
    await outbox.idle();
    db.clock.advance(2_000);
  }
  expect([await stateOf(broken), await stateOf(next)]).toEqual(['failed', 'sent']);
  expect(words()).toEqual(['next']);
});

test('what a dead process was sending goes out once more as soon as the link is ready here, in order', async () => {
  send = () => new Promise(() => {});
  const dead = openFor('dead process');
  await compose('+6281', text('one'));
  const second = await compose('+6281', text('two'));
  dead.kick();
  while (sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
  send = asSent;
  await outbox.ready('sim');
  await outbox.idle();
  expect(words()).toEqual(['one', 'one', 'two']);
  expect(sent.map(({ resent }) => resent)).toEqual([undefined, true, undefined]);
  expect(sent[0]!.externalId).toBe(sent[1]!.externalId);
  expect(await stateOf(second)).toBe('sent');
});

/** Sent, and nobody knows what became of it. */
async function inDoubt(always = false): Promise<string> {
  send = () => Promise.resolve({ outcome: 'unknown' });
  const chat = await chatOf(db.storage, '+6281');
  const row = { chat: chat.id, epoch: chat.epoch, body: text('one'), at: db.clock.now() };
  const id = await db.storage.write(({ messages }) =>
    messages.insertOut({ ...row, author: 'bot', ...(always ? { always } : {}) }),
  );
  outbox.kick();
  await outbox.idle();
  expect(await stateOf(id)).toBe('unknown');
  return id;
}

/** An officer has it from now on. */
async function takeOver(): Promise<void> {
  const { id } = await chatOf(db.storage, '+6281');
  await db.storage.write(async ({ chats }) => {
    const { version, owner, operator, byPhone, session, epoch } = (await chats.get(id))!;
    await chats.save({ id, version, owner, operator, byPhone, session, epoch: epoch + 1 });
  });
}

test('what is in doubt goes out once more and no second time: staff see it then', async () => {
  const id = await inDoubt();
  await outbox.ready('sim');
  await outbox.idle();
  expect([words(), await stateOf(id)]).toEqual([['one', 'one'], 'unknown']);
  await outbox.ready('sim');
  await outbox.idle();
  expect([words(), await stateOf(id)]).toEqual([['one', 'one'], 'failed']);
});

test('in doubt for a day it is not sent again: such an answer helps nobody', async () => {
  for (const [after, times] of [
    [24 * HOUR - 1, 2],
    [24 * HOUR, 1],
  ] as const) {
    sent = [];
    await inDoubt();
    send = asSent;
    db.clock.advance(after);
    await outbox.ready('sim');
    await outbox.idle();
    expect(words()).toHaveLength(times);
  }
});

test('in doubt it does not go out again once an officer has the chat, but for what is always said', async () => {
  for (const always of [false, true]) {
    sent = [];
    const id = await inDoubt(always);
    await takeOver();
    send = asSent;
    await outbox.ready('sim');
    await outbox.idle();
    expect(await stateOf(id)).toBe(always ? 'sent' : 'failed');
    expect(words()).toHaveLength(always ? 2 : 1);
  }
});

test('a link that comes back leaves alone what this process is sending itself', async () => {
  let arrive = (): void => {};
  send = (sendable) =>
    new Promise((resolve) => {
      arrive = () => void asSent(sendable).then(resolve);
    });
  const id = await compose('+6281', text('one'));
  outbox.kick();
  while (sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await outbox.ready('sim');
  arrive();
  await outbox.idle();
  expect(words()).toEqual(['one']);
  expect(await stateOf(id)).toBe('sent');
});

test('a row written for another chat wakes its turn at once', async () => {
  const house = await openTestApp();
  await house.write('+6281', 'halo');
  const { storage } = house.app.house;
  const chat = await storage.read(
    async ({ chats }) => (await chats.find('sim', { kind: 'sim', value: '+6281' }))?.id,
  );
  await storage.write((stores) =>
    stores.messages.insertInternal({
      chat: chat ?? '',
      cause: 'test',
      body: { notice: 'timer', timer: 'photo_quiet', key: 'test' },
      at: house.app.clock.now(),
    }),
  );
  await house.app.queue.idle();
  expect(await storage.read(({ messages }) => messages.unhandled(chat ?? '', 10))).toEqual([]);
  await house.close();
});

test('what would wait too long for its turn waits in the database, and no try is counted', async () => {
  pause = LONGEST_PAUSE_MS + 5_000;
  const id = await compose('+6281', text('later'));
  outbox.kick();
  await outbox.idle();
  expect(sent).toEqual([]);
  const row = await db.storage.read(({ messages }) => messages.get(id));
  expect(row).toMatchObject({ state: 'errored', error: 'paced', attempts: 0 });
  pause = 0;
  db.clock.advance(LONGEST_PAUSE_MS);
  outbox.kick();
  await outbox.idle();
  expect(words()).toEqual(['later']);
});

test('held nine times, then one try that failed: it is still waiting', async () => {
  pause = LONGEST_PAUSE_MS + 5_000;
  const id = await compose('+6281', text('patient'));
  for (let time = 0; time < 9; time += 1) {
    outbox.kick();
    await outbox.idle();
    db.clock.advance(LONGEST_PAUSE_MS);
  }
  pause = 0;
  send = () => Promise.resolve({ outcome: 'retry', code: 'send_failed_500', afterMs: 1_000 });
  outbox.kick();
  await outbox.idle();
  const row = await db.storage.read(({ messages }) => messages.get(id));
  expect(row).toMatchObject({ state: 'errored', error: 'send_failed_500', attempts: 1 });
  send = asSent;
  db.clock.advance(1_000);
  outbox.kick();
  await outbox.idle();
  expect(await stateOf(id)).toBe('sent');
});

test('what a channel holds for a day at most is given up after it, and what follows it leaves', async () => {
  const untold = await compose('+6281', text('untold'));
  send = () =>
    Promise.resolve({
      outcome: 'retry',
      code: 'devices_unknown',
      afterMs: HOUR,
      held: true,
      mostMs: 24 * HOUR,
    });
  for (let hour = 0; hour <= 24; hour += 1) {
    outbox.kick();
    await outbox.idle();
    expect(await stateOf(untold)).toBe('errored');
    db.clock.advance(HOUR);
  }
  const next = await compose('+6281', text('next'));
  send = async (sendable) =>
    sendable.message.kind === 'text' && sendable.message.text === 'next'
      ? asSent(sendable)
      : { outcome: 'retry', code: 'devices_unknown', afterMs: HOUR, held: true, mostMs: 24 * HOUR };
  outbox.kick();
  await outbox.idle();
  const row = await db.storage.read(({ messages }) => messages.get(untold));
  expect(row).toMatchObject({ state: 'failed', error: 'held_too_long' });
  expect(await stateOf(next)).toBe('sent');
});

test('while a text waits for its turn the person sees that somebody writes', async () => {
  pause = 1;
  await compose('+628403', text('halo'));
  outbox.kick();
  await outbox.idle();
  expect([typedBefore, words()]).toEqual([[0], ['halo']]);
});
