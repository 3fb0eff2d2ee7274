import type { ChoreKind } from '../../flows/event.ts';
import type { Storage } from '../../storage/database.ts';
import type { Clock, Log } from '../../storage/ports.ts';
import type { TimerRow } from '../../storage/stores/timers.ts';
import { begunOnce } from './begun-once.ts';
import type { Chore } from './timers.ts';

export type LongChores = {
  /** Begins what a timer names. The timer stays: `work` takes it away when it is done. */
  due: Chore;
  /** Resolves when nothing is due any more. */
  idle(): Promise<void>;
  /** Nothing is begun any more. */
  close(): void;
  ended(): Promise<unknown>;
};

type LongChoresParts = {
  storage: Storage;
  clock: Clock;
  log: Log;
  kind: ChoreKind;
  /** So many are under way at the same time at most. */
  most: number;
  /** In the log, for what `work` throws. */
  fault: string;
  work(row: TimerRow): Promise<void>;
};

/** Chores of one kind that no beat waits for: several at once, each begun once. */
export function longChores({ storage, clock, log, kind, most, fault, work }: LongChoresParts): LongChores {
  const under = begunOnce<void>();
  let closed = false;
  const begin = (row: TimerRow): Promise<void> =>
    under.begin(row.id, () =>
      work(row).catch((error: unknown) => log.error(fault, { chat: row.chat, error })),
    );

  return {
    due(row) {
      if (!closed && under.count() < most) void begin(row);
      return Promise.resolve(false);
    },
    async idle() {
      for (;;) {
        const due = await storage.read(({ timers }) => timers.due(clock.now(), most));
        const rows = due.filter((row) => row.kind === kind);
        if (rows.length === 0) return;
        await Promise.all(rows.map(begin));
      }
    },
    close() {
      closed = true;
    },
    ended: () => under.ended(),
  };
}
