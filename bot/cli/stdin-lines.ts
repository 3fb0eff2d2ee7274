/**
 * Lines of standard input, with what is already waiting kept apart from what is still to come:
 * several lines that wait together are one burst.
 */
export function stdinLines(
  input: NodeJS.ReadableStream = process.stdin,
  { keepBlank = false }: { keepBlank?: boolean } = {},
) {
  const counts = (line: string): boolean => keepBlank || line.trim() !== '';
  let buffer = '';
  const lines: string[] = [];
  let ended = false;
  let arrived: (() => void) | undefined;
  input.setEncoding('utf8');
  input.on('data', (chunk: string | Buffer) => {
    buffer += String(chunk);
    const parts = buffer.split('\n');
    buffer = parts.pop() ?? '';
    lines.push(...parts.filter(counts));
    arrived?.();
  });
  input.on('end', () => {
    if (buffer !== '' && counts(buffer)) lines.push(buffer);
    buffer = '';
    ended = true;
    arrived?.();
  });

  return {
    /** The next line, when it comes; undefined at the end. */
    async next(): Promise<string | undefined> {
      while (lines.length === 0 && !ended) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
      await new Promise((resolve) => setImmediate(resolve));
      return lines.shift();
    },
    /** A line that is here already, if `wanted` takes it. */
    takeIf(wanted: (line: string) => boolean): string | undefined {
      const [first] = lines;
      return first !== undefined && wanted(first) ? lines.shift() : undefined;
    },
    waiting: (): boolean => lines.length > 0,
  };
}
