import { DataInUse } from '../../storage/alone.ts';
import { buildApp } from '../app.ts';
import type { App, ChannelParts } from '../app.ts';
import { loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { whatsappChannels } from '../whatsapp.ts';
import { linkWords } from '../link-words.ts';
import { CliError } from './cli-error.ts';
import { readOptions } from './options.ts';
import { pairingPhone } from './pairing-phone.ts';
import { shownKey } from './shown-key.ts';

const GIVE_UP_MS = 3 * 60_000;
const LOOK_MS = 500;

/** The phone still knows the program: to link it anew is to lose that first. */
const LINKED = ['ready', 'waiting'];

/**
 * `pair [ACCOUNT] [--phone 0812…] [--again]`: links a WhatsApp number by QR, or by a code typed on the phone.
 * Where a running process holds the number, it is asked through a row and its QR is shown here.
 */
export async function pair(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    phone: { type: 'string' },
    again: { type: 'boolean' },
  });
  const config = loadConfig();
  const account = positionals[0] ?? config.whatsapp[0];
  if (account === undefined || !config.whatsapp.includes(account)) {
    throw new CliError(`Nomor tidak dikenal. Yang ada (WHATSAPP_ACCOUNTS): ${config.whatsapp.join(', ')}`);
  }
  const phone = values.phone === undefined ? {} : { phone: pairingPhone(values.phone) };
  const { app, beside } = await openApp(config);
  try {
    const before = await app.house.storage.read(({ accounts }) => accounts.get(account));
    if (LINKED.includes(before?.state ?? '') && !values.again) {
      throw new CliError(
        `Nomor ${account} masih tertaut. Menautkannya lagi memutus tautan itu dulu; kalau memang itu yang dimaksud, tambahkan --again.`,
      );
    }
    const wanted = JSON.stringify({ do: 'pair', ...phone });
    await app.house.storage.write(({ accounts }) =>
      accounts.upsert(account, 'whatsapp', { wanted, qr: null }, app.clock.now()),
    );
    const row = await app.house.storage.read(({ accounts }) => accounts.get(account));
    const held = row?.leaseOwner != null && (row.leaseUntil ?? 0) > app.clock.now();
    // On SQLite a running program holds the data; on PostgreSQL whoever holds the number answers.
    if (!('file' in config.where ? beside : held)) await app.start();
    return await follow(app, account);
  } finally {
    await app.close();
  }
}

/** `beside`: another process works with the same SQLite data, this one only asks. */
async function openApp(config: Config): Promise<{ app: App; beside: boolean }> {
  const asked = { ...config, simulator: false };
  const channels = (parts: ChannelParts) => whatsappChannels(config, parts);
  try {
    return { app: await buildApp(asked, { channels, aloneWithinMs: 0 }), beside: false };
  } catch (error) {
    if (!(error instanceof DataInUse)) throw error;
    return { app: await buildApp(asked, { channels }), beside: true };
  }
}

async function follow(app: App, account: string): Promise<number> {
  const until = app.clock.now() + GIVE_UP_MS;
  let shown = '';
  while (app.clock.now() < until) {
    const row = await app.house.storage.read(({ accounts }) => accounts.get(account));
    if (row?.state === 'ready' && row.wanted === null) {
      process.stdout.write(`Nomor ${account} tertaut.\n`);
      return 0;
    }
    if (shown !== '' && row?.state === 'unlinked' && row.detail !== null) {
      const { what, todo } = linkWords(row.state, row.detail);
      process.stdout.write(`Kode tadi tidak berlaku: ${what}. ${todo}\n`);
      return 1;
    }
    if (row?.qr != null && row.qr !== shown) {
      shown = row.qr;
      process.stdout.write(await shownKey(shown));
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  process.stdout.write('Belum tertaut. Coba lagi kapan saja.\n');
  return 1;
}
