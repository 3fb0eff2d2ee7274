import type { Stage } from '../../flows/facts.ts';
import { statement } from '../statement.ts';
import type { PermitLinesTable } from '../tables/permit-lines.ts';
import type { StageChangesTable } from '../tables/stage-changes.ts';

/** Changes nothing where the version is no longer the one that was read. */
export const bump = statement<{ id: string; version: number }>()((db, p) =>
  db
    .updateTable('applications')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', p.id)
    .where('version', '=', p.version)
    .compile(),
);

export const insert = statement<{
  id: string;
  contact: string;
  chat: string;
  permits: string;
  stage: Stage;
  revision: string | null;
  at: number;
}>()((db, p) =>
  db
    .insertInto('applications')
    .values({
      id: p.id,
      number: null,
      contact: p.contact,
      chat: p.chat,
      permits: p.permits,
      stage: p.stage,
      stage_since: p.at,
      waiting_for: null,
      revision: p.revision,
      version: 1,
      created_at: p.at,
      submitted_at: null,
    })
    .compile(),
);
export const replacePermits = statement<{ id: string; version: number; permits: string }>()((db, p) =>
  db
    .updateTable('applications')
    .set((eb) => ({ permits: p.permits, version: eb('version', '+', 1) }))
    .where('id', '=', p.id)
    .where('version', '=', p.version)
    .compile(),
);
export const insertLine = statement<PermitLinesTable>()((db, p) =>
  db.insertInto('permit_lines').values(p).compile(),
);
export const deleteLines = statement<{ application: string }>()((db, p) =>
  db.deleteFrom('permit_lines').where('application', '=', p.application).compile(),
);
export const submit = statement<{ id: string; number: string; revision: string; at: number }>()((db, p) =>
  db
    .updateTable('applications')
    .set({ number: p.number, revision: p.revision, submitted_at: p.at })
    .where('id', '=', p.id)
    .compile(),
);
/** `stage` and `since` null: they stay. */
export const moveLines = statement<{
  application: string;
  permits: string[];
  stage: Stage | null;
  since: number | null;
  waitingFor: string | null;
}>()((db, p) =>
  db
    .updateTable('permit_lines')
    .set((eb) => ({
      stage: eb.fn.coalesce(eb.val(p.stage), 'stage'),
      since: eb.fn.coalesce(eb.val(p.since), 'since'),
      waiting_for: p.waitingFor,
    }))
    .where('application', '=', p.application)
    .where('permit', 'in', p.permits)
    .compile(),
);
export const addChange = statement<StageChangesTable>()((db, p) =>
  db.insertInto('stage_changes').values(p).compile(),
);
export const showStage = statement<{
  id: string;
  stage: Stage;
  since: number;
  waitingFor: string | null;
}>()((db, p) =>
  db
    .updateTable('applications')
    .set({ stage: p.stage, stage_since: p.since, waiting_for: p.waitingFor })
    .where('id', '=', p.id)
    .compile(),
);
