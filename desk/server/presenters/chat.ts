import { z } from 'zod';
import { nameOf } from '../../../handlers/load-facts.ts';
import type { House } from '../../../handlers/run-command.ts';
import { afterWindow } from '../../../handlers/window.ts';
import type { ReadWork } from '../../../handlers/work.ts';
import type { ReadStores } from '../../../storage/stores.ts';
import type { ChatRow } from '../../../storage/stores/chats.ts';
import type { ApplicationRow } from '../../../storage/stores/applications.ts';
import { applicationShape, presentApplication } from './application.ts';
import { coverOf } from './cover.ts';
import { messageShape, presentMessage } from './message.ts';
import { staffNames } from './names.ts';
import { personShape, presentTicket, ticketShape } from './ticket.ts';

/** Messages a page. */
const PAGE = 50;

export const chatShape = z.object({
  chat: z.object({
    id: z.string(),
    name: z.string(),
    account: z.string(),
    owner: z.enum(['bot', 'queue', 'operator']),
    operator: personShape.nullable(),
    language: z.string(),
    /** What they write is answered by nobody. */
    blocked: z.boolean(),
    ticket: ticketShape.nullable(),
    /** The person has not written for 24 hours: what is written to them leaves like this; null: freely. */
    window: z.enum(['template', 'held']).nullable(),
  }),
  /** Oldest first. */
  messages: z.array(messageShape),
  /** Whether there are older ones. */
  more: z.boolean(),
  application: applicationShape.nullable(),
});
export type ChatView = z.infer<typeof chatShape>;

/** What a presenter of one chat looks with. */
export function sightOf(house: House, stores: ReadStores, chat: ChatRow): ReadWork {
  return { stores, world: house.world, ids: house.ids, now: house.clock.now(), chat };
}

/** A conversation with the case beside it, long numbers covered. `before`: the oldest message already shown. */
export async function presentChat(work: ReadWork, before?: string): Promise<ChatView> {
  const { stores, world, chat } = work;
  const names = await staffNames(stores);
  const found = await stores.messages.ofChat(chat.id, PAGE + 1, before);
  const ticket = await stores.tickets.openOfChat(chat.id);
  const application = await caseOf(work, ticket?.application ?? null);
  return {
    chat: {
      id: chat.id,
      name: await nameOf(stores, chat.contact),
      account: chat.account,
      owner: chat.owner,
      operator: chat.operator === null ? null : { id: chat.operator, name: names.get(chat.operator) ?? '' },
      language: chat.language,
      blocked: chat.blocked,
      ticket: ticket
        ? await presentTicket({ stores, world, names }, ticket, await stores.tickets.place(ticket.id))
        : null,
      window: (await afterWindow(work)) ?? null,
    },
    messages: found
      .slice(0, PAGE)
      .map((row) => presentMessage(row, names, coverOf(row.author, world)))
      .reverse(),
    more: found.length > PAGE,
    application: application ? await presentApplication(work, application) : null,
  };
}

/** The case a conversation is about: its ticket's, else the person's newest that was not withdrawn. */
async function caseOf(
  { stores, chat }: ReadWork,
  ofTicket: string | null,
): Promise<ApplicationRow | undefined> {
  if (ofTicket !== null) return stores.applications.get(ofTicket);
  const rows = await stores.applications.ofContact(chat.contact, 5);
  return rows.find(({ stage }) => stage !== 'withdrawn');
}
