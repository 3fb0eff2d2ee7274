import type { FileRef } from '../../flows/message.ts';
import type { HandOver } from '../../handlers/pass-act.ts';
import type { Storage } from '../../storage/database.ts';
import type { Files } from '../../storage/files/files.ts';
import type { FileKeeper } from './file-keeper.ts';
import type { Chore } from './timers.ts';

/**
 * A file that an officer sent from their own WhatsApp belongs to the person it is for: it is sealed anew with that
 * person's key before the act goes to their chat, so that whoever erases the person erases it (law 8).
 */
export function handOver(storage: Storage, keeper: FileKeeper, files: Pick<Files, 'remove'>): Chore {
  return async (timer, now) => {
    const { act, target, operator } = timer.payload as HandOver;
    const chat = await storage.read(({ chats }) => chats.get(target));
    const sent = act.message === undefined ? undefined : await fileOf(storage, act.message);
    const kept = chat && sent && (await keeper.put(chat.contact, await keeper.get(sent), sent.name));
    const moved = kept && !('fault' in kept) ? kept : undefined;
    const done = await storage.write(async ({ timers, messages }) => {
      if (!(await timers.remove(timer.id))) return false;
      const cause = `act:${timer.id}`;
      if (!chat) {
        const body = { notice: 'act_refused', verb: act.verb, code: 'not_found' } as const;
        await messages.insertInternal({ chat: timer.chat, cause, body, at: now });
        return true;
      }
      const { message, ...rest } = act;
      if (message !== undefined && moved) await messages.moveFile(message, moved);
      const body = {
        notice: 'act',
        act: moved ? { ...rest, file: moved } : act,
        operator,
        replyTo: timer.chat,
      } as const;
      await messages.insertInternal({ chat: target, cause, body, at: now });
      return true;
    });
    // Of two that did the same one was first: the copy that no row knows of goes.
    if (sent && moved) await files.remove(done ? sent.id : moved.id);
    return done;
  };
}

/** Undefined where there is none, or it lies with the person already. */
async function fileOf(storage: Storage, message: string): Promise<FileRef | undefined> {
  const row = await storage.read(({ messages }) => messages.get(message));
  if (row?.direction !== 'in' || (row.body.kind !== 'image' && row.body.kind !== 'document'))
    return undefined;
  return 'fault' in row.body.file ? undefined : row.body.file;
}
