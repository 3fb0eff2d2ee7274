import { z } from 'zod';
import { nameOf } from '../../../handlers/load-facts.ts';
import type { ReadStores } from '../../../storage/stores.ts';
import type { ChatListRow } from '../../../storage/stores/chat-list.ts';
import type { Names } from './names.ts';

export const logShape = z.object({
  id: z.string(),
  name: z.string(),
  lastAt: z.number(),
  messages: z.number(),
  /** Officers who had a ticket of it. */
  operators: z.array(z.string()),
  /** How its last finished ticket ended. */
  outcome: z.string().nullable(),
  /** Number of the newest case. */
  application: z.string().nullable(),
});
export type LogLine = z.infer<typeof logShape>;

export async function presentLog(stores: ReadStores, names: Names, row: ChatListRow): Promise<LogLine> {
  const tickets = await stores.tickets.list({ chat: row.id, limit: 20 });
  const [newest] = await stores.applications.ofContact(row.contact, 1);
  const holders = tickets.flatMap(({ operator }) => (operator === null ? [] : [operator]));
  const served = new Set([...holders, ...(await stores.tickets.claimants(row.id))]);
  return {
    id: row.id,
    name: await nameOf(stores, row.contact),
    lastAt: Math.max(row.lastInAt ?? row.createdAt, row.lastOutAt ?? 0),
    messages: await stores.messages.countOf(row.id),
    operators: [...served].flatMap((id) => names.get(id) ?? []),
    outcome: tickets.find(({ outcome }) => outcome !== null)?.outcome ?? null,
    application: newest?.number ?? null,
  };
}
