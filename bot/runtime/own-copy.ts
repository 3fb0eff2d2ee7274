import { personData } from '../../handlers/person-data.ts';
import { personSheet } from '../../handlers/person-sheet.ts';
import type { House } from '../../handlers/run-command.ts';
import { personPdf } from '../person-pdf.ts';
import type { FileKeeper } from './file-keeper.ts';
import type { Chore } from './timers.ts';

const NAME = 'data-saya.pdf';

/** Makes the copy of their data that a person asked for, and hands it to their conversation to be sent. */
export function ownCopy(house: House, files: FileKeeper): Chore {
  return async (timer, now) => {
    const chat = await house.storage.read(({ chats }) => chats.get(timer.chat));
    const data = chat && (await personData(house, chat.contact));
    const file =
      data && (await files.put(chat.contact, await personPdf(personSheet(house.world, data, now)), NAME));
    await house.storage.write(async ({ timers, messages }) => {
      if (!(await timers.remove(timer.id)) || !file || 'fault' in file) return;
      const body = { notice: 'own_copy', file } as const;
      await messages.insertInternal({ chat: timer.chat, cause: `own-copy:${timer.id}`, body, at: now });
    });
    return true;
  };
}
