import type { EventHandler } from '../handler.ts';
import { nameOf } from '../load-facts.ts';

/** What an applicant writes while an officer owns the chat goes to that officer's own chat, if there is one. */
export const messageRelayed: EventHandler<'message_relayed'> = async ({ stores, chat, now }, event) => {
  if (chat.operator === null) return;
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
    },
    at: now,
  });
};
