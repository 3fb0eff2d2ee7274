import type { Log } from '../../storage/ports.ts';

/** A log that keeps what it is told, for tests that look at it. */
export function memoryLog(): Log & { events: string[] } {
  const events: string[] = [];
  const keep = (event: string): void => {
    events.push(event);
  };
  return { events, info: keep, warn: keep, error: keep };
}
