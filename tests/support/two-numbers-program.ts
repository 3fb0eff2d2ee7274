/** The whole program without its desk on several numbers, each at a server double of its own; JSON lines on stdin and stdout. */
import { createInterface } from 'node:readline';
import { buildApp } from '../../bot/app.ts';
import { baileysChannel } from '../../bot/channels/baileys/channel.ts';
import { loadConfig } from '../../bot/config.ts';
import { whatsappChannels } from '../../bot/whatsapp.ts';

export type NumbersOptions = {
  folder: string;
  /** Of each number its server. */
  urls: Record<string, string>;
  alertPhones: string[];
  /** Whose contacts are looked at. */
  lid: string;
};
/** Each is answered with what there is then; `alert` looks whether people are to be told of something. */
export type NumbersOrder = { look: true } | { pair: string } | { alert: true };
export type Looked = {
  numbers: Record<string, { state: string; qr: string | null; leased: boolean }>;
  /** How many tickets there are. */
  tickets: number;
  /** Who that person is, by the number they wrote to. */
  contacts: Record<string, string | undefined>;
};

const { folder, urls, alertPhones, lid } = JSON.parse(process.argv[2] ?? '{}') as NumbersOptions;
const config = loadConfig(
  {
    NODE_ENV: 'test',
    DATA_DIR: `${folder}/data`,
    MASTER_KEY_FILE: `${folder}/keys/master.key`,
    WHATSAPP: 'on',
    WHATSAPP_ACCOUNTS: Object.keys(urls).join(),
    ALERT_PHONES: alertPhones.join(),
    SIMULATOR: 'off',
    LOG_LEVEL: 'silent',
  },
  `${folder}/data/lantunan.db`,
);
const app = await buildApp(config, {
  pace: () => 0,
  channels: (parts) =>
    whatsappChannels(config, parts, undefined, (settings, given) =>
      baileysChannel({ ...settings, webSocketUrl: urls[settings.account] ?? '' }, given),
    ),
});
await app.start();

async function look(): Promise<Looked> {
  return app.house.storage.read(async ({ accounts, chats, tickets }) => {
    const looked: Looked = { numbers: {}, tickets: (await tickets.list({ limit: 10 })).length, contacts: {} };
    for (const account of Object.keys(urls)) {
      const row = await accounts.get(account);
      looked.numbers[account] = {
        state: row?.state ?? '',
        qr: row?.qr ?? null,
        leased: (row?.leaseOwner ?? null) !== null,
      };
      const chat = await chats.find(account, { kind: 'lid', value: lid });
      looked.contacts[account] = chat?.contact;
    }
    return looked;
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as NumbersOrder;
  if ('pair' in order)
    // As the page of numbers asks for it.
    await app.house.storage.write(({ accounts }) =>
      accounts.upsert(order.pair, 'whatsapp', { wanted: JSON.stringify({ do: 'pair' }) }, Date.now()),
    );
  else if ('alert' in order) await app.alerts.run();
  process.stdout.write(`${JSON.stringify(await look())}\n`);
}
