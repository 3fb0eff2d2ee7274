import type { EventEmitter } from 'node:events';
import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Log } from '../../../storage/ports.ts';

/**
 * The library acknowledges some stanzas without decrypting anything, so the journal never sees them. From here on it
 * gets such a stanza only once it is stored; what could not be stored it never gets, and the server keeps it.
 *
 * @param store resolves to whether it is stored; undefined: nothing to store, the library gets it at once
 */
export function storeFirst(
  ws: Pick<EventEmitter, 'listeners' | 'removeAllListeners' | 'on'>,
  event: string,
  store: (stanza: BinaryNode) => Promise<boolean> | undefined,
  log: Log,
): void {
  const library = ws.listeners(event) as ((stanza: BinaryNode) => void)[];
  ws.removeAllListeners(event);
  const pass = (stanza: BinaryNode): void => library.forEach((listener) => listener(stanza));
  const storing = (stanza: BinaryNode): Promise<boolean> | undefined => {
    try {
      return store(stanza);
    } catch (error) {
      log.error('whatsapp.listener_failed', { event, error: String(error) });
      return undefined;
    }
  };
  ws.on(event, (stanza: BinaryNode) => {
    const stored = storing(stanza);
    if (!stored) return pass(stanza);
    void stored.then(
      (done) => (done ? pass(stanza) : undefined),
      (error: unknown) => log.error('whatsapp.listener_failed', { event, error: String(error) }),
    );
  });
}
