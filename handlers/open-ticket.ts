import { isAttended, onPiket } from '../licensing/calendar/attended.ts';
import type { TicketTopic } from '../flows/event.ts';
import type { TicketRow } from '../storage/stores/tickets.ts';
import type { OperatorRow } from '../storage/stores/operators.ts';
import { answerTime } from './answer-time.ts';
import { nameOf } from './load-facts.ts';
import { setOwner } from './chat-state.ts';
import { complaintNumber } from './complaint-number.ts';
import { promiseAnswer } from './promise-answer.ts';
import type { Work } from './work.ts';

/** Lower is served first: a report of a bribe before a complaint before everybody else. */
export const PRIORITY: Readonly<Record<TicketTopic, number>> = {
  report: 1,
  complaint: 2,
  help: 5,
  counter: 5,
  privacy: 5,
  application: 6,
};

/** Topics for which a person waits in the chat itself. */
export const WAITED_FOR: ReadonlySet<string> = new Set<TicketTopic>(['help', 'report', 'complaint']);

/**
 * Puts the chat in the officers' queue, with a dated promise. One open ticket a topic: whoever asks
 * again keeps their place. An application that waits to be checked is no person who waits.
 */
export async function openTicket(
  work: Work,
  wanted: {
    topic: TicketTopic;
    reason?: string;
    application?: string;
    occasion?: string;
    paid?: true;
  },
): Promise<boolean> {
  const { stores, world, chat, now } = work;
  const open = await stores.tickets.openAbout(chat.id, wanted.topic);
  const dueAt = await answerTime(work, (await stores.tickets.ahead(PRIORITY[wanted.topic])) + 1);
  const ticket =
    open ??
    (await stores.tickets.open({
      chat: chat.id,
      contact: chat.contact,
      topic: wanted.topic,
      priority: PRIORITY[wanted.topic],
      createdAt: now,
      dueAt,
      ...(wanted.reason === undefined || wanted.reason === '' ? {} : { reason: wanted.reason }),
      ...(wanted.application === undefined ? {} : { application: wanted.application }),
    }));
  // One that has waited past its hour is promised anew.
  const next = ticket.dueAt !== null && ticket.dueAt > now ? ticket.dueAt : dueAt;
  const newsAt = wanted.paid && (await promiseCheck(work, { ...ticket, dueAt: next }, wanted));
  const complaint = complaintNumber(work, ticket);
  if (chat.owner === 'bot' && WAITED_FOR.has(wanted.topic)) setOwner(chat, 'queue');
  await stores.messages.insertInternal({
    chat: chat.id,
    // Whoever asks again is answered again.
    cause: `ticket:${ticket.id}:${work.ids.next()}`,
    body: {
      notice: 'ticket_waiting',
      number: ticket.number,
      topic: wanted.topic,
      ...(complaint === undefined ? {} : { complaint }),
      place: wanted.topic === 'application' ? 0 : ((await stores.tickets.place(ticket.id)) ?? 1),
      dueAt: newsAt ?? next,
      open: isAttended(world.calendar, now),
      ...(wanted.paid ? { paid: true } : {}),
    },
    at: now,
  });
  if (wanted.paid) return announceTicket(work, ticket, `paid:${work.ids.next()}`);
  if (ticket === open) return false;
  // What became of an application is promised with its receipt.
  if (wanted.topic !== 'application') await promiseAnswer(work, { ticket: ticket.id }, dueAt);
  return announceTicket(work, ticket, wanted.occasion ?? 'new');
}

/** Whoever paid is told by when it is looked at; said again, it is the date that was told. */
async function promiseCheck(
  work: Work,
  { id, dueAt, contact }: TicketRow,
  { application, reason }: { application?: string; reason?: string },
): Promise<number | undefined> {
  if (reason !== undefined) await work.stores.tickets.setReason(id, contact, reason);
  if (application === undefined || dueAt === null) return undefined;
  const open = await work.stores.promises.open({ application });
  const told = open.find((promise) => promise.permit === null && promise.ticket === null);
  if (told) return told.dueAt;
  await promiseAnswer(work, { application }, dueAt);
  return dueAt;
}

/**
 * The officer who holds it hears of it in their own WhatsApp, else every one on duty, or whose shift it is by the
 * roster, who works from there; whoever works at the desk sees it there, marked when it is late. `occasion` begins
 * with "late" where a promise was missed. `given`: it was the holder's, who hears of it otherwise; the others are told.
 * False: there is nobody to tell.
 */
export async function announceTicket(
  { stores, world, chat, now }: Work,
  { number, topic, operator: holder }: TicketRow,
  occasion: string,
  given = false,
): Promise<boolean> {
  const onDuty = await stores.operators.attending(onPiket(world.calendar, now));
  const reachable = withChat(onDuty).filter(({ id }) => !given || id !== holder);
  const own = reachable.filter(({ id }) => id === holder);
  const name = reachable.length === 0 ? '' : await nameOf(stores, chat.contact);
  for (const operator of own.length > 0 ? own : reachable) {
    await stores.messages.insertInternal({
      chat: operator.chat,
      cause: `ticket-${occasion}:${number}:${operator.id}`,
      body: {
        notice: 'ticket_new',
        ticket: number,
        name,
        topic,
        ...(occasion.startsWith('late') ? { late: true as const } : {}),
        ...(occasion.startsWith('paid') ? { paid: true as const } : {}),
      },
      at: now,
    });
  }
  return onDuty.length > 0;
}

/** Who read of a ticket in their own WhatsApp hears that nobody waits there any more. `phone`: the office phone answered. */
export async function announceGone(
  { stores, world, chat, now }: Work,
  { number }: TicketRow,
  phone = false,
): Promise<void> {
  const reachable = withChat(await stores.operators.attending(onPiket(world.calendar, now)));
  const name = reachable.length === 0 ? '' : await nameOf(stores, chat.contact);
  // Whoever asked and turns out to be an officer knows.
  for (const operator of reachable.filter((one) => one.chat !== chat.id)) {
    await stores.messages.insertInternal({
      chat: operator.chat,
      cause: `ticket-gone:${number}:${operator.id}`,
      body: { notice: 'ticket_gone', ticket: number, name, ...(phone ? { phone } : {}) },
      at: now,
    });
  }
}

const withChat = (operators: readonly Pick<OperatorRow, 'id' | 'chat'>[]): { id: string; chat: string }[] =>
  operators.flatMap(({ id, chat }) => (chat === null ? [] : [{ id, chat }]));
