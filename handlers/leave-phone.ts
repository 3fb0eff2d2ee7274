import { setOwner } from './chat-state.ts';
import type { Work } from './work.ts';

/** Whether somebody writes to this person on the office phone itself: no ticket says so, and no login. */
export const isWithPhone = ({ chat }: Work): boolean => chat.owner === 'operator' && chat.byPhone;

/** What was taken over from the office phone is the bot's again; whoever waits in the queue keeps their place there. */
export async function leavePhone({ stores, chat }: Work): Promise<void> {
  const waiting = await stores.tickets.openAbout(chat.id, 'help');
  setOwner(chat, waiting ? 'queue' : 'bot');
  await stores.timers.cancel(chat.id, 'officer_idle', chat.id);
}
