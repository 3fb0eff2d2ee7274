import type { Executor } from '../executor.ts';
import { onItsWay } from './on-its-way.ts';

/**
 * What is under way in one chat goes on in another chat of the same person: open tickets, cases, open promises and
 * the timers that keep both, and an officer's own line to the bot.
 */
export async function moveMatters(tx: Executor, from: string, to: string): Promise<void> {
  const { db } = tx;
  const tickets = await db
    .updateTable('tickets')
    .set({ chat: to })
    .where('chat', '=', from)
    .where('state', 'in', ['waiting', 'claimed'])
    .returning('id')
    .execute();
  for (const { id } of tickets) tx.hint('ticket', id);
  await db.updateTable('applications').set({ chat: to }).where('chat', '=', from).execute();
  await db
    .updateTable('promises')
    .set({ chat: to })
    .where('chat', '=', from)
    .where('state', '=', 'open')
    .execute();
  await db
    .updateTable('timers')
    .set({ chat: to })
    .where('chat', '=', from)
    .where('kind', 'in', ['promise_due', 'paper_soon', 'claim_expiry'])
    .execute();
  await db.updateTable('operators').set({ chat: to }).where('chat', '=', from).execute();
}

/**
 * What an officer wrote, and files, that could not leave any more from one chat leave from another of the same
 * contact, under its ownership epoch. Questions of the bot stay behind: they are asked anew.
 */
export async function moveUnsent(tx: Executor, from: string, to: string): Promise<void> {
  await tx.db
    .updateTable('messages')
    .set((eb) => ({
      chat: to,
      epoch: eb
        .case()
        .when('epoch', 'is', null)
        .then(null)
        .else(eb.selectFrom('chats').select('epoch').where('id', '=', to))
        .end(),
    }))
    .where('chat', '=', from)
    .where(onItsWay())
    .where('state', 'in', ['queued', 'errored'])
    .where((eb) => eb.or([eb('author', 'like', 'operator:%'), eb('file', 'is not', null)]))
    // The words are sealed with the key of the chat's own contact.
    .where((eb) =>
      eb(
        eb.selectFrom('chats').select('contact').where('id', '=', from),
        '=',
        eb.selectFrom('chats').select('contact').where('id', '=', to),
      ),
    )
    .execute();
}
