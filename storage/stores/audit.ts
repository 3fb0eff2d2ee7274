import type { Json } from '../../flows/json.ts';
import type { Executor } from '../executor.ts';
import { openText, sealText } from '../sealed.ts';
import { statement } from '../statement.ts';
import type { AuditTable } from '../tables/audit.ts';

/**
 * `who`: `operator:<id>`, `contact`, `bot`, `system` or `cli`. `detail` holds ids and codes, never personal data; words
 * about a contact are a `reason`, sealed with that contact's key and gone with it.
 */
export type AuditEntry = {
  at: number;
  who: string;
  action: string;
  subjectKind: string;
  subject: string;
  detail?: Record<string, Json>;
  reason?: string;
};

export type AuditRow = AuditEntry & { id: string };

/** `from` and `to` in UTC ms; `before` is the id of the oldest entry already seen. Newest first. */
export type AuditFilter = {
  who?: string;
  action?: string;
  subject?: string;
  from?: number;
  to?: number;
  before?: string;
  limit: number;
};

const add = statement<AuditTable>()((db, p) => db.insertInto('audit').values(p).compile());

export function auditReads(tx: Executor) {
  return {
    async list(filter: AuditFilter): Promise<AuditRow[]> {
      let query = tx.db.selectFrom('audit').selectAll();
      if (filter.who !== undefined) query = query.where('who', '=', filter.who);
      if (filter.action !== undefined) query = query.where('action', '=', filter.action);
      if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject);
      if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
      if (filter.to !== undefined) query = query.where('at', '<', filter.to);
      if (filter.before !== undefined) query = query.where('id', '<', filter.before);
      const rows = await query.orderBy('id', 'desc').limit(filter.limit).execute();
      return Promise.all(rows.map((row) => opened(tx, row)));
    },
  };
}

async function opened(tx: Executor, row: AuditTable): Promise<AuditRow> {
  const { sealed, ...detail } = (row.detail === null ? {} : JSON.parse(row.detail)) as Record<string, Json>;
  const key = typeof sealed === 'string' ? await tx.keys.find(tx, row.subject) : undefined;
  return {
    id: row.id,
    at: row.at,
    who: row.who,
    action: row.action,
    subjectKind: row.subject_kind,
    subject: row.subject,
    ...(row.detail === null ? {} : { detail }),
    ...(typeof sealed === 'string' && key
      ? { reason: openText(tx.cipher, key, Buffer.from(sealed, 'base64')) }
      : {}),
  };
}

export function auditStore(tx: Executor) {
  return {
    ...auditReads(tx),
    async add(entry: AuditEntry): Promise<void> {
      const { reason, detail } = entry;
      const kept =
        reason === undefined
          ? detail
          : {
              ...detail,
              sealed: Buffer.from(sealText(tx.cipher, await tx.keys.of(tx, entry.subject), reason)).toString(
                'base64',
              ),
            };
      await add.run(tx, {
        id: tx.ids.next(),
        at: entry.at,
        who: entry.who,
        action: entry.action,
        subject_kind: entry.subjectKind,
        subject: entry.subject,
        detail: kept === undefined ? null : JSON.stringify(kept),
      });
    },
  };
}
