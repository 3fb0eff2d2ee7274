import type { TimerKind } from '../../flows/event.ts';
import type { Storage } from '../../storage/database.ts';
import type { TimerRow } from '../../storage/stores/timers.ts';
import type { Clock } from '../../storage/ports.ts';

const BATCH = 200;

export type Timers = {
  /** Turns what is due into rows of its chat. Returns the number fired. */
  run(): Promise<number>;
  /** Fires every timer of one kind at once, due or not. */
  fire(kind: TimerKind): Promise<number>;
};

type TimersParts = { storage: Storage; clock: Clock };

/** Timers are rows; whoever removes a due one writes what it causes, in the same transaction. */
export function openTimers({ storage, clock }: TimersParts): Timers {
  async function fireRow(row: TimerRow): Promise<void> {
    await storage.write(async (stores) => {
      if (!(await stores.timers.remove(row.id))) return;
      await stores.messages.insertInternal({
        chat: row.chat,
        cause: `timer:${row.id}`,
        body: { notice: 'timer', timer: row.kind as TimerKind, key: row.key },
        at: clock.now(),
      });
    });
  }

  async function fireAll(until: number, chosen: (row: TimerRow) => boolean): Promise<number> {
    const due = (await storage.read((stores) => stores.timers.due(until, BATCH))).filter(chosen);
    for (const row of due) await fireRow(row);
    return due.length;
  }

  return {
    run: () => fireAll(clock.now(), () => true),
    fire: (kind) => fireAll(Number.MAX_SAFE_INTEGER, (row) => row.kind === kind),
  };
}
