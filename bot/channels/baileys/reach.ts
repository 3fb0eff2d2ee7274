import type { Clock } from '../../../storage/ports.ts';
import type { KeyStore } from './key-store.ts';

/** The server's code for a first message it does not let through: the account may begin no chats for a while. */
export const REACH_LIMITED = '463';

/** Where the server does not say for how long. Every further try would lengthen it. */
const PAUSE_MS = 6 * 60 * 60_000;

/** While WhatsApp lets the number begin no new chats, nothing is sent to people who never wrote. */
export type Reach = {
  /** Reads what an earlier process was told. */
  load(): Promise<void>;
  /** Until when (UTC ms) no chat may be begun; undefined while it may. */
  pausedUntil(): number | undefined;
  /** A first message was refused, or the server said until when. */
  pause(until?: number): Promise<void>;
  /** The server said that it is over. */
  lift(): Promise<void>;
  stop(): void;
};

const place = { type: 'reach', id: 'paused-until' } as const;
/** The longest that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

/** @param changed it began or ended */
export function makeReach(keys: KeyStore, clock: Clock, changed: () => void): Reach {
  let until = 0;
  let timer: NodeJS.Timeout | undefined;

  const take = (next: number): void => {
    until = next;
    clearTimeout(timer);
    const left = until - clock.now();
    if (left > 0) timer = setTimeout(changed, Math.min(left, LONGEST_MS)).unref();
    changed();
  };
  const keep = async (next: number): Promise<void> => {
    take(next);
    await keys.set([{ ...place, value: next === 0 ? null : String(next) }]);
  };

  return {
    async load() {
      const stored = Number((await keys.get(place.type, [place.id])).get(place.id) ?? 0);
      if (stored > clock.now()) take(stored);
    },
    pausedUntil: () => (until > clock.now() ? until : undefined),
    pause: (end) => keep(Math.max(until, end ?? clock.now() + PAUSE_MS)),
    lift: () => keep(0),
    stop: () => clearTimeout(timer),
  };
}
