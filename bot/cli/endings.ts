/** EX_TEMPFAIL of sysexits.h: nothing is broken, start again. */
const START_AGAIN = 75;

/** Why a running program ends: `ended` resolves with its exit code. */
export function endings(process: { once(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown }): {
  ended: Promise<number>;
  /** Only a new process can help. */ exhausted: () => void;
} {
  const { promise: ended, resolve } = Promise.withResolvers<number>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0));
  return { ended, exhausted: () => resolve(START_AGAIN) };
}
