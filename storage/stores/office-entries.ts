import type { Executor } from '../executor.ts';
import type { OfficeEntriesTable } from '../tables/office-entries.ts';
import { VersionConflict } from '../version-conflict.ts';
import { settingReads, settingsStore } from './settings.ts';

export type OfficeEntryRow = OfficeEntriesTable;

/** Changes with every publication, of an entry or a sentence: what is cheap to look at before reading it all. */
const EDITION = 'office.edition';

export function officeEntryReads(tx: Executor) {
  const rows = () => tx.db.selectFrom('office_entries').selectAll();
  const newest = (column: 'origin' | 'state', value: 'seed' | 'published'): Promise<OfficeEntryRow[]> =>
    tx.db
      .selectFrom('office_entries as e')
      .selectAll('e')
      .where((eb) =>
        eb(
          'e.number',
          '=',
          eb
            .selectFrom('office_entries as n')
            .select(({ fn }) => fn.max('n.number').as('number'))
            .whereRef('n.entry', '=', 'e.entry')
            .where(`n.${column}`, '=', value),
        ),
      )
      .orderBy('e.entry')
      .execute();
  return {
    edition: async (): Promise<string> => (await settingReads(tx).get(EDITION)) ?? '',
    /** What runs: the last published revision of each entry, those taken away included. */
    running: (): Promise<OfficeEntryRow[]> => newest('state', 'published'),
    /** What the office folder said last of each entry. */
    seeds: (): Promise<OfficeEntryRow[]> => newest('origin', 'seed'),
    drafts: (): Promise<OfficeEntryRow[]> => rows().where('state', '=', 'draft').orderBy('entry').execute(),
    /** Oldest first. */
    history: (entry: string): Promise<OfficeEntryRow[]> =>
      rows().where('entry', '=', entry).orderBy('number').execute(),
  };
}

export function officeEntriesStore(tx: Executor) {
  return {
    ...officeEntryReads(tx),
    /** The next revision of its entry. Throws VersionConflict where another process numbered one at the same time. */
    async add(revision: Omit<OfficeEntryRow, 'number'>): Promise<number> {
      const last = await tx.db
        .selectFrom('office_entries')
        .select(({ fn }) => fn.max('number').as('number'))
        .where('entry', '=', revision.entry)
        .executeTakeFirst();
      const number = Number(last?.number ?? 0) + 1;
      const added = await tx.db
        .insertInto('office_entries')
        .values({ ...revision, number })
        .onConflict((c) => c.columns(['entry', 'number']).doNothing())
        .returning('number')
        .executeTakeFirst();
      if (added === undefined) throw new VersionConflict('office entry', revision.entry);
      return number;
    },
    /** The draft of an entry, if there is one, waits no longer. */
    async settleDraft(entry: string): Promise<void> {
      await tx.db
        .updateTable('office_entries')
        .set({ state: 'settled' })
        .where('entry', '=', entry)
        .where('state', '=', 'draft')
        .execute();
    },
    /** Every process reads the office's knowledge anew. */
    async raiseEdition(): Promise<void> {
      const edition = tx.ids.next();
      await settingsStore(tx).set(EDITION, edition);
      tx.hint('office', edition);
    },
  };
}
