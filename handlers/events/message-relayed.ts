import type { EventHandler } from '../handler.ts';
import { nameOf } from '../load-facts.ts';
import type { Work } from '../work.ts';

const MINUTE = 60_000;

/** What an applicant writes while an officer owns the chat goes to that officer's own chat, if there is one. */
export const messageRelayed: EventHandler<'message_relayed'> = async (work, event) => {
  const { stores, chat, now } = work;
  if (chat.operator === null) return;
  await expectAnswer(work);
  const operator = await stores.operators.byId(chat.operator);
  const ticket = await stores.tickets.openOfChat(chat.id);
  const message = await stores.messages.get(event.message);
  if (!operator?.chat || !ticket || message?.direction !== 'in') return;
  await stores.messages.insertInternal({
    chat: operator.chat,
    cause: `relay:${event.message}`,
    body: {
      notice: 'relayed',
      ticket: ticket.number,
      name: await nameOf(stores, chat.contact),
      content: message.body,
      ...(event.writtenAt === undefined ? {} : { writtenAt: event.writtenAt }),
    },
    at: now,
  });
};

/**
 * An officer who falls silent must not keep the bot mute: from the first line without an answer the clock runs, the one on
 * the wall, because nobody comes back to a chat at night either.
 */
async function expectAnswer({ stores, chat, world, now }: Work): Promise<void> {
  if ((await stores.timers.dueAt(chat.id, 'officer_idle', chat.id)) !== undefined) return;
  const minutes = world.office.settings.ticket_answer_minutes.value;
  await stores.timers.set(chat.id, 'officer_idle', chat.id, now + minutes * MINUTE);
}
