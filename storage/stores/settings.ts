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
    /** Whether `once` was asked for this key, and said true. */
    async done(key: string): Promise<boolean> {
      return (await this.get(`once:${key}`)) !== undefined;
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
    /** True the first time for this key, false ever after: what is done under it is done once. */
    async once(key: string): Promise<boolean> {
      const row = await tx.db
        .insertInto('settings')
        .values({ key: `once:${key}`, value: '' })
        .onConflict((c) => c.column('key').doNothing())
        .returning('key')
        .executeTakeFirst();
      return row !== undefined;
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
