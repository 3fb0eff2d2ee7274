import { setOwner } from '../chat-state.ts';
import type { EventHandler } from '../handler.ts';

export const botCalledBack: EventHandler<'bot_called_back'> = async ({ stores, chat }) => {
  setOwner(chat, 'bot');
  await stores.timers.cancel(chat.id, 'officer_idle', chat.id);
};
