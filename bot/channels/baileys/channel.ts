import type { CanLag, CanPair, CanType, Channel, Intake } from '../channel.ts';
import type { Connection, keepConnected } from './connection.ts';
import { silenceLibsignal } from './console-filter.ts';
import { jidOf } from './ids.ts';
import { credsId, credsType } from './key-store.ts';
import type { BaileysParts, BaileysSettings } from './settings.ts';

/** WhatsApp takes more; longer texts are cut by the phone behind "read more" long before. */
const maxText = 4_096;

/**
 * A WhatsApp number linked as a device, over the Baileys library. The library (100 MB, over a second to load) is
 * loaded only once there is a number to connect or a person wants to link one.
 */
export function baileysChannel(
  settings: BaileysSettings,
  parts: BaileysParts,
  load: () => Promise<{ keepConnected: typeof keepConnected }> = () => import('./connection.ts'),
): Channel & CanPair & CanType & CanLag {
  let intake: Intake | undefined;
  let connection: Connection | undefined;
  /** Starting, pairing, unlinking and stopping follow one another. */
  let last: Promise<void> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  const started = (): Intake => {
    if (!intake) throw new Error('The channel has not been started');
    return intake;
  };

  const begin = async (pairing?: { phone?: string }): Promise<void> => {
    const to = started();
    silenceLibsignal(parts.console);
    const library = await load();
    connection = library.keepConnected(settings, parts, to, pairing);
  };

  /** With the link that is stored, if there is one. */
  const beginLinked = async (): Promise<void> => {
    const to = started();
    const stored = await parts.keys.get(credsType, [credsId]);
    if (stored.has(credsId)) await begin();
    else await to.link({ state: 'unlinked' });
  };

  const end = async (): Promise<void> => {
    await connection?.stop();
    connection = undefined;
  };

  return {
    account: settings.account,
    abilities: { buttons: false, ownIds: true, maxText },

    start: (to) =>
      inTurn(async () => {
        intake = to;
        await beginLinked();
      }),
    isOpen: () => connection?.isOpen() ?? false,
    isReady: () => connection?.isReady() ?? false,
    async send(sendable) {
      return (await connection?.send(sendable)) ?? { outcome: 'retry', code: 'not_linked', afterMs: 60_000 };
    },
    stop: () => inTurn(end),

    pair: (phone) =>
      inTurn(async () => {
        await end();
        await begin(phone ? { phone } : {});
      }),
    unlink: () =>
      inTurn(async () => {
        await connection?.logOut().catch((error: unknown) => {
          parts.log.warn('whatsapp.logout_failed', { account: settings.account, error: String(error) });
        });
        await end();
        await parts.keys.clear();
        await intake?.link({ state: 'unlinked' });
      }),

    reconnect: () =>
      inTurn(async () => {
        await end();
        await beginLinked();
      }),

    async typing(to) {
      // Only a courtesy: what goes wrong here shows elsewhere.
      await connection?.typing(jidOf(to)).catch(() => undefined);
    },
  };
}
