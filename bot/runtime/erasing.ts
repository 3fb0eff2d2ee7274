import { erasePerson } from '../../handlers/erase-person.ts';
import type { Erased } from '../../handlers/erase-person.ts';
import type { House } from '../../handlers/run-command.ts';
import type { ErasureList } from '../../storage/erasure-list.ts';
import type { Files } from '../../storage/files/files.ts';
import type { TimerRow } from '../../storage/stores/timers.ts';

/** So long the last words may take to leave before the chat goes all the same. */
const LAST_WORDS_MS = 10 * 60_000;
const LAST_ROWS = 20;
const UNDER_WAY: ReadonlySet<string> = new Set(['received', 'queued', 'sending', 'errored', 'unknown']);

export type Erasing = {
  /** The person at once, with their files; remembered outside the data, so that no backup brings them back. */
  erase(contact: string, by: string): Promise<Erased | undefined>;
  /** The person of a chat, as a timer wants it. False: the last words have not left yet. */
  due(timer: TimerRow, now: number): Promise<boolean>;
};

export function openErasing(parts: {
  house: House;
  files: Pick<Files, 'remove'>;
  list: ErasureList;
}): Erasing {
  const { house, files, list } = parts;
  const erase: Erasing['erase'] = async (contact, by) => {
    const erased = await erasePerson(house, contact, by);
    await list.follow(house.storage);
    for (const file of erased?.files ?? []) await files.remove(file);
    await house.storage.forgetErased();
    return erased;
  };
  return {
    erase,
    async due(timer, now) {
      const { chat, waits } = await house.storage.read(async ({ chats, messages }) => {
        const last = await messages.ofChat(timer.chat, LAST_ROWS);
        return { chat: await chats.get(timer.chat), waits: last.some(({ state }) => UNDER_WAY.has(state)) };
      });
      if (waits && now < timer.dueAt + LAST_WORDS_MS) return false;
      if (chat) await erase(chat.contact, timer.key);
      return true;
    },
  };
}
