import type { Executor } from '../executor.ts';

export type ErasureRow = { hash: string; at: number };

export function erasureReads(tx: Executor) {
  return {
    /** Everyone who was erased, as hashes of their addresses. */
    list: (): Promise<ErasureRow[]> => tx.db.selectFrom('erasures').selectAll().orderBy('hash').execute(),
    /** The contact that has been known by this address since before `at` (UTC ms), if any (an older backup was restored). */
    async contactOf(hash: string, at: number): Promise<string | undefined> {
      const row = await tx.db
        .selectFrom('addresses')
        .select('contact')
        .where('hash', '=', hash)
        .where('created_at', '<=', at)
        .executeTakeFirst();
      return row?.contact;
    },
  };
}
