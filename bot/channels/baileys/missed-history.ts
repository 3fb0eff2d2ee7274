import { areJidsSameUser, downloadAndProcessHistorySyncNotification, proto } from '@whiskeysockets/baileys';
import type { WAMessage } from '@whiskeysockets/baileys';
import type { InboundMessage, Media } from '../../../flows/message.ts';
import type { Log } from '../../../storage/ports.ts';
import { storable } from '../storable.ts';
import type { Intake } from '../channel.ts';
import { withBytes } from '../with-bytes.ts';
import type { MediaSource } from './content.ts';
import { historyState, readHistoryState } from './gap.ts';
import { isOfGap, missedIn } from './history.ts';
import type { ChatMark, Missed } from './history.ts';
import { addressOf } from './ids.ts';
import { noticeType } from './journal.ts';
import type { WantedHistory } from './journal.ts';
import type { KeyEntry, KeyStore } from './key-store.ts';
import { askedOnce, withOther } from './other-jid.ts';
import type { OtherJid } from './other-jid.ts';
import { decodeValue, encodeValue } from './stored-value.ts';

/** Messages of the gap that were not judged yet, by `kind:value:id`. */
const messageType = 'history-message';
/** Of judged ones, those that came without content, by the same. */
const unreadableType = 'history-unreadable';
/** `ChatMark`s by `kind:value`. */
const markType = 'history-mark';
/** Pieces that could not be fetched, by their notice's id. */
const lostType = 'history-lost';

/** Those that bring messages of the last days. */
const { INITIAL_BOOTSTRAP, RECENT } = proto.HistorySync.HistorySyncType;
const wanted: readonly (number | null | undefined)[] = [INITIAL_BOOTSTRAP, RECENT];

/**
 * So often a piece is asked for before it is given up and told as lost; and so often all wait for a file that
 * cannot be fetched before its writer is asked for it again.
 */
const MOST_TRIES = 5;

/**
 * The phone's history after a number was linked anew. It comes in pieces, minutes apart and newest first: an officer's
 * answer may be in another piece than the question. So everything is kept in the database, from the notice of a piece
 * (written by the journal before the library acknowledges it) to its messages, and judged as a whole once the phone has
 * no more. Whatever fails on the way is tried again, after a restart too.
 */
export type MissedHistory = WantedHistory & {
  /** Takes up what an earlier connection left. */
  begin(): Promise<void>;
  /** The connection is open: if nothing of the history is heard of from now on, that is told too. */
  opened(): void;
  /** The phone has given all it has, or is not heard of it any more. */
  complete(): void;
  /** Begins nothing more; resolves when what is under way is stored. */
  close(): Promise<void>;
};

export type MissedHistoryParts = {
  account: string;
  keys: KeyStore;
  intake: Pick<Intake, 'missed'>;
  log: Log;
  /** UTC ms: the last message that the number had. */
  since: number;
  /** Our own JIDs. */
  jids: () => string[];
  otherJid: OtherJid;
  media: (source: MediaSource, message: WAMessage) => Promise<Media>;
  /** Without a word of the phone the history is complete when no piece comes for `quietMs`; with it after `settleMs`. */
  quietMs: number;
  settleMs: number;
};

export type Notice = { notification: Uint8Array; tries: number };

export function makeMissedHistory(parts: MissedHistoryParts): MissedHistory {
  const { account, keys, intake, log, since } = parts;
  let chain: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let complete = false;
  let waited = 0;

  /** When nothing has come for so long, all that is there is judged. */
  const arm = (): void => {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(() => inTurn(judge), complete ? parts.settleMs : parts.quietMs);
  };

  /** Nothing is given up here: what failed is in the database, and comes again with the next round. */
  const inTurn = (step: () => Promise<void>): void => {
    chain = chain.then(async () => {
      if (closed) return;
      await step().catch((error: unknown) => {
        log.error('whatsapp.history_failed', { account, error: String(error) });
        arm();
      });
    });
  };

  const fetchAll = async (): Promise<void> => {
    for (const [id, text] of await keys.all(noticeType)) await fetchPiece(id, decodeValue<Notice>(text));
  };

  const fetchPiece = async (id: string, { notification, tries }: Notice): Promise<void> => {
    const notice = proto.Message.HistorySyncNotification.decode(notification);
    let messages: WAMessage[];
    try {
      ({ messages } = await downloadAndProcessHistorySyncNotification(notice, {}));
    } catch (error) {
      log.warn('whatsapp.history_not_fetched', { account, tries, error: String(error) });
      const again: Notice = { notification, tries: tries + 1 };
      if (tries + 1 < MOST_TRIES) return keys.set([{ type: noticeType, id, value: encodeValue(again) }]);
      return keys.set([
        { type: noticeType, id, value: null },
        { type: lostType, id, value: '1' },
        historyState('come'),
      ]);
    }
    const found = messages.flatMap((message) => (isOfGap(message, since) ? (entryOf(message) ?? []) : []));
    await keys.set([...found, { type: noticeType, id, value: null }, historyState('come')]);
  };

  /** The phone may keep a chat under its number whose messages otherwise come under the LID. */
  const storedRows = async (): Promise<{ id: string; message: WAMessage }[]> => {
    const otherJid = askedOnce(parts.otherJid);
    const rows: { id: string; message: WAMessage }[] = [];
    for (const [id, text] of await keys.all(messageType))
      rows.push({ id, message: await withOther(messageOf(text), otherJid) });
    return rows;
  };

  const judge = async (): Promise<void> => {
    await fetchAll();
    const pending = (await keys.all(noticeType)).size;
    if (pending > 0) arm();
    const rows = await storedRows();
    const lost = (await keys.all(lostType)).size;
    const state = await readHistoryState(keys);
    const nothing = state === 'awaited' && pending === 0;
    if (!nothing && state !== 'come') return;
    const own = { account, jids: parts.jids() };
    const history = rows.map(({ message }) => message);
    const { people, marks, unreadable } = missedIn(history, since, own, await marksIn(keys));
    const ids = new Set(await keys.all(unreadableType).then((known) => known.keys()));
    for (const { id, message } of rows) {
      if (unreadable.includes(message)) ids.add(id);
      else ids.delete(id);
    }
    const answered = [...marks.values()].filter(({ wrote, listed }) => wrote && !listed).length;
    const counts = { answered, unreadable: ids.size, lost, nothing };
    log.info('whatsapp.history_read', { account, people: people.length, ...counts });
    const whole: InboundMessage[][] = [];
    for (const person of people) whole.push(await withFiles(person));
    await intake.missed({ since, people: whole, ...counts });
    await keys.set([
      ...rows.map(({ id }) => ({ type: messageType, id, value: null })),
      ...rows.map(({ id }) => ({ type: unreadableType, id, value: ids.has(id) ? '1' : null })),
      ...[...marks].map(([id, mark]) => ({ type: markType, id, value: encodeValue(mark) })),
      historyState(null),
    ]);
  };

  const fileOf = async (source: MediaSource, message: WAMessage): Promise<Media> => {
    try {
      return await parts.media(source, message);
    } catch (error) {
      waited += 1;
      if (waited < MOST_TRIES) throw error;
      return { fault: 'broken' };
    }
  };

  const withFiles = async (person: Missed['people'][number]): Promise<InboundMessage[]> => {
    const whole: InboundMessage[] = [];
    for (const { draft, message } of person) {
      const content = await withBytes(draft.content, (source) => fileOf(source, message));
      whole.push({ ...draft, content });
    }
    return whole;
  };

  return {
    async begin() {
      const left = [keys.all(noticeType), keys.all(messageType)];
      if ((await Promise.all(left)).some(({ size }) => size > 0)) arm();
    },
    opened() {
      inTurn(async () => {
        if ((await readHistoryState(keys)) === 'awaited') arm();
      });
    },
    wants({ syncType }, from) {
      const ours = parts.jids().some((jid) => areJidsSameUser(jid, from));
      return ours && wanted.includes(syncType);
    },
    noticed() {
      arm();
      inTurn(fetchAll);
    },
    complete() {
      complete = true;
      arm();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await chain;
    },
  };
}

async function marksIn(keys: KeyStore): Promise<Map<string, ChatMark>> {
  return new Map([...(await keys.all(markType))].map(([id, text]) => [id, decodeValue<ChatMark>(text)]));
}

function entryOf(message: WAMessage): KeyEntry | undefined {
  const address = addressOf(message.key.remoteJid);
  if (!address || !message.key.id) return undefined;
  const id = `${address.kind}:${address.value}:${storable(message.key.id)}`;
  return { type: messageType, id, value: encodeValue(proto.WebMessageInfo.encode(message).finish()) };
}

function messageOf(text: string): WAMessage {
  return proto.WebMessageInfo.decode(decodeValue<Uint8Array>(text)) as WAMessage;
}
