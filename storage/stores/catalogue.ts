import type { Executor } from '../executor.ts';

/** `content` is JSON text. */
export type CatalogueRow = { revision: string; at: number; content: string };

export function catalogueReads(tx: Executor) {
  const all = () => tx.db.selectFrom('catalogue_revisions').selectAll();
  return {
    get: (revision: string): Promise<CatalogueRow | undefined> =>
      all().where('revision', '=', revision).executeTakeFirst(),
    /** The one that runs. */
    latest: (): Promise<CatalogueRow | undefined> =>
      all().orderBy('at', 'desc').orderBy('revision', 'desc').limit(1).executeTakeFirst(),
  };
}

export function catalogueStore(tx: Executor) {
  return {
    ...catalogueReads(tx),
    /** Becomes the latest; a revision that is known already is only made the latest again. */
    async save(revision: string, content: string, at: number): Promise<void> {
      await tx.db
        .insertInto('catalogue_revisions')
        .values({ revision, at, content })
        .onConflict((c) => c.column('revision').doUpdateSet({ at }))
        .execute();
    },
  };
}
