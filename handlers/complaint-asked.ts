import type { ComplaintFacts } from '../flows/facts.ts';
import type { Content } from '../flows/message.ts';
import { parseApplicationNumber } from '../licensing/identity/application-number.ts';
import { asksOfOwnComplaint } from '../licensing/understanding/reply/own-complaint.ts';
import type { TicketRow } from '../storage/stores/tickets.ts';
import { COMPLAINTS, complaintNumber } from './complaint-number.ts';
import type { Work } from './work.ts';

/** So many of an officer's messages are looked at for what they answered. */
const MOST_ANSWERS = 3;

/**
 * The complaint whose number a message names, or their newest where they ask about "my complaint", whatever became of
 * its ticket. Undefined also where it is somebody else's: that reads like a number that does not exist.
 */
export async function complaintAsked(work: Work, content: Content): Promise<ComplaintFacts | undefined> {
  const { stores, chat } = work;
  const text = content.kind === 'text' || content.kind === 'edit' ? content.text : '';
  const parsed = /adu/i.test(text) ? parseApplicationNumber(text) : undefined;
  if (parsed?.ok) return complaintNumbered(work, parsed.number);
  const newest = asksOfOwnComplaint(text)
    ? await stores.tickets.newestOf(chat.people, COMPLAINTS)
    : undefined;
  return newest && factsOf(work, newest);
}

async function complaintNumbered(work: Work, number: string): Promise<ComplaintFacts | undefined> {
  if (!number.startsWith('ADU')) return undefined;
  const ticket = await work.stores.tickets.byNumber(Number(number.split('-')[2]));
  if (!ticket || !work.chat.people.includes(ticket.contact)) return undefined;
  return complaintNumber(work, ticket) === number ? factsOf(work, ticket) : undefined;
}

async function factsOf(work: Work, ticket: TicketRow): Promise<ComplaintFacts | undefined> {
  const number = complaintNumber(work, ticket);
  if (number === undefined) return undefined;
  const { stores, now } = work;
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
