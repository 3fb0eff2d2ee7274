/** `chat --json` as a child process on a database file, so that it can be killed like any program. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../bin/lantunan.mjs', import.meta.url));

export type Line = { id: string; [key: string]: unknown };
/** A printed reply, or the end of a line. */
export type Printed = Record<string, unknown>;

export type ChatChild = {
  pid: number;
  /** Everything printed so far, in order. */
  printed: Printed[];
  /** Writes lines at once, without waiting. */
  write(lines: readonly Line[]): void;
  /** Resolves with what is printed next; undefined when it has ended. */
  next(): Promise<Printed | undefined>;
  /** Closes its input and waits until it has ended by itself. */
  finish(): Promise<number | null>;
  /** Lets it close down without waiting. */
  closeInput(): void;
  /** Signal 9, and the end of the process. */
  kill(): Promise<void>;
};

export function startChat(file: string, masterKeyFile: string): ChatChild {
  const child = spawn(process.execPath, [ENTRY, 'chat', '--json', '--db', file], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Its photos only have to be kept: reading them has proofs of its own.
    env: { ...process.env, MASTER_KEY_FILE: masterKeyFile, NODE_ENV: 'test', READING: 'off' },
  });
  // Killed while we write: its end is what counts, not our pipe.
  child.stdin.on('error', () => undefined);
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const printed: Printed[] = [];
  let taken = 0;
  let ended = false;
  let arrived = (): void => {};
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    const value = parsed(line);
    if (value) printed.push(value);
    arrived();
  });
  const closed = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      ended = true;
      arrived();
      resolve(code);
    });
  });

  return {
    pid: child.pid ?? 0,
    printed,
    write: (lines) => void child.stdin.write(lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
    async next() {
      while (taken === printed.length && !ended) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
      return printed[taken++];
    },
    async finish() {
      child.stdin.end();
      const code = await closed;
      if (code !== 0 || complaints.length > 0)
        throw new Error(`chat ended with ${code}: ${complaints.join('')}`);
      return code;
    },
    closeInput: () => void child.stdin.end(),
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** A line cut off by the kill was not received by anybody. */
function parsed(line: string): Printed | undefined {
  try {
    return JSON.parse(line) as Printed;
  } catch {
    return undefined;
  }
}
