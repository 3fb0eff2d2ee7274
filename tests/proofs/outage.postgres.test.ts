/** PostgreSQL away for a while, between the house and its database: what comes in is refused, what was sent is written down after. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildApp } from '../../bot/app.ts';
import type { App } from '../../bot/app.ts';
import type { Channel, Intake, Sendable } from '../../bot/channels/channel.ts';
import { loadConfig } from '../../bot/config.ts';
import { gateTo } from '../../proofs/gate.ts';
import type { Gate } from '../../proofs/gate.ts';
import { StorageUnavailable } from '../../storage/storage-unavailable.ts';
import { memoryLog } from '../support/memory-log.ts';
import { postgresUrl } from '../support/services.ts';

const server = postgresUrl ?? '';
const database = `lantunan_${randomBytes(8).toString('hex')}`;
const CHAT = { kind: 'sim', value: '+6281234567890' } as const;
let folder: string;
let gate: Gate;
let app: App;
let intake: Intake;
const sent: Sendable[] = [];
/** Called before a send is done; the network takes as long as this. */
let onTheWay: () => Promise<void> = () => Promise.resolve();

const phone: Channel = {
  account: 'phone',
  abilities: { buttons: false, ownIds: true, maxText: 4_000 },
  async start(given) {
    intake = given;
  },
  isReady: () => true,
  async send(sendable) {
    sent.push(sendable);
    await onTheWay();
    return { outcome: 'sent', externalId: sendable.externalId, at: app.clock.now() };
  },
  async stop() {},
};

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}

const receive = (externalId: string, text: string) =>
  intake.receive({
    account: 'phone',
    chat: CHAT,
    externalId,
    at: app.clock.now(),
    from: 'contact',
    content: { kind: 'text', text },
  });

const rows = () =>
  app.house.storage.read(async (stores) => {
    const chat = await stores.chats.find('phone', CHAT);
    const found = chat ? await stores.messages.ofChat(chat.id, 100) : [];
    return found.reverse().map(({ direction, externalId, state }) => ({ direction, externalId, state }));
  });

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(20);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lantunan-outage-'));
  writeFileSync(join(folder, 'master.key'), randomBytes(32).toString('hex'), { mode: 0o600 });
  await onServer(`create database ${database}`);
  const direct = new URL(server);
  direct.pathname = `/${database}`;
  gate = await gateTo(direct.href);
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: gate.url,
    DATA_DIR: join(folder, 'data'),
    MASTER_KEY_FILE: join(folder, 'master.key'),
    ROLES: 'channel,worker',
    WHATSAPP: 'off',
    SIMULATOR: 'off',
  });
  app = await buildApp(config, { log: memoryLog(), pace: () => 0, channels: async () => [phone] });
  await app.start();
});

afterAll(async () => {
  await app.close();
  await gate.close();
  await onServer(`drop database ${database} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

test('a message that comes meanwhile is not acknowledged; delivered again it is answered once', async () => {
  await receive('a', 'halo');
  await until(async () => (await rows()).at(-1)?.state === 'sent');
  gate.shut();
  await expect(receive('b', 'brp biaya nib?')).rejects.toBeInstanceOf(StorageUnavailable);
  gate.open();
  await receive('b', 'brp biaya nib?');
  await receive('b', 'brp biaya nib?');
  await until(async () => (await rows()).length === 4 && (await rows()).at(-1)?.state === 'sent');
  expect((await rows()).filter(({ direction }) => direction === 'in')).toEqual([
    { direction: 'in', externalId: 'a', state: 'handled' },
    { direction: 'in', externalId: 'b', state: 'handled' },
  ]);
  expect(sent).toHaveLength(2);
});

test('a connection that is cut while something is read ends that read, and not the process', async () => {
  for (let time = 0; time < 20; time += 1) {
    const reading = Promise.allSettled([rows(), rows(), rows()]);
    gate.shut();
    await reading;
    gate.open();
    await rows();
  }
});

test('a reply that left while the database was away is written down when it is back, and never sent again', async () => {
  let refused: Promise<void> | undefined;
  onTheWay = async () => {
    refused = gate.refused();
    gate.shut();
  };
  const before = sent.length;
  await receive('c', 'menu');
  await until(() => refused !== undefined);
  onTheWay = () => Promise.resolve();
  await refused;
  gate.open();
  await until(async () => (await rows().catch(() => [])).at(-1)?.state === 'sent');
  await receive('d', 'brp lama urus nib?');
  await until(
    async () => (await rows()).at(-1)?.direction === 'out' && (await rows()).at(-1)?.state === 'sent',
  );
  expect(sent.slice(before).map(({ resent }) => resent)).toEqual([undefined, undefined]);
});
