import type { BinaryNode, WAMessage } from '@whiskeysockets/baileys';
import type { Address, InboundMessage, Media } from '../../../flows/message.ts';
import type { Log } from '../../../storage/ports.ts';
import { StorageUnavailable } from '../../../storage/storage-unavailable.ts';
import type { Intake } from '../channel.ts';
import { FileUnreachable } from '../download.ts';
import { withBytes } from '../with-bytes.ts';
import type { MediaSource } from './content.ts';
import type { FilePatience } from './file-patience.ts';
import { addressOf } from './ids.ts';
import { callIn, contentlessIn, convert, groupWordIn } from './inbound.ts';
import type { Contentless } from './inbound.ts';
import type { Journal } from './journal.ts';
import { withOther } from './other-jid.ts';
import type { OtherJid } from './other-jid.ts';

/** What failed so often will fail again; with the pauses between connections that is some seconds at least. */
const MOST_FAILURES = 4;

/** So long after their last word a person still talks with us. */
const OPEN_TALK_MS = 24 * 60 * 60_000;

export type Receiving = {
  /** Takes messages in; never throws. Messages of one chat are handed on in order. */
  messages(batch: readonly WAMessage[]): void;
  /**
   * What never gets into the journal: a call, a message that linked devices are not given (a view-once picture), a
   * word in a group (whoever talks with us and writes there is heard once a day, without their words). Resolves to whether it is stored, and the library
   * may acknowledge it; undefined for any other stanza.
   */
  first(stanza: BinaryNode): Promise<boolean> | undefined;
  /** Hands on what the journal still holds; rejects when the inbox cannot be written. */
  replay(): Promise<void>;
  /** Takes nothing more; resolves when what was taken is stored. */
  close(): Promise<void>;
};

export type ReceivingParts = {
  account: string;
  intake: Intake;
  journal: Journal;
  me: () => { id: string; lid?: string | undefined };
  otherJid: OtherJid;
  media: (source: MediaSource, message: WAMessage) => Promise<Media>;
  log: Log;
  now: () => number;
  /** When this person last wrote to the number (UTC ms); null when they never did. */
  lastWroteAt: (to: Address) => Promise<number | null>;
  /** How often a message could not be taken, by chat and id; kept over connections. */
  failures: Map<string, number>;
  patience: FilePatience;
  /** A message that was set aside is tried again after so long. */
  setAsideMs: number;
  /** The inbox could not be written. What is in the journal is replayed with the next connection. */
  onFailure: () => void;
};

/** From the library's events to the inbox. One for each connection: after a failure it takes nothing more. */
export function makeReceiving(parts: ReceivingParts): Receiving {
  const { account, intake, journal, log } = parts;
  const chains = new Map<string, Promise<boolean>>();
  const later = new Set<NodeJS.Timeout>();
  let closed = false;
  let failed = false;

  const jids = (): string[] => [parts.me().id, parts.me().lid ?? ''];

  /**
   * One message must not keep the number from everybody: what has failed often enough, and not because the database was
   * away, stays in the journal and is tried from time to time.
   */
  const mustWait = (id: string, error: unknown): boolean => {
    if (error instanceof StorageUnavailable) return false;
    const times = (parts.failures.get(id) ?? 0) + 1;
    parts.failures.set(id, times);
    return times >= MOST_FAILURES;
  };

  /** Its chat goes on without it. */
  const setAside = (chat: string, work: () => Promise<void>, id: string, pauseMs: number): void => {
    // The next connection finds it in the journal.
    if (closed) return;
    const timer = setTimeout(() => {
      later.delete(timer);
      void inOrder(chat, work, id);
    }, pauseMs);
    later.add(timer.unref());
  };

  /**
   * One after another for each chat; a failure ends everything, so that later messages cannot overtake. Resolves to
   * whether it was done, or set aside.
   */
  const inOrder = (chat: string, work: () => Promise<void>, id: string): Promise<boolean> => {
    const before = chains.get(chat) ?? Promise.resolve(true);
    const done = before.then(async () => {
      if (failed) return false;
      try {
        await work();
        return true;
      } catch (error) {
        if (error instanceof FileUnreachable) {
          log.warn('whatsapp.file_awaited', { account });
          setAside(chat, work, id, parts.patience.pause(id) ?? parts.setAsideMs);
          return true;
        }
        if (mustWait(id, error)) {
          log.error('whatsapp.message_set_aside', { account, error: String(error) });
          setAside(chat, work, id, parts.setAsideMs);
          return true;
        }
        failed = true;
        log.error('whatsapp.inbox_failed', { account, error: String(error) });
        parts.onFailure();
        return false;
      }
    });
    chains.set(chat, done);
    void done.then(() => {
      if (chains.get(chat) === done) chains.delete(chat);
    });
    return done;
  };

  const receive = async (message: WAMessage, id: string, kind?: Contentless['kind']): Promise<void> => {
    const isOurs = Boolean(message.key.fromMe && message.key.id && (await intake.isOurs(message.key.id)));
    const draft = convert(await withOther(message, parts.otherJid), { account, jids: jids(), isOurs }, kind);
    if (typeof draft !== 'string') {
      const content = await withBytes(draft.content, (source) =>
        parts.patience.fetch(id, draft.at, () => parts.media(source, message)),
      );
      await intake.receive({ ...draft, content });
    }
    // A stub is asked for again under the same id: its entry, if any, is the content that came.
    if (draft !== 'stub') await journal.done(message);
    else if (!message.key.fromMe) await journal.unread(message);
  };

  /** A first message to a stranger from a group would be what numbers are banned for. */
  const receiveGroupWord = async (word: InboundMessage): Promise<void> => {
    const last = await parts.lastWroteAt(word.chat);
    if (last === null || parts.now() - last > OPEN_TALK_MS) return;
    await intake.receive(word);
  };

  const placeOf = ({ key }: WAMessage): { chat: string; id: string } => {
    const chat = addressOf(key.remoteJid)?.value ?? '';
    return { chat, id: `${chat}:${key.id}` };
  };

  const take = (message: WAMessage, kind?: Contentless['kind']): Promise<boolean> => {
    const { chat, id } = placeOf(message);
    return inOrder(chat, () => receive(message, id, kind), id);
  };

  /** What waits for its file already goes on waiting: the connection need not. */
  const takeAgain = async (message: WAMessage): Promise<void> => {
    const { chat, id } = placeOf(message);
    const pauseMs = parts.patience.pause(id);
    if (pauseMs === undefined) await take(message);
    else setAside(chat, () => receive(message, id), id, pauseMs);
  };

  return {
    messages(batch) {
      if (closed) return;
      for (const message of batch) void take(message);
    },
    first(stanza) {
      const contentless = contentlessIn(stanza, parts.me(), parts.now());
      const own = { account, jids: jids() };
      const call = callIn(stanza, own);
      const found = call ?? groupWordIn(stanza, own);
      // Not acknowledged, the server brings it again.
      if (closed && (contentless || found)) return Promise.resolve(false);
      if (contentless) return take(contentless.message, contentless.kind);
      if (!found) return undefined;
      const store = call ? () => intake.receive(call) : () => receiveGroupWord(found);
      return inOrder(found.chat.value, store, `${found.chat.value}:${found.externalId}`);
    },
    async replay() {
      const { messages, unreadable } = await journal.pending(parts.me());
      if (unreadable > 0) log.error('whatsapp.journal_unreadable', { account, entries: unreadable });
      if (messages.length > 0) log.info('whatsapp.journal_replayed', { account, entries: messages.length });
      await Promise.all(messages.map(takeAgain));
      if (failed) throw new Error('The inbox could not be written');
    },
    async close() {
      closed = true;
      for (const timer of later) clearTimeout(timer);
      await Promise.all(chains.values());
    },
  };
}
