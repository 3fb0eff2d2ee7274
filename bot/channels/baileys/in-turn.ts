import type { BinaryNode } from '@whiskeysockets/baileys';
import { addressOf } from './ids.ts';
import { within } from '../within.ts';

/**
 * The library writes down what it learns of a person before it decrypts their message; a second one that arrives
 * within milliseconds may overtake the first meanwhile, and would be handed on before it. So what comes of a chat is
 * passed to it one after another: the next once the one before is decrypted, or finished.
 */
export type InTurn = {
  /**
   * @param work passes it to the library; resolves when the library has finished with it (what waited on the server
   * it only puts into a queue of its own), never rejects
   */
  pass(stanza: BinaryNode, work: () => Promise<void>): void;
  /** The library decrypts this now, one message after another: from here on it keeps the order itself. */
  begun(ciphertext: Uint8Array): void;
  /** The connection is over: what is not passed on yet is not acknowledged, and comes again with the next. */
  stop(): void;
};

/** @param mostMs one that the library does not finish holds up its chat for so long, and no other */
export function makeInTurn(mostMs: number): InTurn {
  const lasts = new Map<string, Promise<unknown>>();
  const beginning = new WeakMap<Uint8Array, () => void>();
  const over = new AbortController();

  /** When its decryption begins; undefined where there is nothing to decrypt. */
  const decryptionOf = (stanza: BinaryNode): Promise<void> | undefined => {
    const parts = Array.isArray(stanza.content) ? stanza.content : [];
    const enc = parts.find(({ tag, content }) => tag === 'enc' && content instanceof Uint8Array);
    if (!enc) return undefined;
    const { promise, resolve } = Promise.withResolvers<void>();
    beginning.set(enc.content as Uint8Array, resolve);
    return promise;
  };

  const passed = async (stanza: BinaryNode, work: () => Promise<void>): Promise<void> => {
    if (over.signal.aborted) return;
    const decryption = decryptionOf(stanza);
    const finished = work();
    const ends = isOffline(stanza) && decryption ? [decryption] : [decryption ?? finished, finished];
    await within(mostMs, Promise.race(ends), over.signal);
  };

  return {
    pass(stanza, work) {
      const chat = addressOf(stanza.attrs['recipient'] || stanza.attrs['from'])?.value;
      const before = chat === undefined ? undefined : lasts.get(chat);
      // The library takes what waited on the server in order by itself; what is live must not overtake that.
      const isNext = !before || isOffline(stanza);
      const done = isNext ? passed(stanza, work) : before.then(() => passed(stanza, work));
      if (chat === undefined) return;
      const last = Promise.all([before, done]).then(() => {
        if (lasts.get(chat) === last) lasts.delete(chat);
      });
      lasts.set(chat, last);
    },
    begun(ciphertext) {
      beginning.get(ciphertext)?.();
    },
    stop() {
      over.abort();
    },
  };
}

const isOffline = ({ attrs }: BinaryNode): boolean => Boolean(attrs['offline']);
