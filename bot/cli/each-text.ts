import { stdinLines } from './stdin-lines.ts';

/** One JSON line for the text of the arguments, else one for each line of standard input, blank ones included. */
export async function eachText(args: string[], read: (text: string) => unknown): Promise<void> {
  const print = (text: string) => process.stdout.write(`${JSON.stringify(read(text))}\n`);
  if (args.length > 0) {
    print(args.join(' '));
    return;
  }
  const lines = stdinLines(process.stdin, { keepBlank: true });
  for (let line = await lines.next(); line !== undefined; line = await lines.next()) print(line);
}
