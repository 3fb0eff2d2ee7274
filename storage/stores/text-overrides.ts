import type { Executor } from '../executor.ts';
import type { TextOverridesTable } from '../tables/text-overrides.ts';

export type TextOverrideRow = TextOverridesTable;

export function textOverrideReads(tx: Executor) {
  return {
    list: (): Promise<TextOverrideRow[]> =>
      tx.db.selectFrom('text_overrides').selectAll().orderBy('language').orderBy('key').execute(),
  };
}

export function textOverridesStore(tx: Executor) {
  return {
    ...textOverrideReads(tx),
    async put(row: TextOverrideRow): Promise<void> {
      await tx.db
        .insertInto('text_overrides')
        .values(row)
        .onConflict((c) =>
          c
            .columns(['language', 'key'])
            .doUpdateSet({ text: row.text, seed: row.seed, by: row.by, at: row.at }),
        )
        .execute();
    },
    /** True if there was one. */
    async remove(language: string, key: string): Promise<boolean> {
      const row = await tx.db
        .deleteFrom('text_overrides')
        .where('language', '=', language)
        .where('key', '=', key)
        .returning('key')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
