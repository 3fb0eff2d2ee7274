/**
 * Law 1 with two processes: one holds the channel, one runs the turns, on PostgreSQL and Redis. One of them is
 * killed with signal 9, or Redis is emptied or cut off, at a random point; it must end as if nothing had happened.
 * Two more people write meanwhile without waiting for answers: their messages keep their order.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Content, Media } from '../flows/message.ts';
import type { Line, Printed } from './chat-child.ts';
import { faultsOf } from './faults.ts';
import type { Fault } from './faults.ts';
import { gateTo } from './gate.ts';
import type { Gate } from './gate.ts';
import { APPLICANT, noisyApplicant, PHOTO, untilTuesday } from './noisy-applicant.ts';
import type { Outcome, Proof } from './proof.ts';
import { seeded } from './random.ts';
import type { Random } from './random.ts';
import { startSplit } from './split-child.ts';
import type { SplitChild } from './split-child.ts';
import { mustBeSubmitted, openReader } from './written-down.ts';
import type { Reader, WrittenDown } from './written-down.ts';

const DISTURBANCES = [
  'channel killed',
  'worker killed',
  'both killed',
  'Redis emptied',
  'Redis stopped and started empty',
  'worker killed and Redis emptied',
  'channel killed while Redis is away',
] as const;
type Disturbance = (typeof DISTURBANCES)[number];

const CHATTERERS = ['+6281100000001', '+6281100000002'];
const CHATTER = ['halo', 'brp biaya nib?', 'menu', 'syarat nib apa aja', 'brp lama?', 'makasih'];
const PATIENCE_MS = 60_000;
/** Long enough for a turn and its sends with two processes in between. */
const TURN_MS = 40;
const REDIS_AWAY_MS = 1_500;
/** Redis has sixteen numbered databases; each trial that runs has one. */
const REDIS_DATABASES = 14;

type House = {
  channel: SplitChild;
  worker: SplitChild;
  gate: Gate;
  redis: Redis;
  reader: Reader;
  /** Written to the channel, in order. */
  given: { id: string; from: string }[];
};

export const split: Proof = {
  needs: ['postgres', 'redis'],
  count: 200,
  atOnce: 2,
  async prepare({ postgres = '', redis = '' }) {
    const servers = { postgres, redis };
    const undisturbed = await inHouse(servers, 0, async (house) => {
      for (const step of steps()) await give(house, step);
      return house.reader.writtenDown('lines', APPLICANT);
    });
    mustBeSubmitted(undisturbed);
    return {
      once: (seed, index) => disturbOnce(servers, seed, index, undisturbed),
      close: () => Promise.resolve(),
    };
  },
};

async function disturbOnce(
  servers: { postgres: string; redis: string },
  seed: number,
  index: number,
  undisturbed: WrittenDown,
): Promise<Outcome> {
  const random = seeded(seed * 1_000_003 + index);
  return inHouse(servers, 1 + (index % (REDIS_DATABASES - 1)), async (house) => {
    const all = steps();
    // In turn, so that a small sample sees different ones.
    const disturbance = DISTURBANCES[index % DISTURBANCES.length]!;
    const at = random.below(all.length);
    const emptiedAt = random.below(all.length);
    for (const [position, step] of all.entries()) {
      if (position % 5 === 1) chatter(house, Math.floor(position / 5));
      if (position === emptiedAt) await house.redis.flushdb();
      await give(house, step, position === at ? () => disturb(house, disturbance, random) : undefined);
    }
    for (const value of CHATTERERS) await untilSettled(house, value);
    const faults: Fault[] = [];
    let resent = 0;
    for (const value of [APPLICANT.value, ...CHATTERERS]) {
      const run = await house.reader.writtenDown('lines', { kind: 'sim', value });
      resent += run.outgoing.filter(({ resends }) => resends > 0).length;
      const expected =
        value === APPLICANT.value ? undisturbed : { ...run, inbound: inboundOf(house, value), waiting: 0 };
      faults.push(...faultsOf(run, expected, heardBy(house, value)));
    }
    return { index, struck: disturbance, resent, faults };
  });
}

const inboundOf = ({ given }: House, value: string) =>
  given.filter(({ from }) => from === value).map(({ id }) => ({ externalId: id, state: 'handled' }));

const heardBy = ({ channel }: House, value: string): Printed[] =>
  channel.printed.filter(({ to }) => to === value);

/**
 * The lines of the noisy applicant, one by one: what is a burst here depends on when the worker looks. The clock
 * of two processes is not moved from outside.
 */
function steps(): Line[][] {
  const lines = noisyApplicant('', Date.now()).flat();
  return lines.filter((line) => !('advance' in line)).map((line) => [line]);
}

function chatter(house: House, round: number): void {
  const text = CHATTER[round];
  if (text === undefined) return;
  write(
    house,
    CHATTERERS.map((from) => ({ id: `${from}-${round}`, from, text })),
  );
}

function write({ channel, given }: House, lines: readonly Line[]): void {
  const messages = lines.map((line) => ({
    id: line.id,
    from: String(line['from']),
    content: contentOf(line),
  }));
  given.push(...messages);
  channel.write(messages);
}

function contentOf(line: Line): unknown {
  if ('text' in line) return { kind: 'text', text: line['text'] };
  if ('image' in line) {
    const file = { bytes: PHOTO.toString('base64'), mime: 'image/png' };
    return { kind: 'image', file, caption: line['caption'] };
  }
  const { lat, lon } = line['location'] as { lat: number; lon: number };
  return { kind: 'location', latitude: lat, longitude: lon } satisfies Content<Media>;
}

async function give(house: House, step: readonly Line[], disturbed?: () => Promise<void>): Promise<void> {
  write(house, step);
  await disturbed?.();
  await untilSettled(house, APPLICANT.value);
}

async function untilSettled({ channel, given, reader }: House, value: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const stored = new Set(channel.printed.map(({ stored }) => stored));
    const here = given.every(({ id, from }) => from !== value || stored.has(id));
    if (here && (await reader.settled('lines', { kind: 'sim', value }))) return;
    if (performance.now() > deadline) return;
    await delay(10);
  }
}

async function disturb(house: House, disturbance: Disturbance, random: Random): Promise<void> {
  const { channel, worker, gate, redis } = house;
  await delay(random.next() * TURN_MS);
  if (disturbance.includes('away') || disturbance.includes('stopped')) gate.shut();
  const kills: Promise<void>[] = [];
  if (/^(channel|both)/.test(disturbance)) kills.push(restartChannel(house));
  if (/^(worker|both)/.test(disturbance)) kills.push(worker.killAndRestart());
  if (disturbance.includes('empt')) await redis.flushdb();
  await Promise.all(kills);
  if (disturbance.includes('away') || disturbance.includes('stopped')) {
    await delay(random.next() * REDIS_AWAY_MS);
    gate.open();
  }

  /** What was not acknowledged is delivered again. */
  async function restartChannel({ given }: House): Promise<void> {
    await channel.killAndRestart();
    const stored = new Set(channel.printed.map((printed) => printed['stored']));
    const lost = given.filter(({ id }) => !stored.has(id));
    channel.write(lost);
  }
}

async function inHouse<T>(
  servers: { postgres: string; redis: string },
  redisDatabase: number,
  work: (house: House) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lantunan-split-'));
  const key = join(folder, 'master.key');
  writeFileSync(key, randomBytes(32).toString('hex'), { mode: 0o600 });
  const name = `lantunan_${randomBytes(8).toString('hex')}`;
  await onServer(servers.postgres, `create database ${name}`);
  const database = new URL(servers.postgres);
  database.pathname = `/${name}`;
  const redisUrl = `${servers.redis.replace(/\/\d*$/, '')}/${redisDatabase}`;
  const redis = new Redis(redisUrl);
  await redis.flushdb();
  const gate = await gateTo(redisUrl);
  const reader = await openReader({ url: database.href }, key);
  const environment = {
    READING: 'off',
    NODE_ENV: 'test',
    DATABASE_URL: database.href,
    REDIS_URL: gate.url,
    DATA_DIR: join(folder, 'data'),
    MASTER_KEY_FILE: key,
    WHATSAPP: 'off',
    SIMULATOR: 'off',
    LOG_LEVEL: 'error',
  };
  const ahead = untilTuesday(Date.now());
  const children: SplitChild[] = [];
  try {
    const [channel, worker] = await Promise.all(
      ['channel', 'worker'].map((roles) => startSplit({ ...environment, ROLES: roles }, ahead)),
    );
    if (!channel || !worker) throw new Error('a process did not start');
    children.push(channel, worker);
    return await work({ channel, worker, gate, redis, reader, given: [] });
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await gate.close();
    redis.disconnect();
    await reader.close();
    await onServer(servers.postgres, `drop database ${name} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
