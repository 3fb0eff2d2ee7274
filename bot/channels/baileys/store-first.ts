import type { EventEmitter } from 'node:events';
import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Log } from '../../../storage/ports.ts';
import type { InTurn } from './in-turn.ts';
import { safely } from './safely.ts';

export type StoreFirst = {
  account: string;
  /** Resolves to whether it is stored; undefined: nothing to store, the library gets it at once. */
  store: (stanza: BinaryNode) => Promise<boolean> | undefined;
  inTurn: Pick<InTurn, 'pass'>;
  log: Log;
};

/**
 * The library acknowledges some stanzas without decrypting anything, so the journal never sees them. From here on it
 * gets such a stanza only once it is stored; what could not be stored it never gets, and the server keeps it. And it
 * gets those of a chat one after another.
 */
export function storeFirst(
  ws: Pick<EventEmitter, 'listeners' | 'removeAllListeners' | 'on'>,
  event: string,
  { account, store, inTurn, log }: StoreFirst,
): void {
  const library = ws.listeners(event) as ((stanza: BinaryNode) => Promise<void>)[];
  ws.removeAllListeners(event);
  const failed = (error: unknown): void =>
    log.error('whatsapp.listener_failed', { account, event, error: String(error) });

  const storing = (stanza: BinaryNode): Promise<boolean> | undefined => {
    try {
      return store(stanza);
    } catch (error) {
      failed(error);
      return undefined;
    }
  };
  const pass = async (stanza: BinaryNode): Promise<void> => {
    try {
      const stored = storing(stanza);
      if (stored && !(await stored)) return;
      await Promise.all(library.map((listener) => listener(stanza)));
    } catch (error) {
      failed(error);
    }
  };
  ws.on(
    event,
    safely(log, account)((stanza: BinaryNode) => inTurn.pass(stanza, () => pass(stanza))),
  );
}
