import type { Channel } from '../channels/channel.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Between two messages of a linked number, whoever they go to; the span is drawn anew each time. */
const GAP_MS = { least: 500, span: 1_000 };
/** So long somebody seems to write before the message comes. */
const WRITING_MS = { least: 700, span: 1_300 };
/** A longer queue is left in the database, so that a row's lease does not end while it waits. */
export const LONGEST_PAUSE_MS = 20_000;

/**
 * A number that was just linked is looked at closely: it speaks more slowly at first. WhatsApp publishes no figures;
 * these are a careful guess from what users of unofficial clients report.
 */
const WARM_UP = [
  { untilMs: 3 * DAY_MS, times: 3 },
  { untilMs: 10 * DAY_MS, times: 1.5 },
] as const;

/** How fast a number speaks: like one person, who writes one message after another, whichever chat it goes to. */
export type Pace = {
  /**
   * How long to wait before this send, ms. Up to `LONGEST_PAUSE_MS` the moment is reserved for it; more means that
   * too many wait already, and nothing is reserved.
   */
  next(channel: Channel): number;
  /** When the number was linked (UTC ms). */
  linked(account: string, at: number): void;
};

/** @param random in [0, 1) */
export function makePace(now: () => number, random: () => number): Pace {
  const free = new Map<string, number>();
  const since = new Map<string, number>();
  const draw = ({ least, span }: { least: number; span: number }): number =>
    Math.floor(least + random() * span);

  const slowness = (account: string): number => {
    const age = now() - (since.get(account) ?? 0);
    return WARM_UP.find(({ untilMs }) => age < untilMs)?.times ?? 1;
  };

  return {
    linked: (account, at) => void since.set(account, at),
    next(channel) {
      // Only a linked phone has to look like one.
      if (!('pair' in channel)) return 0;
      const { account } = channel;
      const wait = Math.max(draw(WRITING_MS), (free.get(account) ?? 0) - now());
      if (wait <= LONGEST_PAUSE_MS) free.set(account, now() + wait + draw(GAP_MS) * slowness(account));
      return wait;
    },
  };
}

export const linkedSetting = (account: string): string => `linked:${account}`;
