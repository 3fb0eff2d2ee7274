import { renderSays } from '../flows/engine/render.ts';
import { newSession } from '../flows/session.ts';
import { openTicket } from './open-ticket.ts';
import type { ChannelAbilities } from './ports.ts';
import type { Work } from './work.ts';

/**
 * A message that makes the house stumble every time must not leave its sender without an answer
 * (law 4): it is set aside as handled, the person is told, and an officer is called.
 */
export async function rescueTurn(work: Work, abilities: ChannelAbilities): Promise<{ spoke: true }> {
  const { stores, world, chat, now } = work;
  const rows = await stores.messages.take(chat.id, 100);
  chat.session = newSession();
  await stores.audit.add({
    at: now,
    who: 'system',
    action: 'turn_rescued',
    subjectKind: 'chat',
    subject: chat.id,
    detail: { rows: rows.length },
  });
  await openTicket(work, { topic: 'help' });
  for (const body of renderSays(
    world,
    chat.language,
    [{ type: 'say', text: 'trouble.ours' }],
    abilities.maxText,
  )) {
    await stores.messages.insertOut({ chat: chat.id, author: 'bot', epoch: chat.epoch, body, at: now });
  }
  return { spoke: true };
}
