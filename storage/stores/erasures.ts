import type { Executor } from '../executor.ts';

export type ErasureRow = { hash: string; at: number };

export function erasureReads(tx: Executor) {
  return {
    /** Everyone who was erased, as hashes of their addresses. */
    list: (): Promise<ErasureRow[]> => tx.db.selectFrom('erasures').selectAll().orderBy('hash').execute(),
    /** The contact that is known by this address again, if any (an older backup was restored). */
    async contactOf(hash: string): Promise<string | undefined> {
      const row = await tx.db
        .selectFrom('addresses')
        .select('contact')
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row?.contact;
    },
  };
}
