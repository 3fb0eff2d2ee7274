/** What the heartbeat of a process does by itself, and what it leaves to processes with another role. */
import { expect, test } from '@jest/globals';
import type { ProcessRole } from '../../../bot/settings.ts';
import { startPulse } from '../../../bot/runtime/pulse.ts';

/** One beat of a process with these roles: what it did. */
async function beat(...roles: ProcessRole[]): Promise<string[]> {
  const did: string[] = [];
  const note =
    <T>(what: string, value?: T) =>
    (): Promise<T> => {
      did.push(what);
      return Promise.resolve(value as T);
    };
  type Parts = Parameters<typeof startPulse>[0];
  const stores = {
    messages: {
      oldestUnhandled: () => Promise.resolve(null),
      chatsToWake: () => Promise.resolve(['c1']),
      since: () => Promise.resolve([]),
    },
    settings: { get: () => Promise.resolve(undefined) },
  };
  const storage = { read: (work: (all: typeof stores) => unknown) => Promise.resolve(work(stores)) };
  const parts = {
    config: { roles: new Set(roles) },
    storage,
    clock: { now: () => 0 },
    log: { error: (words: string) => did.push(words), info: () => undefined, warn: () => undefined },
    timers: { run: note('timers') },
    outbox: { kick: () => did.push('kick'), settle: note('settle') },
    backups: { tick: note('backup') },
    alerts: { run: note('alerts') },
    wake: (chat: string) => did.push(`wake ${chat}`),
    refresh: note('refresh'),
    grantWishes: note('wishes'),
    tidy: note('tidy'),
  } as unknown as Parts;
  await startPulse(parts)();
  return did;
}

test('a worker looks after alerts, backups, timers and rows whose wake-up was lost', async () => {
  expect(await beat('worker')).toEqual(
    expect.arrayContaining(['timers', 'alerts', 'backup', 'settle', 'tidy', 'wake c1', 'kick', 'refresh']),
  );
});

test('a process that only holds numbers grants wishes, and leaves alerts and backups to workers', async () => {
  const did = await beat('channel');
  expect(did).toContain('wishes');
  expect(did).toContain('wake c1');
  for (const ofWorkers of ['alerts', 'backup', 'timers', 'tidy']) expect(did).not.toContain(ofWorkers);
});
