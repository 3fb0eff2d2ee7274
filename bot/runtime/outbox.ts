import type { Channel, Sendable, SendResult } from '../channels/channel.ts';
import type { Storage } from '../../storage/database.ts';
import type { OutboxRow } from '../../storage/stores/outbox.ts';
import type { Clock, Log } from '../../storage/ports.ts';
import type { FileKeeper } from './file-keeper.ts';

/** A send that takes longer than this belongs to a process that is gone. */
const LEASE_MS = 60_000;
const BATCH = 64;
const MOST_ATTEMPTS = 8;
/** An answer older than a day helps nobody: it is shown to staff instead of sent (DESIGN §2, Sending). */
const STALE_MS = 24 * 60 * 60_000;

export type Outbox = {
  /** Something may be waiting. */
  kick(): void;
  /** A link is proven ready: what is unknown is settled, once. */
  ready(account: string): Promise<void>;
  /** Resolves when nothing is being sent and nothing is due. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

type OutboxParts = {
  storage: Storage;
  clock: Clock;
  log: Log;
  files: FileKeeper;
  /** This process, in leases. */
  owner: string;
  channels: ReadonlyMap<string, Channel>;
  /** How long to wait before a send, so that a number does not behave like a machine; ms. */
  pace(channel: Channel): number;
  wait(ms: number): Promise<void>;
};

/** Hop 7: claims rows in chat order, checks ownership, paces, sends, records. */
export function openOutbox(parts: OutboxParts): Outbox {
  const { storage, clock, log, channels, owner } = parts;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const inFlight = new Set<Promise<void>>();

  const kick = (): void => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = drain()
      .catch((error: unknown) => log.error('outbox_failed', { error }))
      .finally(() => {
        running = undefined;
        if (again) {
          again = false;
          kick();
        }
      });
  };

  async function drain(): Promise<void> {
    for (;;) {
      const ready = [...channels.values()]
        .filter((channel) => channel.isReady())
        .map(({ account }) => account);
      if (ready.length === 0 || stopped) return;
      const rows = await storage.write((stores) =>
        stores.outbox.claim(ready, owner, clock.now(), LEASE_MS, BATCH),
      );
      if (rows.length === 0) return;
      await Promise.all(rows.map((row) => track(deliver(row))));
    }
  }

  function track(work: Promise<void>): Promise<void> {
    const guarded = work.catch((error: unknown) => log.error('send_failed', { error }));
    inFlight.add(guarded);
    return guarded.finally(() => inFlight.delete(guarded));
  }

  async function deliver(row: OutboxRow): Promise<void> {
    if (!mayLeave(row, row.chatEpoch)) return storage.write((stores) => stores.outbox.withhold(row.id));
    const channel = channels.get(row.account);
    if (!channel)
      return storage.write((stores) => stores.outbox.errored(row.id, 'no_channel', clock.now() + 5_000));
    const pause = parts.pace(channel);
    if (pause > 0) {
      await parts.wait(pause);
      const chat = await storage.read((stores) => stores.chats.get(row.chat));
      if (chat && !mayLeave(row, chat.epoch))
        return storage.write((stores) => stores.outbox.withhold(row.id));
    }
    const result = await channel.send(await sendable(row)).catch((error: unknown): SendResult => {
      log.error('channel_threw', { account: row.account, row: row.id, error });
      return { outcome: 'unknown' };
    });
    await record(row, result);
  }

  /** Composed before somebody took the chat over, it must not leave after. */
  function mayLeave(row: OutboxRow, epoch: number): boolean {
    return row.always || row.epoch === null || row.epoch === epoch;
  }

  async function sendable(row: OutboxRow): Promise<Sendable> {
    const { body } = row;
    return {
      to: row.address,
      message: body,
      externalId: row.externalId ?? row.id,
      row: row.id,
      author: row.author,
      ...(row.resends > 0 ? { resent: true } : {}),
      ...(body.kind === 'text' ? {} : { bytes: await parts.files.get(body.file) }),
    };
  }

  function record(row: OutboxRow, result: SendResult): Promise<void> {
    return storage.write(async ({ outbox }) => {
      switch (result.outcome) {
        case 'sent':
          return outbox.sent(row.id, result.externalId, result.at);
        case 'refused':
          return outbox.failed(row.id, result.code);
        case 'retry':
          if (row.attempts >= MOST_ATTEMPTS) return outbox.failed(row.id, result.code);
          return outbox.errored(row.id, result.code, clock.now() + result.afterMs);
        case 'unknown':
          return outbox.markUnknown(row.id);
      }
    });
  }

  return {
    kick,
    async ready(account) {
      const now = clock.now();
      await storage.write(async ({ outbox }) => {
        for (const row of await outbox.unknowns(account, 500)) {
          const again = row.resends === 0 && now - row.at < STALE_MS && mayLeave(row, row.chatEpoch);
          if (again) await outbox.requeueUnknown(row.id);
          else await outbox.failed(row.id, 'unknown_outcome');
        }
      });
      kick();
    },
    async idle() {
      while (running || inFlight.size > 0) await Promise.all([running, ...inFlight]);
    },
    async stop() {
      stopped = true;
      await this.idle();
    },
  };
}
