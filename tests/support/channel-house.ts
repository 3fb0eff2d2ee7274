/** Storage, inbox and outbox around one channel, without turns: what the program keeps of what it promises. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Channel, Intake } from '../../bot/channels/channel.ts';
import { intakeFor } from '../../bot/intake.ts';
import { fileKeeper } from '../../bot/runtime/file-keeper.ts';
import { openInbox } from '../../bot/runtime/inbox.ts';
import { openOutbox } from '../../bot/runtime/outbox.ts';
import type { Address, Outgoing } from '../../flows/message.ts';
import { createCipher } from '../../storage/cipher.ts';
import { openStorage } from '../../storage/database.ts';
import type { Storage } from '../../storage/database.ts';
import { openFiles } from '../../storage/files/files.ts';
import type { Clock, Ids, Log } from '../../storage/ports.ts';
import type { MessageState } from '../../storage/tables/messages.ts';

/** The same in every house, so that a file can be opened again. */
const cipher = createCipher(Buffer.alloc(32, 7));

export type HouseParts = { storage: Storage; clock: Clock; ids: Ids; log: Log };
export type HouseOptions = {
  /** Database file; files lie beside it. */
  file: string;
  ids: Ids;
  now: () => number;
  log: Log;
  channel: (parts: HouseParts) => Channel;
};

export type KeptRow = {
  state: MessageState;
  error: string | null;
  externalId: string | null;
  resends: number;
  attempts: number;
};

/** Everything can be called from another process: arguments and results are JSON. */
export type ChannelHouse = {
  /** Queues a message of the bot for this person; the row's id. */
  compose(to: Address, body: Outgoing): Promise<string>;
  /** The same for a document; `bytes` in base64. */
  composeFile(to: Address, bytes: string, name: string): Promise<string>;
  row(id: string): Promise<KeptRow | undefined>;
  /** Resolves when the row is in one of these states. */
  reached(id: string, ...states: MessageState[]): Promise<KeptRow>;
  /** What people wrote, oldest first: provider's ids. */
  inbound(): Promise<string[]>;
  /** Resolves when the link is in this state; the text of the QR while a phone is awaited. */
  linked(state: string): Promise<string | null>;
  /** The heartbeat's part in sending. */
  beat(): Promise<void>;
  close(): Promise<void>;
};

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** What can be reached only in the same process. */
export type OpenHouse = ChannelHouse & {
  storage: Storage;
  channel: Channel;
  intake: Intake;
  receive: Intake['receive'];
  /** As a killed process leaves it: nothing is finished, nothing said. */
  abandon(): Promise<void>;
};

export async function openChannelHouse(options: HouseOptions): Promise<OpenHouse> {
  const { file, ids, log } = options;
  mkdirSync(dirname(file), { recursive: true });
  const clock: Clock = { now: options.now };
  const storage = await openStorage({ where: { file }, cipher, ids, clock, log });
  const files = fileKeeper(storage, openFiles({ dir: `${file}.files`, cipher, ids }));
  const channel = options.channel({ storage, clock, ids, log });
  const { account } = channel;
  const inbox = openInbox({ storage, cipher, clock, files });
  const outbox = openOutbox({
    storage,
    clock,
    log,
    files,
    owner: ids.next(),
    channels: new Map([[account, channel]]),
    pace: () => 0,
    wait: soon,
  });
  storage.onHint(() => outbox.kick());
  const pace = { linked: () => undefined };
  const intake = intakeFor(channel, { storage, clock, inbox, outbox, pace, files, unstored: new Map() });
  await channel.start(intake);

  const chatOf = (to: Address) =>
    storage.write(async (stores) => {
      const person = await stores.contacts.resolve([to], clock.now());
      return stores.chats.open(account, to, person.id, clock.now());
    });
  const row: ChannelHouse['row'] = async (id) => {
    const found = await storage.read(({ messages }) => messages.get(id));
    return (
      found && {
        state: found.state,
        error: found.error,
        externalId: found.externalId,
        resends: found.resends,
        attempts: found.attempts,
      }
    );
  };
  const compose: ChannelHouse['compose'] = async (to, body) => {
    const { id: chat, epoch } = await chatOf(to);
    const at = clock.now();
    return storage.write(({ messages }) => messages.insertOut({ chat, author: 'bot', epoch, body, at }));
  };
  return {
    storage,
    channel,
    intake,
    receive: intake.receive,
    abandon: () => storage.close(),
    compose,
    async composeFile(to, bytes, name) {
      const { contact } = await chatOf(to);
      const kept = await files.put(contact, Buffer.from(bytes, 'base64'), name);
      if ('fault' in kept) throw new Error(kept.fault);
      return compose(to, { kind: 'document', file: kept, caption: 'Izinnya' });
    },
    row,
    async reached(id, ...states) {
      for (;;) {
        const found = await row(id);
        if (found && states.includes(found.state)) return found;
        await soon();
      }
    },
    async inbound() {
      const rows = await storage.read(({ messages }) => messages.since('', 1_000));
      return rows.filter(({ direction }) => direction === 'in').map(({ externalId }) => externalId ?? '');
    },
    async linked(state) {
      for (;;) {
        const found = await storage.read(({ accounts }) => accounts.get(account));
        // The last process may have left `ready` behind.
        if (found?.state === state && channel.isReady() === (state === 'ready')) return found.qr;
        await soon();
      }
    },
    async beat() {
      outbox.kick();
      await outbox.settle();
      await outbox.idle();
    },
    async close() {
      await outbox.stop();
      await channel.stop();
      await storage.close();
    },
  };
}
