import type { Clock, Log } from '../../storage/ports.ts';
import { makeTrouble } from '../trouble.ts';
import type { LinkState } from './channel.ts';
import { sleep } from './within.ts';

/** Tells the program what state a number is in, one state after another. */
export type Telling = {
  tell(state: LinkState): void;
  /** Resolves when what was told so far is stored, or given up for something newer. */
  told(): Promise<void>;
};

type TellingParts = {
  account: string;
  store: (state: LinkState) => Promise<void>;
  log: Log;
  clock: Clock;
  /** Before what could not be stored is told again. */
  pauseMs: number;
  /** From then on nothing is told again. */
  signal: AbortSignal;
};

/**
 * What could not be stored is told again until it is, or until there is something newer to tell: a number that works
 * would go on being shown as lost, and what hangs on its being ready would never come about.
 */
export function makeTelling({ account, store, log, clock, pauseMs, signal }: TellingParts): Telling {
  let last: Promise<void> = Promise.resolve();
  let newest = 0;
  const trouble = makeTrouble('whatsapp.link_not_stored', log, clock);

  const insist = async (state: LinkState, number: number): Promise<void> => {
    for (;;) {
      try {
        await store(state);
        return trouble.over();
      } catch (error) {
        trouble.failed(String(error), { account });
      }
      if (number === newest) await sleep(pauseMs, signal);
      if (number !== newest || signal.aborted) return;
    }
  };

  return {
    tell(state) {
      newest += 1;
      const number = newest;
      last = last.then(() => insist(state, number));
    },
    told: () => last,
  };
}
