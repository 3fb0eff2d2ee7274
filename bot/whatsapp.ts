import type { Config } from './config.ts';
import { baileysChannel } from './channels/baileys/channel.ts';
import { storedKeys } from './channels/baileys/key-store.ts';
import { storedLease } from './channels/baileys/lease.ts';
import type { Channel } from './channels/channel.ts';
import type { ChannelParts } from './app.ts';

/** The only host received files are fetched from. */
const MEDIA_HOST = 'mmg.whatsapp.net';
const LARGEST_FILE = 20 * 1024 * 1024;

/** One linked (or linkable) WhatsApp number for each name in the settings. */
export function whatsappChannels(config: Config, { house, log, random }: ChannelParts): Promise<Channel[]> {
  if (!config.roles.has('channel')) return Promise.resolve([]);
  const { storage, clock, ids } = house;
  const owner = ids.next();
  const channels = config.whatsapp.map((account) =>
    baileysChannel(
      { account, webSocketUrl: config.whatsappWebUrl, mediaHost: MEDIA_HOST, maxMediaBytes: LARGEST_FILE },
      {
        keys: storedKeys(storage, account),
        lease: storedLease(storage, account, owner, clock),
        clock,
        random,
        log,
        fetch: globalThis.fetch,
        console: globalThis.console,
      },
    ),
  );
  return Promise.resolve(channels);
}
