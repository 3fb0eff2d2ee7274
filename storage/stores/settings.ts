import type { Executor } from '../executor.ts';

export function settingReads(tx: Executor) {
  return {
    async get(key: string): Promise<string | undefined> {
      const row = await tx.db
        .selectFrom('settings')
        .select('value')
        .where('key', '=', key)
        .executeTakeFirst();
      return row?.value;
    },
  };
}

export function settingsStore(tx: Executor) {
  return {
    ...settingReads(tx),
    async set(key: string, value: string): Promise<void> {
      await tx.db
        .insertInto('settings')
        .values({ key, value })
        .onConflict((c) => c.column('key').doUpdateSet({ value }))
        .execute();
    },
    /** Removes the setting if it still holds `value`: of two who try, one is told true. */
    async take(key: string, value: string): Promise<boolean> {
      const row = await tx.db
        .deleteFrom('settings')
        .where('key', '=', key)
        .where('value', '=', value)
        .returning('key')
        .executeTakeFirst();
      return row !== undefined;
    },
    async remove(key: string): Promise<void> {
      await tx.db.deleteFrom('settings').where('key', '=', key).execute();
    },
  };
}
