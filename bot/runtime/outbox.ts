import type { CanType, Channel, Sendable, SendResult } from '../channels/channel.ts';
import type { Storage } from '../../storage/database.ts';
import { StorageUnavailable } from '../../storage/storage-unavailable.ts';
import type { Stores } from '../../storage/stores.ts';
import type { ChatRow } from '../../storage/stores/chats.ts';
import type { OutboxRow } from '../../storage/stores/outbox.ts';
import type { Clock, Log } from '../../storage/ports.ts';
import type { FileKeeper } from './file-keeper.ts';
import { LONGEST_PAUSE_MS } from './pace.ts';
import { makeTrouble } from '../trouble.ts';

/** A send that takes longer than this belongs to a process that is gone. */
const LEASE_MS = 60_000;
const MOST_SENDING = 64;
/** Something on our own side was in the way: the database, a file. */
const RETRY_MS = 1_000;
export const MOST_ATTEMPTS = 8;
/** An answer older than a day helps nobody: it is shown to staff instead of sent (DESIGN §2, Sending). */
const STALE_MS = 24 * 60 * 60_000;
/** A channel that cannot repeat a message under its id waits so long for a report before it sends again (ibid.). */
const REPORT_MS = 10 * 60_000;
/** What is held until the person writes again, or the number works again, is given up after so long. */
const HOLD_MS = 30 * 24 * 60 * 60_000;

export type Outbox = {
  /** Something may be waiting. */
  kick(): void;
  /**
   * Inside the transaction of a chat's turn, where its number is ready here: the first reply is claimed as it is
   * written. `carry` sends it after the commit.
   */
  offer(stores: Stores, chat: ChatRow): void;
  carry(rows: readonly OutboxRow[]): void;
  /**
   * A link is proven ready, here: what another process was sending on it is unknown, since it has lost the
   * link; what is unknown is settled, once.
   */
  ready(account: string): Promise<void>;
  /** On channels without ids of their own: what has waited long enough for a report is settled, once. */
  settle(): Promise<void>;
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
  /** Claimed and not written down yet what became of it; of these, some are on their way through a channel. */
  const inFlight = new Set<Promise<void>>();
  let sending = 0;
  const trouble = makeTrouble('outbox_failed', log, clock);

  const kick = (): void => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = drain()
      .then(trouble.over, trouble.failed)
      .finally(() => {
        running = undefined;
        if (again) {
          again = false;
          kick();
        }
      });
  };

  /** One slow send holds up its own chat only: whatever ends makes room for the next. */
  async function drain(): Promise<void> {
    for (;;) {
      const ready = [...channels.values()]
        .filter((channel) => channel.isReady())
        .map(({ account }) => account);
      const room = MOST_SENDING - sending;
      if (ready.length === 0 || room <= 0 || stopped) return;
      const rows = await storage.write((stores) =>
        stores.outbox.claim(ready, owner, clock.now(), LEASE_MS, room),
      );
      for (const row of rows) track(deliver(row));
      if (rows.length < room) return;
    }
  }

  function track(work: Promise<void>): void {
    const ended: Promise<void> = work
      .catch((error: unknown) => log.error('send_failed', { error }))
      .then(() => {
        inFlight.delete(ended);
        kick();
      });
    inFlight.add(ended);
  }

  /** Whatever happens on the way, the row does not stay `sending`: it would hold up its chat. */
  async function deliver(row: OutboxRow): Promise<void> {
    sending += 1;
    const result = await send(row).catch((error: unknown): SendResult => {
      log.error('send_not_prepared', { row: row.id, error });
      return { outcome: 'retry', code: 'not_prepared', afterMs: RETRY_MS };
    });
    sending -= 1;
    if (result === 'withhold') return persist(({ outbox }) => outbox.withhold(row.id));
    return persist((stores) => record(stores, row, result));
  }

  async function send(row: OutboxRow): Promise<'withhold' | SendResult> {
    const ready = await prepare(row);
    if (ready === 'withhold' || 'outcome' in ready) return ready;
    return ready.channel.send(ready.sendable).catch((error: unknown): SendResult => {
      log.error('channel_threw', { account: row.account, row: row.id, error });
      return { outcome: 'unknown' };
    });
  }

  async function prepare(
    row: OutboxRow,
  ): Promise<'withhold' | SendResult | { channel: Channel; sendable: Sendable }> {
    if (!mayLeave(row, row.chatEpoch)) return 'withhold';
    const channel = channels.get(row.account);
    if (!channel) return { outcome: 'retry', code: 'no_channel', afterMs: 5_000 };
    const pause = parts.pace(channel);
    if (pause > LONGEST_PAUSE_MS)
      return { outcome: 'retry', code: 'paced', afterMs: pause - LONGEST_PAUSE_MS / 2, held: true };
    if (pause > 0) {
      if ('typing' in channel && row.body.kind === 'text') void (channel as CanType).typing(row.address);
      await parts.wait(pause);
      const chat = await storage.read((stores) => stores.chats.get(row.chat));
      if (chat && !mayLeave(row, chat.epoch)) return 'withhold';
    }
    return { channel, sendable: await sendable(row) };
  }

  /** What became of a send must be written down: while the database is away it is tried again. */
  async function persist(work: (stores: Stores) => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await storage.write(work);
      } catch (error) {
        if (!(error instanceof StorageUnavailable) || stopped) throw error;
        await parts.wait(RETRY_MS);
      }
    }
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

  async function record({ outbox }: Stores, row: OutboxRow, result: SendResult): Promise<void> {
    switch (result.outcome) {
      case 'sent':
        return outbox.sent(row, result.externalId === row.externalId ? null : result.externalId, result.at);
      case 'refused':
        return outbox.failed(row.id, result.code);
      case 'retry':
        if (givenUp(row, result)) return outbox.failed(row.id, result.held ? 'held_too_long' : result.code);
        return outbox[result.held ? 'held' : 'errored'](row.id, result.code, clock.now() + result.afterMs);
      case 'unknown':
        return outbox.markUnknown(row.id, waitForReport(row.account));
    }
  }

  /** Tries count only where trying again can help. */
  function givenUp(row: OutboxRow, result: Extract<SendResult, { outcome: 'retry' }>): boolean {
    if (!result.held) return row.attempts >= MOST_ATTEMPTS;
    return clock.now() - row.at > (result.mostMs ?? HOLD_MS);
  }

  /** Until when news of a send with an unknown outcome is waited for. */
  function waitForReport(account: string): number {
    return channels.get(account)?.abilities.ownIds === false ? clock.now() + REPORT_MS : 0;
  }

  async function settleUnknown(account: string): Promise<void> {
    const now = clock.now();
    await storage.write(async ({ outbox }) => {
      await outbox.unknown(account, owner, now, waitForReport(account));
      for (const row of await outbox.unknowns(account, now, 500)) {
        const again = row.resends === 0 && now - row.at < STALE_MS && mayLeave(row, row.chatEpoch);
        if (again) await outbox.requeueUnknown(row.id);
        else await outbox.failed(row.id, 'unknown_outcome');
      }
    });
    kick();
  }

  return {
    kick,
    offer({ messages }, chat) {
      if (stopped || sending >= MOST_SENDING || channels.get(chat.account)?.isReady() !== true) return;
      messages.offerLease(chat, { owner, until: clock.now() + LEASE_MS });
    },
    carry(rows) {
      for (const row of rows) track(deliver(row));
    },
    async ready(account) {
      const until = waitForReport(account);
      if (until === 0) return settleUnknown(account);
      // What was reported while the link was away is still on its way here.
      await storage.write(({ outbox }) => outbox.awaitReports(account, until));
      kick();
    },
    async settle() {
      for (const channel of channels.values()) {
        if (!channel.abilities.ownIds && channel.isReady()) await settleUnknown(channel.account);
      }
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
