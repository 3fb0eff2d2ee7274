import { z } from 'zod';
import type { World } from '../../../flows/world.ts';
import { STAGES } from '../../../flows/facts.ts';
import { complaintNumber } from '../../../handlers/complaint-number.ts';
import { nameOf } from '../../../handlers/load-facts.ts';
import type { ReadStores } from '../../../storage/stores.ts';
import type { TicketRow } from '../../../storage/stores/tickets.ts';
import { maskedText } from './masked-text.ts';
import type { Names } from './names.ts';

export const personShape = z.object({ id: z.string(), name: z.string() });
export const stageShape = z.enum(STAGES);

export const ticketShape = z.object({
  id: z.string(),
  number: z.number(),
  /** By which the applicant asks about it; null where it is no complaint. */
  complaint: z.string().nullable(),
  chat: z.string(),
  name: z.string(),
  topic: z.string(),
  reason: z.string().nullable(),
  state: z.enum(['waiting', 'claimed', 'closed']),
  operator: personShape.nullable(),
  createdAt: z.number(),
  dueAt: z.number().nullable(),
  claimedAt: z.number().nullable(),
  answeredAt: z.number().nullable(),
  /** From 1; null once claimed. */
  place: z.number().nullable(),
  application: z
    .object({
      id: z.string(),
      number: z.string().nullable(),
      permits: z.array(z.string()),
      stage: stageShape,
    })
    .nullable(),
});
export type Ticket = z.infer<typeof ticketShape>;

export type Sight = { stores: ReadStores; world: World; names: Names };

export async function presentTicket(sight: Sight, row: TicketRow, place: number | null): Promise<Ticket> {
  const { stores, world, names } = sight;
  const application = row.application === null ? undefined : await stores.applications.get(row.application);
  return {
    id: row.id,
    number: row.number,
    complaint: complaintNumber(sight, row) ?? null,
    chat: row.chat,
    name: await nameOf(stores, row.contact),
    topic: row.topic,
    reason: row.reason === null ? null : maskedText(row.reason),
    state: row.state,
    operator: row.operator === null ? null : { id: row.operator, name: names.get(row.operator) ?? '' },
    createdAt: row.createdAt,
    dueAt: row.dueAt,
    claimedAt: row.claimedAt,
    answeredAt: row.answeredAt,
    place,
    application: application
      ? {
          id: application.id,
          number: application.number,
          permits: permitNames(world, application.permits),
          stage: application.stage,
        }
      : null,
  };
}

export function permitNames(world: World, codes: readonly string[]): string[] {
  return codes.map((code) => world.catalogue.permits.get(code)?.short_name ?? code);
}
