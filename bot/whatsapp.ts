import type { Config } from './config.ts';
import { baileysChannel } from './channels/baileys/channel.ts';
import { storedKeys } from './channels/baileys/key-store.ts';
import { storedLease } from './channels/baileys/lease.ts';
import { cloudApiChannel } from './channels/cloud-api/channel.ts';
import { storedWindow } from './channels/cloud-api/window.ts';
import type { Channel } from './channels/channel.ts';
import type { ChannelParts } from './app.ts';

const LARGEST_FILE = 20 * 1024 * 1024;

/**
 * One linked (or linkable) WhatsApp number for each name in the settings, and the official one where there is one.
 * `exhausted` is called when only a new process can help.
 */
export function whatsappChannels(
  config: Config,
  { house, log, random }: ChannelParts,
  exhausted?: () => void,
  numberChannel: typeof baileysChannel = baileysChannel,
): Promise<Channel[]> {
  if (!config.roles.has('channel')) return Promise.resolve([]);
  const { storage, clock, ids } = house;
  // On SQLite nobody else has the data: a lease that is still there is that of a process that died.
  const name = 'file' in config.where ? () => 'the only process' : () => ids.next();
  const channels: Channel[] = config.whatsapp.map((account) => {
    const { lastInAt } = storedWindow(storage, account);
    const lease = storedLease(storage, account, name, clock);
    return numberChannel(
      {
        account,
        webSocketUrl: config.whatsappWebUrl,
        maxMediaBytes: LARGEST_FILE,
        ...(config.whatsappWebVersion ? { version: config.whatsappWebVersion } : {}),
      },
      {
        keys: storedKeys(storage, account, lease),
        lease,
        clock,
        random,
        log,
        fetch: globalThis.fetch,
        console: globalThis.console,
        lastWroteAt: lastInAt,
        lastHeardAt: () => storage.read(({ messages }) => messages.lastInOf(account)),
        ...(exhausted ? { exhausted } : {}),
      },
    );
  });
  if (config.cloudApi) {
    const window = storedWindow(storage, config.cloudApi.account);
    const parts = { window, clock, log, fetch: globalThis.fetch, maxMediaBytes: LARGEST_FILE };
    channels.push(cloudApiChannel(config.cloudApi, parts));
  }
  return Promise.resolve(channels);
}
