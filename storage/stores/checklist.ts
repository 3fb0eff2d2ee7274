import type { ItemFacts } from '../../flows/facts.ts';
import type { Executor } from '../executor.ts';
import { openText, sealText } from '../sealed.ts';
import { statement } from '../statement.ts';
import type { ChecklistTable } from '../tables/checklist.ts';

const of = statement<{ ids: string[] }>()((db, p) =>
  db
    .selectFrom('checklist as i')
    .innerJoin('applications as a', 'a.id', 'i.application')
    .selectAll('i')
    .select('a.contact')
    .where('i.application', 'in', p.ids)
    .compile(),
);
const contactOf = statement<{ id: string }>()((db, p) =>
  db.selectFrom('applications').select('contact').where('id', '=', p.id).compile(),
);
const put = statement<ChecklistTable>()((db, p) =>
  db
    .insertInto('checklist')
    .values(p)
    .onConflict((c) =>
      c.columns(['application', 'code']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        reason: eb.ref('excluded.reason'),
        by: eb.ref('excluded.by'),
        at: eb.ref('excluded.at'),
      })),
    )
    .compile(),
);

export function checklistReads(tx: Executor) {
  return {
    /** By application, then by requirement code; every application asked for is there, if only empty. */
    async of(applications: readonly string[]): Promise<Map<string, Map<string, ItemFacts>>> {
      const found = new Map(applications.map((id) => [id, new Map<string, ItemFacts>()]));
      if (applications.length === 0) return found;
      for (const row of await of.all(tx, { ids: [...found.keys()] })) {
        const key = row.reason === null ? undefined : await tx.keys.find(tx, row.contact);
        found.get(row.application)?.set(row.code, {
          state: row.state,
          at: row.at,
          ...(row.by === null ? {} : { by: row.by }),
          ...(row.reason === null || key === undefined
            ? {}
            : { reason: openText(tx.cipher, key, row.reason) }),
        });
      }
      return found;
    },
  };
}

export function checklistStore(tx: Executor) {
  return {
    ...checklistReads(tx),
    async set(
      application: string,
      code: string,
      state: ItemFacts['state'],
      given: { at: number; by?: string; reason?: string },
    ): Promise<void> {
      const owner = await contactOf.first(tx, { id: application });
      if (owner === undefined) throw new Error(`there is no application ${application}`);
      const reason =
        given.reason === undefined
          ? null
          : sealText(tx.cipher, await tx.keys.of(tx, owner.contact), given.reason);
      await put.run(tx, { application, code, state, reason, by: given.by ?? null, at: given.at });
      tx.hint('application', application);
    },
  };
}
