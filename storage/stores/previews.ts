import type { Executor } from '../executor.ts';
import type { PreviewsTable } from '../tables/previews.ts';

export type Preview = Pick<PreviewsTable, 'file' | 'contact' | 'thumbnail' | 'crops' | 'at'>;

export function previewReads(tx: Executor) {
  return {
    /** Of a kept file, by its id. */
    async of(file: string): Promise<Preview | undefined> {
      return await tx.db.selectFrom('previews').selectAll().where('file', '=', file).executeTakeFirst();
    },
  };
}

export function previewsStore(tx: Executor) {
  return {
    ...previewReads(tx),
    /** A file read a second time keeps what was made of it first. Returns whether this one is kept. */
    async add(preview: Preview): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await tx.db
        .insertInto('previews')
        .values(preview)
        .onConflict((c) => c.column('file').doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
  };
}

/** Forgets what was made of these files; returns the ids of its own files, to be removed once this is committed. */
export async function clearPreviews(tx: Executor, files: readonly string[]): Promise<string[]> {
  if (files.length === 0) return [];
  const rows = await tx.db
    .deleteFrom('previews')
    .where('file', 'in', files)
    .returning(['thumbnail', 'crops'])
    .execute();
  return rows.flatMap(({ thumbnail, crops }) => [thumbnail, crops]).filter((id) => id !== null);
}
