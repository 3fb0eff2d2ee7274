import type { Executor } from '../executor.ts';
import { clearPreviews } from './previews.ts';
import type { DocumentsTable } from '../tables/documents.ts';

/** `size`: bytes, in clear. */
export type DocumentRow = DocumentsTable;

/** `sha256` is the hex digest of the bytes in clear; only its keyed hash is kept. */
export type NewDocument = {
  application: string | null;
  contact: string;
  code: string;
  file: string;
  mime: string;
  size: number;
  sha256: string;
  message: string | null;
  at: number;
};

const documentRow = (row: DocumentsTable): DocumentRow => row;

export function documentReads(tx: Executor) {
  const kept = () => tx.db.selectFrom('documents').selectAll().orderBy('id');
  return {
    async get(id: string): Promise<DocumentRow | undefined> {
      const row = await kept().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : documentRow(row);
    },
    /** Oldest first, replaced ones included. */
    async ofApplication(application: string): Promise<DocumentRow[]> {
      return (await kept().where('application', '=', application).execute()).map(documentRow);
    },
    /** Oldest first, replaced ones and those of merged contacts included. */
    async ofContact(contact: string): Promise<DocumentRow[]> {
      const people = tx.db
        .selectFrom('contacts')
        .select('id')
        .where((eb) => eb.or([eb('id', '=', contact), eb('merged_into', '=', contact)]));
      return (await kept().where('contact', 'in', people).execute()).map(documentRow);
    },
    /** The same bytes sent before by the same contact. */
    async sameBytes(contact: string, sha256: string): Promise<DocumentRow[]> {
      const digest = tx.cipher.hash('file', sha256);
      const rows = await kept().where('contact', '=', contact).where('digest', '=', digest).execute();
      return rows.map(documentRow);
    },
  };
}

export function documentsStore(tx: Executor) {
  /** The newest version of what was filed under this code; 0 where nothing was. */
  async function last({ application, contact, code }: NewDocument): Promise<number> {
    const row = await tx.db
      .selectFrom('documents')
      .select((eb) => eb.fn.max('version').as('version'))
      .where('application', application === null ? 'is' : '=', application)
      .where('contact', '=', contact)
      .where('code', '=', code)
      .executeTakeFirst();
    return row?.version ?? 0;
  }

  async function insert({ sha256, ...fields }: NewDocument, version: number): Promise<string> {
    const id = tx.ids.next();
    await tx.db
      .insertInto('documents')
      .values({ ...fields, id, digest: tx.cipher.hash('file', sha256), version, state: 'kept' })
      .execute();
    if (fields.application !== null) tx.hint('application', fields.application);
    return id;
  }

  async function supersede(application: string, code: string, by = ''): Promise<void> {
    await tx.db
      .updateTable('documents')
      .set({ state: 'replaced' })
      .where('application', '=', application)
      .where('code', '=', code)
      .where('id', '!=', by)
      .execute();
    tx.hint('application', application);
  }

  async function setState(
    application: string,
    code: string,
    file: string,
    state: DocumentRow['state'],
  ): Promise<void> {
    await tx.db
      .updateTable('documents')
      .set({ state })
      .where('application', '=', application)
      .where('code', '=', code)
      .where('file', '=', file)
      .execute();
    tx.hint('application', application);
  }

  return {
    ...documentReads(tx),
    /** A new version of what was filed under the same code before. Returns its id. */
    add: async (document: NewDocument): Promise<string> => insert(document, (await last(document)) + 1),
    /** One more page of what was filed there last. */
    addPage: async (document: NewDocument): Promise<string> =>
      insert(document, Math.max(await last(document), 1)),
    /**
     * What is kept of a case under a code counts for another one as well, page by page: the same files, given once.
     * False: there is nothing.
     */
    async useAgain(from: string, application: string, code: string, at: number): Promise<boolean> {
      const pages = await tx.db
        .selectFrom('documents')
        .selectAll()
        .where('application', '=', from)
        .where('code', '=', code)
        .where('state', '=', 'kept')
        .orderBy('id')
        .execute();
      if (pages.length === 0) return false;
      await supersede(application, code);
      for (const page of pages) {
        const copy = { ...page, id: tx.ids.next(), application, version: 1, at };
        await tx.db.insertInto('documents').values(copy).execute();
      }
      tx.hint('application', application);
      return true;
    },
    /** Forgets an application's documents; returns the ids of their files, to be removed once this is committed. */
    async clear(application: string): Promise<string[]> {
      const rows = await tx.db
        .deleteFrom('documents')
        .where('application', '=', application)
        .returning('file')
        .execute();
      tx.hint('application', application);
      const files = [...new Set(rows.map((row) => row.file))];
      if (files.length === 0) return [];
      // What was used again for another case stays with that one.
      const used = await tx.db.selectFrom('documents').select('file').where('file', 'in', files).execute();
      const gone = files.filter((file) => used.every((row) => row.file !== file));
      return [...gone, ...(await clearPreviews(tx, gone))];
    },
    /** What was kept under this code, `by` excepted, counts as replaced from now on. */
    replace: supersede,
    /** A file that was kept under this code counts no longer. */
    takeBack: (application: string, code: string, file: string): Promise<void> =>
      setState(application, code, file, 'replaced'),
    /** An older file under this code counts again. */
    bringBack: (application: string, code: string, file: string): Promise<void> =>
      setState(application, code, file, 'kept'),
  };
}
