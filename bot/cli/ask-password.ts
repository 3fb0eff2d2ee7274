import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CliError } from './cli-error.ts';

type Terminal = { input: NodeJS.ReadableStream & { isTTY?: boolean }; output: NodeJS.WritableStream };

/**
 * A new password: typed at a terminal without being shown, else the first line of standard input.
 * `piped` takes that line at a terminal too. Throws CliError when the input ends before one came.
 */
export async function askPassword({ input, output }: Terminal, piped: boolean): Promise<string> {
  const typed = input.isTTY === true && !piped;
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input, output: unseen, terminal: typed });
  const ended = new Promise<undefined>((resolve) => {
    reader.once('close', () => resolve(undefined));
    reader.once('SIGINT', () => reader.close());
  });
  if (typed) output.write('Kata sandi baru (paling sedikit 10 huruf, tidak tampak saat diketik): ');
  try {
    const line = await Promise.race([
      new Promise<string>((resolve) => reader.once('line', (text) => resolve(text))),
      ended,
    ]);
    if (line === undefined) {
      throw new CliError(
        'Kata sandi belum diberikan: masukan sudah berakhir. Ketik di terminal, atau kirim satu baris dengan --password-stdin.',
      );
    }
    return line.trim();
  } finally {
    reader.close();
    if (typed) output.write('\n');
  }
}
