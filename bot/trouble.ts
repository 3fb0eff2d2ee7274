import type { Clock, Log } from '../storage/ports.ts';

/** Work that is repeated every second by itself, and fails for as long as its cause is there. */
export type Trouble = {
  failed(error: unknown, fields?: Record<string, unknown>): void;
  /** It worked. */
  over(): void;
};

const AGAIN_MS = 60_000;

/**
 * Told at once, then once a minute, and once when it is over: the same stack every second would fill what is left of a
 * full disk, and hide everything else.
 */
export function makeTrouble(event: string, log: Log, clock: Clock): Trouble {
  let times = 0;
  let toldAt = 0;
  return {
    failed(error, fields) {
      times += 1;
      const now = clock.now();
      if (times > 1 && now - toldAt < AGAIN_MS) return;
      toldAt = now;
      log.error(event, { ...fields, times, error });
    },
    over() {
      if (times > 0) log.warn(`${event}_no_more`, { times });
      times = 0;
    },
  };
}
