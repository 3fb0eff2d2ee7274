import { decodeMessageNode, getHistoryMsg, proto, unpadRandomMax16 } from '@whiskeysockets/baileys';
import type { BinaryNode, UserFacingSocketConfig, WAMessage } from '@whiskeysockets/baileys';
import { makeLibSignalRepository } from '@whiskeysockets/baileys/lib/Signal/libsignal.js';
import { storable } from '../storable.ts';
import { unreadType } from '../unread.ts';
import { addressOf } from './ids.ts';
import type { KeyStore } from './key-store.ts';
import { decodeValue } from './stored-value.ts';

/**
 * The library acknowledges a message before the program sees it: killed in between, the message is lost. The
 * journal writes the plaintext in the very transaction that stores the advanced ratchet, thus before the
 * acknowledgement; an entry goes once the inbox row is committed, and what is left at start is replayed.
 */
export type Journal = {
  /** To be handed to the socket. */
  makeSignalRepository: NonNullable<UserFacingSocketConfig['makeSignalRepository']>;
  /** Must see a `message` stanza before the library does: its envelope goes into the entry. */
  seen(stanza: BinaryNode): void;
  /** What never reached the inbox, oldest first. Entries that cannot be read are dropped and counted. */
  pending(me: {
    id: string;
    lid?: string | undefined;
  }): Promise<{ messages: WAMessage[]; unreadable: number }>;
  /** The inbox has it, or nobody wants it. */
  done(message: WAMessage): Promise<void>;
  /** It came and could not be read. The library asks for it again; it is on a list until it is done. */
  unread(message: WAMessage): Promise<void>;
};

type Entry = { attrs: Record<string, string>; plaintext: Uint8Array; order: number };

export const journalType = 'inbound-journal';
/** So long what could not be read is kept on the list. */
const UNREAD_MS = 7 * 24 * 60 * 60_000;
/** `Notice`s of history that is to be fetched, by the id of the message that brought them. */
export const noticeType = 'history-notice';

/**
 * The phone's history is wanted: its notices are written down in the same way as messages are.
 * `noticed` is called after one has been.
 */
export type WantedHistory = {
  /** `from`: the JID that sent it; a stranger may send one too. */
  wants(notification: proto.Message.IHistorySyncNotification, from: string | undefined): boolean;
  noticed(): void;
};

/** @param now UTC epoch ms; entries are replayed in the order they were written */
export function makeJournal(store: KeyStore, now: () => number, history?: WantedHistory): Journal {
  const envelopes = new WeakMap<Uint8Array, Record<string, string>>();
  let last = 0;
  const nextOrder = (): number => (last = Math.max(last + 1, now() * 1_000));

  return {
    makeSignalRepository(auth, logger, pnToLid) {
      const repository = makeLibSignalRepository(auth, logger, pnToLid);
      const { keys } = auth;
      if (!('transaction' in keys)) throw new Error('The key store has lost its transactions');
      /** What has to be kept of a plaintext, as an entry of the key store. */
      const kept = (
        attrs: Record<string, string>,
        plaintext: Uint8Array,
      ): Record<string, object> | undefined => {
        // Peer messages (history, app state) come from the own phone and are never for the inbox.
        if (attrs['category'] !== 'peer') {
          const id = idOf(attrs['recipient'] || attrs['from'], attrs['id']);
          const entry: Entry = { attrs, plaintext, order: nextOrder() };
          return id ? { [journalType]: { [id]: entry } } : undefined;
        }
        const notification = history && noticeIn(plaintext);
        if (!notification || !attrs['id'] || !history.wants(notification, attrs['from'])) return undefined;
        const notice = {
          notification: proto.Message.HistorySyncNotification.encode(notification).finish(),
          tries: 0,
        };
        return { [noticeType]: { [storable(attrs['id'])]: notice } };
      };
      return {
        ...repository,
        async decryptMessage(opts) {
          const attrs = envelopes.get(opts.ciphertext);
          let entry: Record<string, object> | undefined;
          // The library's own transaction on this key joins ours, so one `set` receives session and entry.
          const plaintext = await keys.transaction(async () => {
            const bytes = await repository.decryptMessage(opts);
            entry = attrs && kept(attrs, bytes);
            // Typed for the library's own key types only; any name is stored.
            if (entry) await keys.set(entry);
            return bytes;
          }, opts.jid);
          if (entry && noticeType in entry) history?.noticed();
          return plaintext;
        },
      };
    },

    seen(stanza) {
      if (!Array.isArray(stanza.content)) return;
      for (const child of stanza.content) {
        if (child.tag === 'enc' && child.content instanceof Uint8Array)
          envelopes.set(child.content, stanza.attrs);
      }
    },

    async pending(me) {
      const rows = await store.all(journalType);
      const found: { message: WAMessage; order: number }[] = [];
      const broken: string[] = [];
      for (const [id, text] of rows) {
        try {
          const entry = decodeValue<Entry>(text);
          found.push({ message: messageOf(entry, me), order: entry.order });
        } catch {
          broken.push(id);
        }
      }
      const unread = [...(await store.all(unreadType))];
      const old = unread.filter(([, at]) => now() - Number(at) > UNREAD_MS);
      const gone = [
        ...broken.map((id) => ({ type: journalType, id, value: null })),
        ...old.map(([id]) => ({ type: unreadType, id, value: null })),
      ];
      if (gone.length > 0) await store.set(gone);
      const messages = found.toSorted((a, b) => a.order - b.order).map(({ message }) => message);
      return { messages, unreadable: broken.length };
    },

    async done(message) {
      const id = idOf(message.key.remoteJid, message.key.id);
      if (!id) return;
      await store.set([
        { type: journalType, id, value: null },
        { type: unreadType, id, value: null },
      ]);
    },

    async unread(message) {
      const id = idOf(message.key.remoteJid, message.key.id);
      if (!id) return;
      // Asked for again and again it is the same message still.
      if ((await store.get(unreadType, [id])).size > 0) return;
      await store.set([{ type: unreadType, id, value: String(now()) }]);
    },
  };
}

function idOf(jid: string | null | undefined, id: string | null | undefined): string | undefined {
  const address = addressOf(jid);
  return address && id ? `${address.kind}:${address.value}:${storable(id)}` : undefined;
}

/** What cannot be read is the library's to complain of. */
function noticeIn(plaintext: Uint8Array): proto.Message.IHistorySyncNotification | undefined {
  try {
    return getHistoryMsg(proto.Message.decode(unpadRandomMax16(plaintext))) ?? undefined;
  } catch {
    return undefined;
  }
}

function messageOf(entry: Entry, me: { id: string; lid?: string | undefined }): WAMessage {
  const { fullMessage } = decodeMessageNode({ tag: 'message', attrs: entry.attrs }, me.id, me.lid ?? '');
  const decoded = proto.Message.decode(unpadRandomMax16(entry.plaintext));
  return { ...fullMessage, message: decoded.deviceSentMessage?.message ?? decoded };
}
