import { sql } from 'kysely';
import type { Executor } from '../executor.ts';
import { statement } from '../statement.ts';

/** What most turns need to know of a person, and no more: whether it is worth looking for the rest. */
export type Glance = {
  /** Registered as an officer, disabled ones included. */
  officer: boolean;
  /** Has a ticket that waits or is claimed. */
  ticketed: boolean;
  /** When `message` was sent (UTC ms); null while it was not. */
  sentAt: number | null;
};

const query = statement<{ people: string[]; message: string }>()((db, p) =>
  db
    .selectNoFrom((eb) => [
      eb.exists(eb.selectFrom('operators').select('id').where('contact', 'in', p.people)).as('officer'),
      eb
        .exists(
          eb
            .selectFrom('tickets')
            .select('id')
            .where('contact', 'in', p.people)
            .where(sql<boolean>`state in ('waiting', 'claimed')`),
        )
        .as('ticketed'),
      eb.selectFrom('messages').select('sent_at').where('id', '=', p.message).as('sent_at'),
    ])
    .compile(),
);

/** `people`: every contact of the person. */
export async function glance(
  tx: Executor,
  people: readonly string[],
  message: string | undefined,
): Promise<Glance> {
  const row = await query.first(tx, { people: [...people], message: message ?? '' });
  return {
    officer: Boolean(row?.officer),
    ticketed: Boolean(row?.ticketed),
    sentAt: row?.sent_at ?? null,
  };
}
