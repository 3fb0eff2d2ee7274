import { unanswered } from '../answered-by-phone.ts';
import { setOwner } from '../chat-state.ts';
import { openTickets } from '../commands/tickets.ts';
import { leavePhone } from '../leave-phone.ts';
import { leftByPhone } from '../left-by-phone.ts';
import { NOBODY, WITHIN_MS } from '../office-phone.ts';
import { noteExpired, releaseClaim, tellHolder } from '../release-claim.ts';
import type { Work } from '../work.ts';

/**
 * Whoever took the chat over has not answered for long. From the office phone: the bot serves again, and what was left
 * unanswered comes before it.
 * An officer with a ticket, or one who goes off duty (`key`): the person takes their place in the queue again, and is told.
 */
export async function officerIdle(work: Work, key: string): Promise<void> {
  const { chat, stores, now } = work;
  if (chat.owner !== 'operator') return;
  if (!chat.byPhone) return backToQueue(work, key === 'off_duty');
  const left = await leftByPhone(work);
  await leavePhone(work);
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `phone-idle:${chat.id}:${chat.version}`,
    body: { notice: 'returned', operator: '', left },
    at: now,
  });
  // They were all said within the one, and this is done within another.
  if (key === NOBODY) await unanswered(work, now - 2 * WITHIN_MS);
}

async function backToQueue(work: Work, offDuty: boolean): Promise<void> {
  const [ticket, ...rest] = (await openTickets(work)).filter(({ state }) => state === 'claimed');
  if (!ticket) return setOwner(work.chat, 'bot');
  for (const other of rest) await work.stores.tickets.release(other.id);
  await releaseClaim(work, ticket, offDuty);
  await noteExpired(work, ticket);
  if (!offDuty) await tellHolder(work, ticket);
}
