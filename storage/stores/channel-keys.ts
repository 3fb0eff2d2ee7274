import type { Executor } from '../executor.ts';
import { openOwnText, sealOwnText } from '../sealed.ts';
import { statement } from '../statement.ts';

/** `value` null deletes the key. */
export type ChannelKeyChange = { type: string; id: string; value: string | null };

/** Rows per insert: a first login writes hundreds of keys at once. */
const CHUNK = 100;

const some = statement<{ account: string; type: string; ids: string[] }>()((db, p) =>
  db
    .selectFrom('channel_keys')
    .select(['id', 'value'])
    .where('account', '=', p.account)
    .where('type', '=', p.type)
    .where('id', 'in', p.ids)
    .compile(),
);
const remove = statement<{ account: string; type: string; id: string }>()((db, p) =>
  db
    .deleteFrom('channel_keys')
    .where('account', '=', p.account)
    .where('type', '=', p.type)
    .where('id', '=', p.id)
    .compile(),
);

export function channelKeyReads(tx: Executor) {
  const opened = (rows: readonly { id: string; value: Uint8Array }[]): Map<string, string> =>
    new Map(rows.map((row) => [row.id, openOwnText(tx.cipher, row.value)]));
  return {
    /** By id; what is not there is left out. */
    async get(account: string, type: string, ids: readonly string[]): Promise<Map<string, string>> {
      return ids.length === 0 ? new Map() : opened(await some.all(tx, { account, type, ids: [...ids] }));
    },
    async all(account: string, type: string): Promise<Map<string, string>> {
      const rows = await tx.db
        .selectFrom('channel_keys')
        .select(['id', 'value'])
        .where('account', '=', account)
        .where('type', '=', type)
        .orderBy('id')
        .execute();
      return opened(rows);
    },
  };
}

export function channelKeysStore(tx: Executor) {
  return {
    ...channelKeyReads(tx),
    async set(account: string, changes: readonly ChannelKeyChange[]): Promise<void> {
      // The last change of a key wins: one insert may not name a key twice.
      const last = new Map(changes.map((change) => [JSON.stringify([change.type, change.id]), change]));
      const rows = [];
      for (const { type, id, value } of last.values()) {
        if (value === null) await remove.run(tx, { account, type, id });
        else rows.push({ account, type, id, value: sealOwnText(tx.cipher, value) });
      }
      for (let from = 0; from < rows.length; from += CHUNK) {
        await tx.db
          .insertInto('channel_keys')
          .values(rows.slice(from, from + CHUNK))
          .onConflict((c) =>
            c.columns(['account', 'type', 'id']).doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
          )
          .execute();
      }
    },
    async clear(account: string): Promise<void> {
      await tx.db.deleteFrom('channel_keys').where('account', '=', account).execute();
    },
  };
}
