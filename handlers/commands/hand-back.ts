import { nameOf } from '../load-facts.ts';
import { isWithPhone, leavePhone } from '../leave-phone.ts';
import type { Actor } from '../policies.ts';
import type { Work } from '../work.ts';
import { leaveChat } from './close.ts';
import type { Command, Outcome } from './command.ts';

/** Gives the chat back to the bot, which goes on at the open question. */
export const handBack: Command = (work, actor, act) =>
  isWithPhone(work) ? endPhone(work, actor) : leaveChat(work, actor, act, 'returned');

/**
 * Of a chat that is served from the office phone there is no ticket, and nobody's name: any officer or supervisor ends
 * it. The applicant hears that the officer has finished, not who pressed the button.
 */
async function endPhone(work: Work, actor: Actor): Promise<Outcome> {
  const { stores, chat, now } = work;
  await leavePhone(work);
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `phone-returned:${chat.id}:${chat.version}`,
    body: { notice: 'returned', operator: '' },
    at: now,
  });
  await stores.audit.add({
    at: now,
    who: `operator:${actor.id}`,
    action: 'chat_returned',
    subjectKind: 'chat',
    subject: chat.id,
    detail: { via: actor.via },
  });
  return { name: await nameOf(stores, chat.contact) };
}
