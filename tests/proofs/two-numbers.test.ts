/** The whole program over the wire on the two numbers of one office. */
import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { until } from '../../proofs/channel-world.ts';
import type { Looked, NumbersOptions, NumbersOrder } from '../support/two-numbers-program.ts';
import { makeIdentity } from '../support/whatsapp-server/noise.ts';
import { startWhatsAppServer } from '../support/whatsapp-server/server.ts';
import type { Contact, WhatsAppServer } from '../support/whatsapp-server/server.ts';

const PROGRAM = new URL('../support/two-numbers-program.ts', import.meta.url).pathname;
const TRUST = new URL('../support/whatsapp-server/trust-root.mjs', import.meta.url).href;
/** A machine may be busy with other things. */
const PATIENCE_MS = 60_000;
const siti: Contact = { lid: '100000000000123', phone: '6281234567890', name: 'Siti' };
const staff: Contact[] = [
  { lid: '100000000000900', phone: '6281200000900', name: 'Kabid' },
  { lid: '100000000000901', phone: '6281200000901', name: 'Admin' },
];

test('two numbers: a lease each, one person and one ticket on both, and one that is lost is told over the other', async () => {
  const identity = makeIdentity();
  const servers = {
    wa1: await startWhatsAppServer(identity),
    wa2: await startWhatsAppServer(identity),
  };
  const heard = { wa1: [] as string[], wa2: [] as string[] };
  const numbers = ['wa1', 'wa2'] as const;
  for (const number of numbers) {
    for (const person of [siti, ...staff]) servers[number].addContact(person);
    void listen(servers[number], heard[number]);
  }
  const folder = mkdtempSync(join(tmpdir(), 'two-numbers-'));
  const urls = { wa1: servers.wa1.url, wa2: servers.wa2.url };
  const program = start(
    { folder, urls, alertPhones: staff.map(({ phone }) => `+${phone}`), lid: siti.lid },
    servers.wa1.root,
  );
  try {
    for (const number of numbers) {
      await program.ask({ pair: number });
      const { qr } = await program.waitFor(({ numbers: all }) => all[number]?.qr?.includes('#'), number);
      servers[number].scan(qr ?? '');
    }
    for (const number of numbers) {
      const { leased } = await program.waitFor(({ numbers: all }) => all[number]?.state === 'ready', number);
      expect(leased).toBe(true);
    }

    let written = 0;
    const say = async (number: 'wa1' | 'wa2', text: string): Promise<string> => {
      const before = heard[number].length;
      await servers[number].write(siti, { conversation: text }, `TWO${(written += 1)}`);
      await until(() => heard[number].length > before);
      return heard[number].at(-1) ?? '';
    };
    await say('wa1', 'urus nib warung');
    await say('wa1', 'jual sembako');
    const question = (await say('wa1', '5 juta')).split('\n').at(-1);
    expect(heard.wa2).toEqual([]);
    expect(await say('wa2', 'halo')).toContain(question);
    await say('wa2', 'petugas');
    await say('wa1', 'petugas');
    const { contacts, tickets } = await program.ask({ look: true });
    expect([contacts['wa1'], tickets]).toEqual([contacts['wa2'], 1]);
    expect(contacts['wa1']).toBeDefined();

    servers.wa1.logOut();
    await program.waitFor(({ numbers: all }) => all['wa1']?.state === 'stopped', 'wa1');
    heard.wa2.splice(0);
    await program.ask({ alert: true });
    await until(() => heard.wa2.length >= staff.length);
    expect(heard.wa2.filter((words) => words.includes('wa1'))).toHaveLength(staff.length);
    expect(await say('wa2', 'menu')).not.toBe('');
  } finally {
    await program.kill();
    for (const number of numbers) await servers[number].stop();
    rmSync(folder, { recursive: true, force: true });
  }
  expect([...servers.wa1.unknown, ...servers.wa2.unknown]).toEqual([]);
}, 240_000);

async function listen(server: WhatsAppServer, heard: string[]): Promise<void> {
  for (;;) heard.push((await server.nextSent()).message.extendedTextMessage?.text ?? '[file]');
}

function start(options: NumbersOptions, root: string) {
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', TRUST, PROGRAM, JSON.stringify(options)],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { PATH: process.env['PATH'], TEST_WHATSAPP_ROOT: root } },
  );
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (order: NumbersOrder): Promise<Looked> => {
    child.stdin.write(`${JSON.stringify(order)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('the program has ended');
    return JSON.parse(value) as Looked;
  };
  return {
    ask,
    /** What there is of a number once this is so. */
    async waitFor(fits: (looked: Looked) => boolean | undefined, number: string) {
      for (const end = performance.now() + PATIENCE_MS; ;) {
        const looked = await ask({ look: true });
        if (fits(looked)) return looked.numbers[number]!;
        if (performance.now() > end) throw new Error(`${number}: ${JSON.stringify(looked)}`);
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
