import { z } from 'zod';
import type { Storage } from '../../storage/database.ts';

/** What must stay free where backups go, in bytes: the same disk may hold the messages of people. */
export const RESERVE = 500 * 1024 * 1024;

const last = z.object({ at: z.number(), path: z.string(), bytes: z.number() });
const failed = z.object({ at: z.number(), why: z.string() });

/**
 * What is known of backups, times in UTC ms: the last good one, the last failure since (`why` is the code of
 * the system or the database), when the next is due, and since when one has been expected at all.
 */
export type BackupState = {
  last?: z.infer<typeof last>;
  failed?: z.infer<typeof failed>;
  next?: number;
  since?: number;
};

export async function readBackupState(storage: Storage): Promise<BackupState> {
  return storage.read(async ({ settings }) => {
    const get = async <T>(name: string, shape: z.ZodType<T>): Promise<T | undefined> => {
      const text = await settings.get(`backup.${name}`);
      return text === undefined ? undefined : shape.parse(JSON.parse(text));
    };
    const found = {
      last: await get('last', last),
      failed: await get('failed', failed),
      next: await get('next', z.number()),
      since: await get('since', z.number()),
    };
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  });
}

/** Null forgets; what is left out stays. */
export async function writeBackupState(
  storage: Storage,
  fields: { [Name in keyof BackupState]?: BackupState[Name] | null },
): Promise<void> {
  await storage.write(async ({ settings }) => {
    for (const [name, value] of Object.entries(fields)) {
      if (value === null) await settings.remove(`backup.${name}`);
      else await settings.set(`backup.${name}`, JSON.stringify(value));
    }
  });
}
