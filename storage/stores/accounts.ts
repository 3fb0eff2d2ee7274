import type { Executor } from '../executor.ts';
import { openOwnText, sealOwnText } from '../sealed.ts';
import { statement } from '../statement.ts';
import type { AccountsTable } from '../tables/accounts.ts';

/** `state` and `detail` are the channel's; `wanted` is what a person asked the lease holder for; `qr` is text. */
export type AccountRow = {
  id: string;
  channel: string;
  state: string;
  detail: string | null;
  leaseOwner: string | null;
  leaseUntil: number | null;
  wanted: string | null;
  qr: string | null;
  updatedAt: number;
};

/** Whatever is left out stays as it is. */
export type AccountFields = {
  state?: string;
  detail?: string | null;
  wanted?: string | null;
  qr?: string | null;
};

function accountRow(tx: Executor, row: AccountsTable): AccountRow {
  return {
    id: row.id,
    channel: row.channel,
    state: row.state,
    detail: row.detail,
    leaseOwner: row.lease_owner,
    leaseUntil: row.lease_until,
    wanted: row.wanted,
    qr: row.qr === null ? null : openOwnText(tx.cipher, row.qr),
    updatedAt: row.updated_at,
  };
}

export function accountReads(tx: Executor) {
  const all = () => tx.db.selectFrom('accounts').selectAll();
  return {
    async get(id: string): Promise<AccountRow | undefined> {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : accountRow(tx, row);
    },
    list: async (): Promise<AccountRow[]> =>
      (await all().orderBy('id').execute()).map((row) => accountRow(tx, row)),
  };
}

const leaseOf = statement<{ id: string }>()((db, p, dialect) => {
  const found = db.selectFrom('accounts').select('lease_owner').where('id', '=', p.id);
  return (dialect === 'postgres' ? found.forShare() : found).compile();
});

export function accountsStore(tx: Executor) {
  return {
    ...accountReads(tx),
    /** Made with state `unlinked` unless another is given. */
    async upsert(id: string, channel: string, fields: AccountFields, now: number): Promise<void> {
      const qr = typeof fields.qr === 'string' ? sealOwnText(tx.cipher, fields.qr) : fields.qr;
      const given = {
        ...(fields.state === undefined ? {} : { state: fields.state }),
        ...(fields.detail === undefined ? {} : { detail: fields.detail }),
        ...(fields.wanted === undefined ? {} : { wanted: fields.wanted }),
        ...(qr === undefined ? {} : { qr }),
        updated_at: now,
      };
      await tx.db
        .insertInto('accounts')
        .values({
          id,
          channel,
          state: 'unlinked',
          detail: null,
          lease_owner: null,
          lease_until: null,
          wanted: null,
          qr: null,
          ...given,
        })
        .onConflict((c) => c.column('id').doUpdateSet(given))
        .execute();
      tx.hint('account', id);
    },
    /** Takes or renews the lease for `ms`; false while another owner holds it. */
    async lease(id: string, owner: string, now: number, ms: number): Promise<boolean> {
      const row = await tx.db
        .updateTable('accounts')
        .set({ lease_owner: owner, lease_until: now + ms })
        .where('id', '=', id)
        .where((eb) =>
          eb.or([eb('lease_owner', 'is', null), eb('lease_owner', '=', owner), eb('lease_until', '<', now)]),
        )
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    /** On PostgreSQL nobody takes the lease from here to the end of this transaction. */
    async leasedToAnother(id: string, owner: string): Promise<boolean> {
      const row = await leaseOf.first(tx, { id });
      return row !== undefined && row.lease_owner !== null && row.lease_owner !== owner;
    },
    /** The same for whoever may write only while it is theirs. */
    async leasedTo(id: string, owner: string): Promise<boolean> {
      return (await leaseOf.first(tx, { id }))?.lease_owner === owner;
    },
    async release(id: string, owner: string): Promise<void> {
      await tx.db
        .updateTable('accounts')
        .set({ lease_owner: null, lease_until: null })
        .where('id', '=', id)
        .where('lease_owner', '=', owner)
        .execute();
    },
  };
}
