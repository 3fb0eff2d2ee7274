/** Resolves after `ms`, or as soon as aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
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
