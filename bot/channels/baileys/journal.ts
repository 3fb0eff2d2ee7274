import { decodeMessageNode, proto, unpadRandomMax16 } from '@whiskeysockets/baileys';
import type { BinaryNode, SignalDataSet, UserFacingSocketConfig, WAMessage } from '@whiskeysockets/baileys';
import { makeLibSignalRepository } from '@whiskeysockets/baileys/lib/Signal/libsignal.js';
import { storable } from '../storable.ts';
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
};

type Entry = { attrs: Record<string, string>; plaintext: Uint8Array; order: number };

export const journalType = 'inbound-journal';

/** @param now UTC epoch ms; entries are replayed in the order they were written */
export function makeJournal(store: KeyStore, now: () => number): Journal {
  const envelopes = new WeakMap<Uint8Array, Record<string, string>>();
  let last = 0;
  const nextOrder = (): number => (last = Math.max(last + 1, now() * 1_000));

  return {
    makeSignalRepository(auth, logger, pnToLid) {
      const repository = makeLibSignalRepository(auth, logger, pnToLid);
      const { keys } = auth;
      if (!('transaction' in keys)) throw new Error('The key store has lost its transactions');
      return {
        ...repository,
        decryptMessage: (opts) =>
          // The library's own transaction on this key joins ours, so one `set` receives session and entry.
          keys.transaction(async () => {
            const plaintext = await repository.decryptMessage(opts);
            const attrs = envelopes.get(opts.ciphertext);
            const id = attrs && idOf(attrs['recipient'] || attrs['from'], attrs['id']);
            if (attrs && id) {
              const entry: Entry = { attrs, plaintext, order: nextOrder() };
              // Typed for the library's own key types only; any name is stored.
              await keys.set({ [journalType]: { [id]: entry } } as SignalDataSet);
            }
            return plaintext;
          }, opts.jid),
      };
    },

    seen(stanza) {
      // Peer messages (history, app state) come from the own phone and are never for the inbox.
      if (stanza.attrs['category'] === 'peer' || !Array.isArray(stanza.content)) return;
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
      if (broken.length > 0) await store.set(broken.map((id) => ({ type: journalType, id, value: null })));
      const messages = found.toSorted((a, b) => a.order - b.order).map(({ message }) => message);
      return { messages, unreadable: broken.length };
    },

    async done(message) {
      const id = idOf(message.key.remoteJid, message.key.id);
      if (id) await store.set([{ type: journalType, id, value: null }]);
    },
  };
}

function idOf(jid: string | null | undefined, id: string | null | undefined): string | undefined {
  const address = addressOf(jid);
  return address && id ? `${address.kind}:${address.value}:${storable(id)}` : undefined;
}

function messageOf(entry: Entry, me: { id: string; lid?: string | undefined }): WAMessage {
  const { fullMessage } = decodeMessageNode({ tag: 'message', attrs: entry.attrs }, me.id, me.lid ?? '');
  const decoded = proto.Message.decode(unpadRandomMax16(entry.plaintext));
  return { ...fullMessage, message: decoded.deviceSentMessage?.message ?? decoded };
}
