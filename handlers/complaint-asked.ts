import type { ComplaintFacts } from '../flows/facts.ts';
import type { Content } from '../flows/message.ts';
import { parseApplicationNumber } from '../licensing/identity/application-number.ts';
import type { TicketRow } from '../storage/stores/tickets.ts';
import { complaintNumber } from './complaint-number.ts';
import type { Work } from './work.ts';

/** So many of an officer's messages are looked at for what they answered. */
const MOST_ANSWERS = 3;

/**
 * The complaint whose number a message names, whatever became of its ticket. Undefined also where it is somebody
 * else's: that reads like a number that does not exist.
 */
export async function complaintAsked(work: Work, content: Content): Promise<ComplaintFacts | undefined> {
  const { stores, chat } = work;
  const text = content.kind === 'text' || content.kind === 'edit' ? content.text : '';
  if (!/adu/i.test(text)) return undefined;
  const parsed = parseApplicationNumber(text);
  if (!parsed.ok || !parsed.number.startsWith('ADU')) return undefined;
  const ticket = await stores.tickets.byNumber(Number(parsed.number.split('-')[2]));
  if (ticket?.topic !== 'complaint' || !chat.people.includes(ticket.contact)) return undefined;
  if (complaintNumber(work, ticket) !== parsed.number) return undefined;
  return factsOf(work, ticket, parsed.number);
}

async function factsOf({ stores, now }: Work, ticket: TicketRow, number: string): Promise<ComplaintFacts> {
  const { createdAt, claimedAt, dueAt, answeredAt, closedAt } = ticket;
  const officer = ticket.operator === null ? undefined : await stores.operators.byId(ticket.operator);
  const answers = await stores.messages.wordsOfStaff(ticket.chat, {
    from: claimedAt ?? createdAt,
    to: closedAt ?? now,
    limit: MOST_ANSWERS,
  });
  return {
    number,
    createdAt,
    place: ticket.state === 'waiting' ? ((await stores.tickets.place(ticket.id)) ?? 1) : 0,
    answers: claimedAt === null && closedAt === null ? [] : answers,
    ...(officer ? { by: officer.name } : {}),
    ...(dueAt === null ? {} : { dueAt }),
    ...(answeredAt === null ? {} : { answeredAt }),
    ...(closedAt === null ? {} : { closedAt }),
  };
}
