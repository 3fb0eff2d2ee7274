import type { ChoreKind, TimerKind } from '../../flows/event.ts';
import type { Storage } from '../../storage/database.ts';
import type { TimerRow } from '../../storage/stores/timers.ts';
import type { Clock, Log } from '../../storage/ports.ts';
import { begunOnce } from './begun-once.ts';
import { makeTrouble } from '../trouble.ts';
import type { Trouble } from '../trouble.ts';

const BATCH = 200;

export type Timers = {
  /** Turns what is due into rows of its chat, or does it. Returns the number fired. */
  run(): Promise<number>;
  /** Fires every timer of one kind at once, due or not. */
  fire(kind: TimerKind | ChoreKind): Promise<number>;
};

/** Does what no turn can, and removes the timer; false: not yet. */
export type Chore = (timer: TimerRow, now: number) => Promise<boolean>;

type TimersParts = {
  storage: Storage;
  clock: Clock;
  log: Log;
  chores: Readonly<Record<ChoreKind, Chore>>;
};

/** Timers are rows; whoever removes a due one writes what it causes, in the same transaction. */
export function openTimers({ storage, clock, log, chores }: TimersParts): Timers {
  async function fireRow(row: TimerRow): Promise<boolean> {
    if (Object.hasOwn(chores, row.kind))
      return doing.begin(row.id, () => doChore(row, row.kind as ChoreKind));
    await storage.write(async (stores) => {
      if (!(await stores.timers.remove(row.id))) return;
      await stores.messages.insertInternal({
        chat: row.chat,
        cause: `timer:${row.id}`,
        body: { notice: 'timer', timer: row.kind as TimerKind, key: row.key },
        at: clock.now(),
      });
    });
    return true;
  }

  const doing = begunOnce<boolean>();
  /** Of each that fails. */
  const troubles = new Map<string, Trouble>();

  /** One that fails is tried again at the next beat and holds up no other. */
  async function doChore(row: TimerRow, kind: ChoreKind): Promise<boolean> {
    try {
      const done = await chores[kind](row, clock.now());
      troubles.get(row.id)?.over();
      troubles.delete(row.id);
      return done;
    } catch (error) {
      const trouble = troubles.get(row.id) ?? makeTrouble('chore_failed', log, clock);
      troubles.set(row.id, trouble);
      trouble.failed(error, { kind, chat: row.chat });
      return false;
    }
  }

  async function fireAll(until: number, chosen: (row: TimerRow) => boolean): Promise<number> {
    const due = (await storage.read((stores) => stores.timers.due(until, BATCH))).filter(chosen);
    let fired = 0;
    for (const row of due) if (await fireRow(row)) fired += 1;
    return fired;
  }

  return {
    run: () => fireAll(clock.now(), () => true),
    fire: (kind) => fireAll(Number.MAX_SAFE_INTEGER, (row) => row.kind === kind),
  };
}
