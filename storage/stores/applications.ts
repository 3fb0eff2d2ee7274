import { sql } from 'kysely';
import type { Stage } from '../../flows/facts.ts';
import type { Executor } from '../executor.ts';
import { openText, sealText } from '../sealed.ts';
import { statement } from '../statement.ts';
import type { ApplicationsTable } from '../tables/applications.ts';
import { VersionConflict } from '../version-conflict.ts';
import {
  addChange,
  bump,
  deleteLines,
  insert,
  insertLine,
  moveLines,
  replacePermits,
  showStage,
  submit,
} from './application-statements.ts';
import { leastAdvanced } from './least-advanced.ts';

export type PermitLine = { permit: string; stage: Stage; since: number; waitingFor: string | null };

export type ApplicationRow = {
  id: string;
  number: string | null;
  contact: string;
  chat: string;
  permits: string[];
  lines: PermitLine[];
  /** That of the least advanced line. */
  stage: Stage;
  stageSince: number;
  /** Another party that every least advanced line waits for. */
  waitingFor: string | null;
  /** The catalogue revision it is pinned to, once submitted; before, the one its person was last told of. */
  revision: string | null;
  version: number;
  createdAt: number;
  submittedAt: number | null;
};

export type CaseRow = Omit<ApplicationRow, 'lines'> & { judged: boolean };

export type NewApplication = {
  id: string;
  contact: string;
  chat: string;
  permits: string[];
  revision?: string;
  at: number;
};

/** `permits` left out: every line moves. `by`: `operator:<id>`, `contact` or `system`. */
export type StageMove = { permits?: readonly string[]; to: Stage; by: string; at: number; note?: string };

/** `waitingFor` null: the wait is over. `permits` left out: it concerns every line. */
export type WaitChange = { permits?: readonly string[]; waitingFor: string | null; by: string; at: number };

/** `waitingFor`: another party began to be waited for. A change from a stage to itself without one ends a wait. */
export type StageChangeRow = {
  id: string;
  permit: string | null;
  from: Stage;
  to: Stage;
  by: string;
  at: number;
  note: string | null;
  waitingFor: string | null;
};

const byId = statement<{ id: string }>()((db, p) =>
  db.selectFrom('applications').selectAll().where('id', '=', p.id).compile(),
);
const ofContact = statement<{ contact: string; limit: number }>()((db, p) =>
  db
    .selectFrom('applications')
    .selectAll()
    .where('contact', 'in', (eb) =>
      eb
        .selectFrom('contacts')
        .select('id')
        .where((or) => or.or([or('id', '=', p.contact), or('merged_into', '=', p.contact)])),
    )
    .orderBy('id', 'desc')
    .limit(p.limit)
    .compile(),
);
const ofPeople = statement<{ people: string[]; limit: number }>()((db, p) =>
  db
    .selectFrom('applications as a')
    .selectAll('a')
    .select((eb) =>
      eb
        .exists(eb.selectFrom('checklist as i').select('i.code').whereRef('i.application', '=', 'a.id'))
        .as('judged'),
    )
    .where('a.contact', 'in', p.people)
    .orderBy('a.id', 'desc')
    .limit(p.limit)
    .compile(),
);
const linesOf = statement<{ ids: string[] }>()((db, p) =>
  db.selectFrom('permit_lines').selectAll().where('application', 'in', p.ids).orderBy('permit').compile(),
);
const withoutLines = (row: ApplicationsTable): Omit<ApplicationRow, 'lines'> => ({
  id: row.id,
  number: row.number,
  contact: row.contact,
  chat: row.chat,
  permits: JSON.parse(row.permits) as string[],
  stage: row.stage,
  stageSince: row.stage_since,
  waitingFor: row.waiting_for,
  revision: row.revision,
  version: row.version,
  createdAt: row.created_at,
  submittedAt: row.submitted_at,
});

async function withLines(tx: Executor, rows: readonly ApplicationsTable[]): Promise<ApplicationRow[]> {
  if (rows.length === 0) return [];
  const lines = await linesOf.all(tx, { ids: rows.map((row) => row.id) });
  return rows.map((row) => ({
    ...withoutLines(row),
    lines: lines
      .filter((line) => line.application === row.id)
      .map((line) => ({
        permit: line.permit,
        stage: line.stage,
        since: line.since,
        waitingFor: line.waiting_for,
      })),
  }));
}

/** `search` is the start of a number; `from` and `to` bound the submission (UTC ms). Newest first. */
export type ApplicationFilter = {
  stages?: Stage[];
  search?: string;
  from?: number;
  to?: number;
  limit: number;
  offset?: number;
};

export function applicationReads(tx: Executor) {
  return {
    async get(id: string): Promise<ApplicationRow | undefined> {
      const row = await byId.first(tx, { id });
      return row === undefined ? undefined : (await withLines(tx, [row]))[0];
    },
    async byNumber(number: string): Promise<ApplicationRow | undefined> {
      const row = await tx.db
        .selectFrom('applications')
        .selectAll()
        .where('number', '=', number)
        .executeTakeFirst();
      return row === undefined ? undefined : (await withLines(tx, [row]))[0];
    },
    /** Newest first; those of merged contacts included. */
    async ofContact(contact: string, limit: number): Promise<ApplicationRow[]> {
      return withLines(tx, await ofContact.all(tx, { contact, limit }));
    },
    /** The same for every contact of a person, as a turn needs them; `judged`: its checklist has something recorded. */
    async ofPeople(people: readonly string[], limit: number): Promise<CaseRow[]> {
      const rows = await ofPeople.all(tx, { people: [...people], limit });
      return rows.map((row) => ({ ...withoutLines(row), judged: Boolean(row.judged) }));
    },
    async list(filter: ApplicationFilter): Promise<ApplicationRow[]> {
      let query = tx.db.selectFrom('applications').selectAll();
      if (filter.stages !== undefined) query = query.where('stage', 'in', filter.stages);
      if (filter.search !== undefined) {
        const start = filter.search.toUpperCase();
        query = query.where(sql<boolean>`substr(number, 1, ${sql.lit(start.length)}) = ${start}`);
      }
      if (filter.from !== undefined) query = query.where('submitted_at', '>=', filter.from);
      if (filter.to !== undefined) query = query.where('submitted_at', '<', filter.to);
      query = query.orderBy('id', 'desc').limit(filter.limit);
      return withLines(tx, await query.offset(filter.offset ?? 0).execute());
    },
    /** Drafts begun before `before` (UTC ms) in which nothing was answered since. */
    async abandoned(before: number, limit: number): Promise<ApplicationRow[]> {
      const rows = await tx.db
        .selectFrom('applications as a')
        .selectAll('a')
        .where('a.stage', '=', 'draft')
        .where('a.created_at', '<', before)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('answers as w')
                .select('w.key')
                .whereRef('w.subject', '=', 'a.id')
                .where('w.at', '>=', before),
            ),
          ),
        )
        .orderBy('a.id')
        .limit(limit)
        .execute();
      return withLines(tx, rows);
    },
    /** Oldest first. */
    async stageChanges(id: string): Promise<StageChangeRow[]> {
      const application = await byId.first(tx, { id });
      if (application === undefined) return [];
      const key = await tx.keys.find(tx, application.contact);
      const rows = await tx.db
        .selectFrom('stage_changes')
        .selectAll()
        .where('application', '=', id)
        .orderBy('id')
        .execute();
      return rows.map(({ id: change, permit, from_stage: from, to_stage: to, by, at, note }) => {
        const words = note === null || key === undefined ? null : openText(tx.cipher, key, note);
        const told = from === to ? { note: null, waitingFor: words } : { note: words, waitingFor: null };
        return { id: change, permit, from, to, by, at, ...told };
      });
    },
  };
}

/** Whom all of these lines wait for; while one of them is ours to work on, nobody. */
function sharedWait(lines: readonly PermitLine[]): string | null {
  return lines.some(({ waitingFor }) => waitingFor === null) ? null : (lines[0]?.waitingFor ?? null);
}

export function applicationsStore(tx: Executor) {
  const reads = applicationReads(tx);
  const raised = (id: string, changed: number): void => {
    if (changed === 0) throw new VersionConflict('application', id);
    tx.hint('application', id);
  };
  const bumpVersion = async (id: string, version: number): Promise<void> =>
    raised(id, await bump.run(tx, { id, version }));
  const addLines = async (application: string, permits: readonly string[], at: number): Promise<void> => {
    for (const permit of permits)
      await insertLine.run(tx, { application, permit, stage: 'draft', since: at, waiting_for: null });
  };
  /** Of a change of every line one entry is kept, else one for each line. */
  const change = async (
    id: string,
    version: number,
    about: { permits?: readonly string[]; by: string; at: number },
    line: { stage: Stage | null; since: number | null; waitingFor: string | null },
    entryOf: (from: Stage) => { from_stage: Stage; to_stage: Stage; note: string | undefined },
  ): Promise<ApplicationRow> => {
    await bumpVersion(id, version);
    const before = await reads.get(id);
    if (before === undefined) throw new Error(`there is no application ${id}`);
    const { by, at, permits } = about;
    const changed = before.lines.filter(({ permit }) => permits?.includes(permit) ?? true);
    if (permits !== undefined && changed.length !== permits.length) {
      throw new Error(`application ${id} has not all of ${permits.join(', ')}`);
    }
    if (changed.length > 0) {
      const codes = changed.map(({ permit }) => permit);
      await moveLines.run(tx, { application: id, permits: codes, ...line });
    }
    const whole = changed.length === before.lines.length;
    const entries = whole ? [{ permit: null, stage: before.stage }] : changed;
    for (const { permit, stage: from } of entries) {
      const { note, ...stages } = entryOf(from);
      const sealed =
        note === undefined ? null : sealText(tx.cipher, await tx.keys.of(tx, before.contact), note);
      const entry = { id: tx.ids.next(), application: id, permit, ...stages, by, at, note: sealed };
      await addChange.run(tx, entry);
    }
    const { stage: to, since, waitingFor: waits } = line;
    const lines = before.lines.map((one) =>
      changed.includes(one)
        ? { ...one, stage: to ?? one.stage, since: since ?? one.since, waitingFor: waits }
        : one,
    );
    const stage = leastAdvanced(lines.map((one) => one.stage)) ?? to ?? before.stage;
    const waitingFor = sharedWait(lines.filter((one) => one.stage === stage));
    const stageSince = stage === before.stage ? before.stageSince : at;
    await showStage.run(tx, { id, stage, since: stageSince, waitingFor });
    return { ...before, lines, stage, stageSince, waitingFor };
  };

  return {
    ...reads,
    /** A new draft, version 1. */
    async create(application: NewApplication): Promise<void> {
      const { id, contact, chat, at } = application;
      const permits = JSON.stringify(application.permits);
      const revision = application.revision ?? null;
      await insert.run(tx, { id, contact, chat, permits, stage: 'draft', revision, at });
      await addLines(id, application.permits, at);
      tx.hint('application', id);
    },
    /** Raises the version; throws VersionConflict if it is no longer `version`. */
    bumpVersion,
    /** Of a draft: its lines begin anew. */
    async setPermits(id: string, version: number, permits: readonly string[], at: number): Promise<void> {
      raised(id, await replacePermits.run(tx, { id, version, permits: JSON.stringify(permits) }));
      await deleteLines.run(tx, { application: id });
      await addLines(id, permits, at);
    },
    /** Of a draft: its person knows the catalogue up to this revision. */
    async follow(id: string, revision: string): Promise<void> {
      await tx.db
        .updateTable('applications')
        .set({ revision })
        .where('id', '=', id)
        .where('number', 'is', null)
        .execute();
    },
    /** Gives it its number and pins the catalogue revision; the stage is moved by `setStage`. */
    async submit(id: string, given: { number: string; revision: string; at: number }): Promise<void> {
      await submit.run(tx, { id, ...given });
      tx.hint('application', id);
    },
    /** Moves some lines or all, writes the change down, and shows the least advanced. Raises the version by one. */
    async setStage(id: string, version: number, move: StageMove): Promise<ApplicationRow> {
      const { to, at } = move;
      return change(id, version, move, { stage: to, since: at, waitingFor: null }, (from) => ({
        from_stage: from,
        to_stage: to,
        note: move.note,
      }));
    },
    /** Begins or ends a wait for another party; the stage stays. Raises the version by one. */
    async setWaiting(id: string, version: number, wait: WaitChange): Promise<ApplicationRow> {
      return change(id, version, wait, { stage: null, since: null, waitingFor: wait.waitingFor }, (from) => ({
        from_stage: from,
        to_stage: from,
        note: wait.waitingFor ?? undefined,
      }));
    },
  };
}
