import { noteExpired, releaseClaim, tellHolder } from '../release-claim.ts';
import type { Work } from '../work.ts';

/** A claim without an answer goes back to its place in the queue, and the person is told. */
export async function claimExpiry(work: Work, ticketId: string): Promise<void> {
  const ticket = await work.stores.tickets.get(ticketId);
  if (ticket?.state !== 'claimed' || ticket.answeredAt !== null) return;
  await releaseClaim(work, ticket);
  await noteExpired(work, ticket);
  await tellHolder(work, ticket);
}
