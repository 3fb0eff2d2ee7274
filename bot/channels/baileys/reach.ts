import type { Clock } from '../../../storage/ports.ts';
import type { KeyStore } from './key-store.ts';
import { LONGEST_TIMER_MS } from '../within.ts';

/** The server's code for a first message it does not let through: the account may begin no chats for a while. */
export const REACH_LIMITED = '463';

/** Where the server does not say for how long. Every further try would lengthen it. */
const PAUSE_MS = 6 * 60 * 60_000;

/** So many refusals within one pause are no mishap: staff must hear of them. */
export const MANY_REFUSALS = 3;

/** While WhatsApp lets the number begin no new chats, nothing is sent to people who never wrote. */
export type Reach = {
  /** Reads what an earlier process was told. */
  load(): Promise<void>;
  /** Until when (UTC ms) no chat may be begun; undefined while it may. */
  pausedUntil(): number | undefined;
  /** So many messages were refused since the pause began. */
  refusals(): number;
  /** A message was refused, or the server said until when. */
  pause(until?: number): Promise<void>;
  /** The server said that it is over. */
  lift(): Promise<void>;
};

const type = 'reach';
const end = 'paused-until';
const count = 'refusals';

/** @param changed it began or ended */
export function makeReach(keys: KeyStore, clock: Clock, changed: () => void): Reach {
  let until = 0;
  let refusals = 0;
  let timer: NodeJS.Timeout | undefined;

  const take = (next: number): void => {
    until = next;
    clearTimeout(timer);
    const left = until - clock.now();
    // One that is further away than a timer reaches is looked at again on the way.
    if (left > 0) timer = setTimeout(() => take(until), Math.min(left, LONGEST_TIMER_MS)).unref();
    changed();
  };
  const keep = async (next: number): Promise<void> => {
    take(next);
    const kept = (value: number): string | null => (value === 0 ? null : String(value));
    await keys.set([
      { type, id: end, value: kept(next) },
      { type, id: count, value: kept(refusals) },
    ]);
  };
  const isPaused = (): boolean => until > clock.now();

  return {
    async load() {
      const stored = await keys.get(type, [end, count]);
      const last = Number(stored.get(end) ?? 0);
      if (last <= clock.now()) return;
      refusals = Number(stored.get(count) ?? 0);
      take(last);
    },
    pausedUntil: () => (isPaused() ? until : undefined),
    refusals: () => (isPaused() ? refusals : 0),
    pause(told) {
      refusals = (isPaused() ? refusals : 0) + (told === undefined ? 1 : 0);
      return keep(Math.max(until, told ?? clock.now() + PAUSE_MS));
    },
    lift() {
      refusals = 0;
      return keep(0);
    },
  };
}
