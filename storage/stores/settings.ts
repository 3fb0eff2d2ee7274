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
    async remove(key: string): Promise<void> {
      await tx.db.deleteFrom('settings').where('key', '=', key).execute();
    },
  };
}
