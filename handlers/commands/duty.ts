import { nameOf } from '../load-facts.ts';
import type { Stores } from '../../storage/stores.ts';
import type { Command } from './command.ts';

/** Comes on duty, or goes off; whoever goes off hears which tickets went back to the queue. */
export const duty: Command = async ({ stores, now }, actor, act) => {
  const returned = await setDuty(stores, actor.id, act.text !== 'off', now);
  return returned.length === 0 ? {} : { values: { tickets: returned.join(', ') } };
};

/**
 * Nobody is left alone with an officer who went home: their chats go back to the queue, each in a turn of its own.
 * Returns those tickets, "#12 Rahmah".
 */
export async function setDuty(
  stores: Stores,
  operator: string,
  onDuty: boolean,
  now: number,
): Promise<string[]> {
  await stores.operators.update(operator, { onDuty });
  if (onDuty) return [];
  const held = await stores.tickets.ofOperator(operator);
  for (const chat of new Set(held.map((ticket) => ticket.chat))) {
    await stores.messages.insertInternal({
      chat,
      cause: `off-duty:${operator}:${chat}:${now}`,
      body: { notice: 'timer', timer: 'officer_idle', key: 'off_duty' },
      at: now,
    });
  }
  return Promise.all(held.map(async ({ number, contact }) => `#${number} ${await nameOf(stores, contact)}`));
}
