import { CommandError } from '../../handlers/command-error.ts';
import type { ChannelAbilities } from '../../handlers/ports.ts';
import { rescueTurn } from '../../handlers/rescue-turn.ts';
import { onChat } from '../../handlers/run-command.ts';
import type { House } from '../../handlers/run-command.ts';
import { takeTurn } from '../../handlers/turn.ts';
import type { Log } from '../../storage/ports.ts';
import type { OutboxRow } from '../../storage/stores/outbox.ts';
import { StorageUnavailable } from '../../storage/storage-unavailable.ts';
import type { Outbox } from './outbox.ts';

/** Words that every channel can carry. */
const PLAIN: ChannelAbilities = { buttons: false, ownIds: true, maxText: 4_000 };

/** So often a chat's turn may stumble before its messages are set aside and an officer is called. */
const MOST_FAILURES = 3;

/** Hop 4: one chat's turn in one transaction; a lost race reads again. Its first reply leaves at once. */
export function turnOf(
  house: House,
  log: Log,
  outbox: Pick<Outbox, 'offer' | 'carry'>,
): (chat: string) => Promise<void> {
  const failures = new Map<string, number>();

  const run = async (id: string, task: typeof takeTurn | typeof rescueTurn): Promise<void> => {
    const rows = await onChat<OutboxRow[]>(
      house,
      () => Promise.resolve(id),
      async (work) => {
        outbox.offer(work.stores, work.chat);
        const done = await task(work, PLAIN);
        return { ...done, result: work.stores.messages.leased() };
      },
    );
    outbox.carry(rows);
  };

  return async (id) => {
    try {
      await run(id, takeTurn);
      failures.delete(id);
    } catch (error) {
      if (error instanceof CommandError && error.code === 'not_found') return;
      if (error instanceof StorageUnavailable) throw error;
      const failed = (failures.get(id) ?? 0) + 1;
      failures.set(id, failed);
      log.error('turn_failed', { chat: id, failed, error });
      if (failed < MOST_FAILURES) throw error;
      failures.delete(id);
      await run(id, rescueTurn);
    }
  };
}
