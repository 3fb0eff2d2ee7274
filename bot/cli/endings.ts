/** EX_TEMPFAIL of sysexits.h: nothing is broken, start again. */
const START_AGAIN = 75;
/** Longer than anything that is waited for at an end; a service manager's own patience is 90 s (systemd). */
const LONGEST_MS = 60_000;
/** For last lines on their way out. */
const LAST_MS = 500;

/** What is needed of the process. */
type Ending = {
  once(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  exit(code: number): void;
  exitCode?: number | string | null | undefined;
};

export type Ends = {
  ended: Promise<number>;
  /** Only a new process can help. */
  exhausted: () => void;
  /**
   * Everything is closed. What holds the process still is not waited for: the library of a linked number keeps timers of
   * half a minute after a linking, and the next process must wait for this one.
   */
  closed: () => void;
};

/**
 * Why a running program ends: `ended` resolves with its exit code. What has not ended by itself in `longestMs` from then
 * on is cut off, which loses nothing: a program that hangs would otherwise stay as deaf as it was.
 */
export function endings(process: Ending, longestMs = LONGEST_MS): Ends {
  const { promise: ended, resolve } = Promise.withResolvers<number>();
  const end = (code: number): void => {
    process.exitCode ??= code;
    setTimeout(() => process.exit(code), longestMs).unref();
    resolve(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(0));
  const closed = (): void => void setTimeout(() => process.exit(Number(process.exitCode)), LAST_MS).unref();
  return { ended, exhausted: () => end(START_AGAIN), closed };
}
