import type { Executor } from '../executor.ts';

export type LoginAttempts = { count: number; until: number };

export function loginAttemptReads(tx: Executor) {
  return {
    get: (key: string): Promise<LoginAttempts | undefined> =>
      tx.db.selectFrom('login_attempts').select(['count', 'until']).where('key', '=', key).executeTakeFirst(),
  };
}

export function loginAttemptsStore(tx: Executor) {
  return {
    ...loginAttemptReads(tx),
    /** One more failure; none is tried again before `until` (UTC ms). Returns how many there are now. */
    async fail(key: string, until: number): Promise<number> {
      const row = await tx.db
        .insertInto('login_attempts')
        .values({ key, count: 1, until })
        .onConflict((c) =>
          c.column('key').doUpdateSet((eb) => ({ count: eb('login_attempts.count', '+', 1), until })),
        )
        .returning('count')
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async clear(key: string): Promise<void> {
      await tx.db.deleteFrom('login_attempts').where('key', '=', key).execute();
    },
  };
}
