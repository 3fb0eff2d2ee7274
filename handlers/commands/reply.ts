import type { FileRef, Outgoing } from '../../flows/message.ts';
import { CommandError } from '../command-error.ts';
import { nameOf } from '../load-facts.ts';
import type { Work } from '../work.ts';
import type { Command } from './command.ts';
import { keepPromises, ownTickets } from './tickets.ts';

/** An officer's words, or a file, to the applicant of their ticket; the first one keeps the promise of an answer. */
export const reply: Command = async (work, actor, act) => {
  const { stores, chat, now } = work;
  const tickets = await ownTickets(work, actor, act);
  const [ticket] = tickets;
  const file = act.message === undefined ? act.file : await fileOfMessage(work, act.message);
  const words = act.text?.trim() ?? '';
  if (!file && words === '') throw new CommandError('missing_text');
  const body: Outgoing = file
    ? {
        kind: file.mime.startsWith('image/') ? 'image' : 'document',
        file,
        ...(words === '' ? {} : { caption: words }),
      }
    : { kind: 'text', text: words };
  await stores.messages.insertOut({
    chat: chat.id,
    body,
    author: `operator:${actor.id}`,
    epoch: null,
    at: now,
  });
  await stores.timers.cancel(chat.id, 'officer_idle', chat.id);
  for (const { id, application } of tickets.filter(({ answeredAt }) => answeredAt === null)) {
    await stores.tickets.answered(id, now);
    await stores.timers.cancel(chat.id, 'claim_expiry', id);
    await keepPromises(work, { ticket: id });
    if (application !== null) await keepPromises(work, { application });
  }
  return { ticket: ticket.number, name: await nameOf(stores, chat.contact) };
};

/** The file an officer sent along in their own chat. */
export async function fileOfMessage({ stores }: Work, id: string): Promise<FileRef> {
  const message = await stores.messages.get(id);
  const body = message?.direction === 'in' ? message.body : undefined;
  if (body?.kind !== 'document' && body?.kind !== 'image') throw new CommandError('no_file');
  if ('fault' in body.file) throw new CommandError('no_file');
  return body.file;
}
