import type { LineFacts, MoveFacts } from '../../flows/facts.ts';
import type { Executor } from '../executor.ts';
import { statement } from '../statement.ts';

const linesOf = statement<{ ids: string[] }>()((db, p) =>
  db.selectFrom('permit_lines').selectAll().where('application', 'in', p.ids).orderBy('permit').compile(),
);
const movesOf = statement<{ ids: string[] }>()((db, p) =>
  db
    .selectFrom('stage_changes')
    .select(['application', 'permit', 'from_stage', 'to_stage', 'at'])
    .select((eb) => eb('note', 'is not', null).as('noted'))
    .where('application', 'in', p.ids)
    .orderBy('id')
    .compile(),
);

/** Where the permits of an application stand, and what its clocks run on, oldest first. */
export type History = { lines: LineFacts[]; moves: MoveFacts[] };

export function historyReads(tx: Executor) {
  return {
    /** Every application asked for is there, if only empty. */
    async of(applications: readonly string[]): Promise<Map<string, History>> {
      const found = new Map(applications.map((id): [string, History] => [id, { lines: [], moves: [] }]));
      if (applications.length === 0) return found;
      const ids = [...found.keys()];
      for (const { application, permit, stage, since, waiting_for: waitingFor } of await linesOf.all(tx, {
        ids,
      })) {
        const waits = waitingFor === null ? {} : { waitingFor };
        found.get(application)?.lines.push({ permit, stage, since, ...waits });
      }
      for (const row of await movesOf.all(tx, { ids })) {
        found.get(row.application)?.moves.push({
          to: row.to_stage,
          at: row.at,
          waiting: row.from_stage === row.to_stage && Boolean(row.noted),
          ...(row.permit === null ? {} : { permit: row.permit }),
        });
      }
      return found;
    },
  };
}
