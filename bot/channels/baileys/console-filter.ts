/** The part of the global console that libsignal writes to. */
export type ConsoleLike = Record<'log' | 'info' | 'warn' | 'error', (...words: unknown[]) => void>;

const methods = ['log', 'info', 'warn', 'error'] as const;

/** How libsignal's own lines begin. Several are followed by a whole session with its private keys. */
const libsignal =
  /^(Closing (open )?session|Opening session|Removing old closed session|Session already (closed|open)|Migrating session to|Decrypted message with closed session|Failed to decrypt message with any known session|Session error|Unhandled bucket type|V1 session storage migration error)/;

const filtered = new WeakSet<ConsoleLike>();

/** Drops what libsignal writes to the console. Doing it twice is doing it once. */
export function silenceLibsignal(target: ConsoleLike): void {
  if (filtered.has(target)) return;
  filtered.add(target);
  for (const method of methods) {
    const write = target[method];
    target[method] = (...words) => {
      if (typeof words[0] === 'string' && libsignal.test(words[0])) return;
      write(...words);
    };
  }
}
