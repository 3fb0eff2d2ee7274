/** The longest (ms) that one timer can wait: told more, it goes off at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Resolves after `ms`, be it months, or as soon as aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    let timer: NodeJS.Timeout;
    // A signal may live as long as the program: nothing of a wait that is over stays with it.
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const wait = (left: number): void => {
      const piece = Math.min(left, LONGEST_TIMER_MS);
      timer = setTimeout(() => (left > piece ? wait(left - piece) : done()), piece);
    };
    wait(ms);
    signal.addEventListener('abort', done);
  });
}

/** Waits for `work`, but no longer than `ms`, and not once aborted; whether it was done by then. */
export async function within(ms: number, work: Promise<unknown>, signal?: AbortSignal): Promise<boolean> {
  const limit = new AbortController();
  const ended = signal ? AbortSignal.any([limit.signal, signal]) : limit.signal;
  try {
    return await Promise.race([work.then(() => true), sleep(ms, ended).then(() => false)]);
  } finally {
    limit.abort();
  }
}
