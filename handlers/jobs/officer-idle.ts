import { setOwner } from '../chat-state.ts';
import type { Work } from '../work.ts';

/** Taken over from the office phone and quiet since: the bot serves again. */
export async function officerIdle({ chat, stores, now }: Work): Promise<void> {
  if (chat.owner !== 'operator' || !chat.byPhone) return;
  setOwner(chat, 'bot');
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `phone-idle:${chat.id}:${chat.version}`,
    body: { notice: 'returned', operator: '' },
    at: now,
  });
}
