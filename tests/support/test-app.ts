/** The whole program in this process: simulator, SQLite in a temporary folder, a clock that stands, ids that count. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../bot/app.ts';
import type { App, Overrides } from '../../bot/app.ts';
import type { Shown } from '../../bot/channels/simulator/channel.ts';
import { loadConfig } from '../../bot/config.ts';
import { QUIET_TIMERS } from '../../flows/event.ts';
import type { InboundMessage } from '../../flows/message.ts';
import type { Ids } from '../../storage/ports.ts';
import { memoryLog } from './memory-log.ts';
import { countingIds } from './storage.ts';

export type TestApp = {
  app: App;
  log: ReturnType<typeof memoryLog>;
  /** What phones were shown since the last call. */
  taken(): Shown[];
  /** Moves the clock, then runs what fell due. */
  pass(ms: number): Promise<void>;
  /** Until nothing is left to do; the quiet after photos and verdicts is over at once. */
  settle(): Promise<void>;
  /** A message from a phone, stored but not waited for. */
  receive(
    from: string,
    content: InboundMessage['content'],
    more?: Partial<Pick<InboundMessage, 'account' | 'externalId' | 'quotes' | 'from' | 'at'>>,
  ): Promise<void>;
  /** Sends text and returns what this phone was shown for it. */
  write(from: string, text: string): Promise<string[]>;
  close(): Promise<void>;
};

/** `start` is ISO with zone, of the standing clock. */
export async function openTestApp(
  start = '2026-11-17T10:00+08:00',
  overrides: Overrides = {},
): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'lantunan-app-'));
  const config = loadConfig(
    {
      NODE_ENV: 'test',
      DATA_DIR: join(folder, 'data'),
      MASTER_KEY_FILE: join(folder, 'keys', 'master.key'),
      WHATSAPP: 'off',
      // Reading costs seconds: a test that wants it brings its reader.
      READING: overrides.reader ? 'on' : 'off',
    },
    join(folder, 'test.db'),
  );
  mkdirSync(join(folder, 'keys'));
  writeFileSync(config.masterKeyFile, '07'.repeat(32), { mode: 0o600 });
  let now = Date.parse(start);
  const log = memoryLog();
  const app = await buildApp(config, { now: () => now, ids: sameIds(), log, ...overrides });
  const shown: Shown[] = [];
  app.simulator?.onShown((one) => void shown.push(one));
  await app.start();

  const settle = async (): Promise<void> => {
    await app.settled();
    for (const kind of QUIET_TIMERS) if ((await app.timers.fire(kind)) > 0) await app.settled();
  };
  const receive: TestApp['receive'] = async (from, content, more = {}) => {
    await app.inbox.receive({
      account: 'sim',
      chat: { kind: 'sim', value: from },
      externalId: app.house.ids.next(),
      at: app.clock.now(),
      from: 'contact',
      content,
      ...more,
    });
  };
  return {
    app,
    log,
    taken: () => shown.splice(0),
    async pass(ms) {
      now += ms;
      while ((await app.timers.run()) > 0) await app.settled();
    },
    settle,
    receive,
    async write(from, text) {
      shown.splice(0);
      await receive(from, { kind: 'text', text });
      await settle();
      return shown
        .splice(0)
        .filter(({ to }) => to === from)
        .map(({ message }) => (message.kind === 'text' ? message.text : `[${message.kind}]`));
    },
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Counting ids, and secrets that are the same in every run: codes can stand in a recorded conversation. */
function sameIds(): Ids {
  let made = 0;
  return {
    next: countingIds().next,
    secret(bytes) {
      made += 1;
      const blocks = Array.from({ length: Math.ceil(bytes / 32) }, (_, block) =>
        createHash('sha256').update(`secret ${made} ${block}`).digest(),
      );
      return Buffer.concat(blocks).subarray(0, bytes);
    },
  };
}
