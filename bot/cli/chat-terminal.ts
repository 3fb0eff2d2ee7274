import { createInterface } from 'node:readline/promises';
import type { App } from '../app.ts';

const PHONE = '+6281200000001';

/** Talk to the bot by typing; `/keluar` ends. A path after `/foto` or `/berkas` sends a file. */
export async function chatTerminal(app: App): Promise<void> {
  app.simulator?.onShown(({ message }) => {
    const words = message.kind === 'text' ? message.text : `[berkas] ${message.caption ?? ''}`;
    process.stdout.write(`\n${words.replace(/^/gm, '  ')}\n\n`);
  });
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  process.stdout.write('Simulator Lantunan. Tulis pesan lalu Enter; /keluar untuk selesai.\n\n');
  await app.start();
  await app.settled();
  terminal.setPrompt('> ');
  terminal.prompt();
  for await (const line of terminal) {
    if (line.trim() === '/keluar') break;
    if (line.trim() !== '') {
      await app.inbox.receive({
        account: 'sim',
        chat: { kind: 'sim', value: PHONE },
        externalId: app.house.ids.next(),
        at: app.clock.now(),
        from: 'contact',
        content: { kind: 'text', text: line },
      });
      await app.settled();
    }
    terminal.prompt();
  }
  terminal.close();
}
