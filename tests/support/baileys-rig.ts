/** The server double with one contact, and processes of the channel on one database file. */
import { expect } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InboundMessage } from '../../flows/message.ts';
import type { ChildOptions } from './baileys-child.ts';
import { startBaileys } from './baileys-process.ts';
import type { BaileysProcess } from './baileys-process.ts';
import { startWhatsAppServer } from './whatsapp-server/server.ts';
import type { Contact, WhatsAppServer } from './whatsapp-server/server.ts';

export const siti: Contact = { lid: '100000000000123', phone: '6281234567890', name: 'Siti' };

/** Too short a word may stand in a log for itself. */
const wordsOf = ({ name, content }: InboundMessage): string[] =>
  [name, 'text' in content && content.text, 'caption' in content && content.caption].filter(
    (words): words is string => typeof words === 'string' && words.length > 3,
  );

export type BaileysRig = {
  server: WhatsAppServer;
  start(options?: Partial<ChildOptions>): BaileysProcess;
  /** The same, trusting another root (hex) than the double's. */
  startUnder(root: string): BaileysProcess;
  /** Started, paired by QR and ready. */
  linked(options?: Partial<ChildOptions>): Promise<BaileysProcess>;
  close(): Promise<void>;
};

export async function openBaileysRig(): Promise<BaileysRig> {
  const server = await startWhatsAppServer();
  server.addContact(siti);
  const folder = mkdtempSync(join(tmpdir(), 'baileys-'));
  const processes: BaileysProcess[] = [];

  const begin = (options: Partial<ChildOptions>, root: string): BaileysProcess => {
    const file = join(folder, 'lantunan.db');
    const places = { url: server.url, file };
    const running = startBaileys({ ...places, ...options }, root);
    processes.push(running);
    return running;
  };
  const start: BaileysRig['start'] = (options = {}) => begin(options, server.root);
  return {
    server,
    start,
    startUnder: (root) => begin({}, root),
    async linked(options) {
      const bot = start(options);
      await bot.next('started');
      bot.tell({ do: 'pair' });
      const { state } = await bot.next('link', (event) => event.state.state === 'pairing');
      server.scan('text' in state ? (state.text ?? '') : '');
      await bot.ready();
      return bot;
    },
    async close() {
      for (const running of processes) await running.kill();
      await server.stop();
      rmSync(folder, { recursive: true });
      // Nothing the double does not understand, nothing (such as libsignal's keys) on the console beside our lines.
      expect(server.unknown).toEqual([]);
      expect(processes.flatMap(({ noise }) => noise)).toEqual([]);
      // Nobody's number, name or words in a log, whatever happened.
      const events = processes.flatMap((running) => running.events);
      const logged = events.filter(({ event }) => event === 'log').map((line) => JSON.stringify(line));
      const said = events.flatMap((event) => (event.event === 'received' ? wordsOf(event.message) : []));
      const telling = (line: string): boolean =>
        /\d{9,}/.test(line) || said.some((words) => line.includes(words));
      expect(logged.filter(telling)).toEqual([]);
    },
  };
}
