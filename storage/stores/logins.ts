import type { Executor } from '../executor.ts';
import { statement } from '../statement.ts';

export type LoginRow = {
  hash: string;
  operator: string;
  csrf: string;
  createdAt: number;
  seenAt: number;
  expiresAt: number;
};

const byHash = statement<{ hash: string }>()((db, p) =>
  db.selectFrom('logins').selectAll().where('hash', '=', p.hash).compile(),
);

export function loginReads(tx: Executor) {
  return {
    /** As it stands; whoever asks checks the times. */
    async get(hash: string): Promise<LoginRow | undefined> {
      const row = await byHash.first(tx, { hash });
      if (row === undefined) return undefined;
      return {
        hash: row.hash,
        operator: row.operator,
        csrf: row.csrf,
        createdAt: row.created_at,
        seenAt: row.seen_at,
        expiresAt: row.expires_at,
      };
    },
  };
}

export function loginsStore(tx: Executor) {
  return {
    ...loginReads(tx),
    async create(login: {
      hash: string;
      operator: string;
      csrf: string;
      at: number;
      expiresAt: number;
    }): Promise<void> {
      await tx.db
        .insertInto('logins')
        .values({
          hash: login.hash,
          operator: login.operator,
          csrf: login.csrf,
          created_at: login.at,
          seen_at: login.at,
          expires_at: login.expiresAt,
        })
        .execute();
    },
    async touch(hash: string, now: number): Promise<void> {
      await tx.db.updateTable('logins').set({ seen_at: now }).where('hash', '=', hash).execute();
    },
    async remove(hash: string): Promise<void> {
      await tx.db.deleteFrom('logins').where('hash', '=', hash).execute();
    },
    /** Every login of an operator: disabled, or the password changed. */
    async removeOf(operator: string): Promise<void> {
      await tx.db.deleteFrom('logins').where('operator', '=', operator).execute();
    },
    async removeExpired(now: number): Promise<void> {
      await tx.db.deleteFrom('logins').where('expires_at', '<=', now).execute();
    },
  };
}
