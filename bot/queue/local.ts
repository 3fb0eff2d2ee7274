import type { Queue } from '../../handlers/ports.ts';
import type { Log } from '../../storage/ports.ts';

type LocalQueueOptions = {
  log: Log;
  /** Turns that run at the same time, each for another chat. */
  concurrency?: number;
};

/**
 * Wake-ups inside one process. One turn at a time for a chat, first woken first served; a chat woken while its
 * turn runs is run once more. Nothing is kept: after a restart the sweep wakes what was not handled.
 */
export function localQueue({ log, concurrency = 64 }: LocalQueueOptions): Queue {
  const waiting = new Set<string>();
  const running = new Map<string, { again: boolean }>();
  let turn: ((chat: string) => Promise<void>) | undefined;
  let stopped = false;
  let resting: (() => void)[] = [];

  const rest = (): void => {
    if (running.size > 0 || (waiting.size > 0 && !stopped)) return;
    const resolves = resting;
    resting = [];
    for (const resolve of resolves) resolve();
  };

  const run = async (chat: string, work: (chat: string) => Promise<void>): Promise<void> => {
    const state = { again: false };
    running.set(chat, state);
    try {
      await work(chat);
    } catch (error) {
      // The rows stay as they were; the sweep wakes this chat again.
      log.error('queue.turn_failed', { chat, error: String(error) });
    }
    running.delete(chat);
    if (state.again && !stopped) waiting.add(chat);
    fill();
    rest();
  };

  const fill = (): void => {
    if (!turn || stopped) return;
    for (const chat of waiting) {
      if (running.size >= concurrency) return;
      waiting.delete(chat);
      void run(chat, turn);
    }
  };

  const settled = (): Promise<void> =>
    new Promise((resolve) => {
      resting.push(resolve);
      rest();
    });

  return {
    async start(work) {
      turn = work;
      fill();
    },
    wake(chat) {
      if (stopped) return;
      const active = running.get(chat);
      if (active) {
        active.again = true;
        return;
      }
      waiting.add(chat);
      fill();
    },
    idle: settled,
    async stop() {
      stopped = true;
      waiting.clear();
      await settled();
    },
  };
}
