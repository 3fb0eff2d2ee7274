import type { Executor } from '../executor.ts';

/** `content` is JSON text. */
export type CatalogueRow = { revision: string; at: number; content: string };

export function catalogueReads(tx: Executor) {
  return {
    get: (revision: string): Promise<CatalogueRow | undefined> =>
      tx.db.selectFrom('catalogue_revisions').selectAll().where('revision', '=', revision).executeTakeFirst(),
  };
}

export function catalogueStore(tx: Executor) {
  return {
    ...catalogueReads(tx),
    /** A revision says what it holds, so one that is known already is left as it is. */
    async save(revision: string, content: string, at: number): Promise<void> {
      await tx.db
        .insertInto('catalogue_revisions')
        .values({ revision, at, content })
        .onConflict((c) => c.column('revision').doNothing())
        .execute();
    },
  };
}
