import type { FileRef, Outgoing } from '../../flows/message.ts';
import { CommandError } from '../command-error.ts';
import { keepPapers, owedPapers } from '../papers.ts';
import type { Actor } from '../policies.ts';
import { nameOf } from '../load-facts.ts';
import type { Work } from '../work.ts';
import type { Command } from './command.ts';
import { passOnResult } from './pass-on-result.ts';
import { answerTickets, ownTickets } from './tickets.ts';

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
  const sent = await stores.messages.insertOut({
    chat: chat.id,
    body,
    author: `operator:${actor.id}`,
    epoch: null,
    at: now,
  });
  await answerTickets(work, tickets);
  await keepExplained(work);
  const paper = file?.mime === 'application/pdf' ? await takeAsPaper(work, actor, file, sent) : undefined;
  return {
    ticket: ticket.number,
    name: await nameOf(stores, chat.contact),
    ...(paper === undefined ? {} : { values: paper }),
  };
};

/** A case at the payment waits for an officer to say how much and how: any word of theirs is that. */
async function keepExplained(work: Work): Promise<void> {
  const { stores, chat } = work;
  for (const promise of await stores.promises.open({ chat: chat.id })) {
    if (promise.application === null || promise.permit !== null) continue;
    const application = await stores.applications.get(promise.application);
    if (application?.lines.some(({ stage: at }) => at === 'payment')) await stores.promises.keep(promise.id);
  }
}

/** The one paper that is owed is taken to be this PDF; of several the officer says which. */
async function takeAsPaper(
  work: Work,
  actor: Actor,
  file: FileRef,
  message: string,
): Promise<Record<string, string> | undefined> {
  const [owed, ...others] = await owedPapers(work);
  if (!owed) return undefined;
  const application = await work.stores.applications.get(owed.application);
  if (!application) return undefined;
  const number = application.number ?? '';
  if (others.length > 0) return { paper: 'which', application: number };
  await passOnResult(work, actor, application, [owed.permit], file, message);
  await keepPapers(work, application.id, [owed.permit]);
  return {
    paper: 'taken',
    application: application.lines.length > 1 ? `${number} ${owed.permit}` : number,
  };
}

/** The file an officer sent along in their own chat. */
export async function fileOfMessage({ stores }: Work, id: string): Promise<FileRef> {
  const message = await stores.messages.get(id);
  const body = message?.direction === 'in' ? message.body : undefined;
  if (body?.kind !== 'document' && body?.kind !== 'image') throw new CommandError('no_file');
  if ('fault' in body.file) throw new CommandError('no_file');
  return body.file;
}
