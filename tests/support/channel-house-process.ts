/**
 * A linked WhatsApp number in a house of its own, in a process of its own: calls come as JSON lines on stdin, their
 * results go as JSON lines on stdout. Started by baileys-house.ts.
 */
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { baileysChannel } from '../../bot/channels/baileys/channel.ts';
import { storedKeys } from '../../bot/channels/baileys/key-store.ts';
import { storedLease } from '../../bot/channels/baileys/lease.ts';
import { ulids } from '../../bot/ids.ts';
import { openChannelHouse } from './channel-house.ts';
import type { ChannelHouse } from './channel-house.ts';

export type ProcessOptions = { url: string; file: string };
export type Call = { call: number; method: keyof ChannelHouse | 'pair'; args: never[] };

const options = JSON.parse(process.argv[2] ?? '{}') as ProcessOptions;
const account = 'wa1';
const log = { info: () => {}, warn: () => {}, error: () => {} };
let pair = (): Promise<void> => Promise.resolve();
const house = await openChannelHouse({
  file: options.file,
  ids: ulids(Date.now, randomBytes),
  now: () => Date.now(),
  log,
  channel({ storage, clock }) {
    // The same name each time: a killed process leaves its lease behind, and its successor need not wait.
    const lease = storedLease(storage, account, () => 'child', clock);
    const channel = baileysChannel(
      {
        account,
        webSocketUrl: options.url,
        maxMediaBytes: 5_000_000,
        timing: {
          backoffBase: 20,
          ack: 1_500,
          untold: 1_000,
          query: 3_000,
          close: 200,
          stop: 1_000,
          lease: 100,
        },
      },
      {
        keys: storedKeys(storage, account, lease),
        lease,
        clock,
        random: Math.random,
        log,
        fetch: globalThis.fetch,
        console,
        lastHeardAt: () => storage.read(({ messages }) => messages.lastInOf(account)),
        lastWroteAt: () => Promise.resolve(clock.now()),
        exhausted: () => process.exit(1),
      },
    );
    pair = () => channel.pair();
    return channel;
  },
});

const methods = { ...house, pair: () => pair() };
for await (const line of createInterface({ input: process.stdin })) {
  const { call, method, args } = JSON.parse(line) as Call;
  const done = (methods[method] as (...given: never[]) => Promise<unknown>)(...args);
  void done.then(
    (result) => process.stdout.write(`${JSON.stringify({ call, result })}\n`),
    (error: unknown) => process.stdout.write(`${JSON.stringify({ call, error: String(error) })}\n`),
  );
  if (method !== 'close') continue;
  await done;
  // The library keeps timers of up to 30 s after its end.
  process.exit(0);
}
