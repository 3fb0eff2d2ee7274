import type { WASocket } from '@whiskeysockets/baileys';

/** What the library keeps to itself of its WebSocket. */
type Inner = { socket: { terminate(): void } | null };

/**
 * Whoever closes a connection is kept by the WebSocket library for half a minute where the server does not say
 * goodbye, and a dead line never does: from here on it is cut after `ms`, whether the end is ours or the library's.
 */
export function closeWithin(ws: Pick<WASocket['ws'], 'close'>, ms: number): void {
  const close = ws.close.bind(ws);
  ws.close = async () => {
    const cut = setTimeout(() => (ws as unknown as Inner).socket?.terminate(), ms);
    try {
      await close();
    } finally {
      clearTimeout(cut);
    }
  };
}
