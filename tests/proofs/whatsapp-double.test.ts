/** `npm run whatsapp-double`: the whole product, started as an office starts it, and a phone in the terminal. */
import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { HOUSE } from '../support/world.ts';

/** A machine may be busy with other things. */
const PATIENCE_MS = 100_000;

test('whoever tries it links the number, writes, and reads the answer', async () => {
  const { PATH, TMPDIR, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, ['scripts/whatsapp-double.mjs'], {
    cwd: HOUSE,
    env: { PATH, TMPDIR, NODE_COMPILE_CACHE, PORT: '0' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let shown = '';
  let heard = (): void => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
      heard();
    });
  const impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  /** Writes a line; what is shown until these words are. */
  const say = async (line: string, words: string): Promise<void> => {
    const before = shown.length;
    child.stdin.write(`${line}\n`);
    while (!shown.slice(before).includes(words)) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(shown);
      await Promise.race([new Promise<void>((resolve) => (heard = resolve)), ended]);
    }
  };

  await say('', 'Lantunan siap');
  // Typed on while it is still being linked.
  child.stdin.write('/scan\n');
  await say('halo', '[Siti]');
  await say('/kind sticker', 'stiker');
  child.stdin.write('/as Budi\n');
  await say('/pin -2.33 115.46', '[Budi]');
  await say('/out', 'logged_out');
  await say('/code', '(linked');
  await say('syarat nib', '[Budi]');
  child.stdin.write('/quit\n');
  expect(await ended).toEqual([0, null]);
  clearTimeout(impatient);
  // Nothing else complained.
  const complaints = shown.split('\n').filter((line) => line.startsWith('{'));
  expect(complaints.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['whatsapp.stopped']);
}, 240_000);
