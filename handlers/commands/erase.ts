import { CommandError } from '../command-error.ts';
import type { Command } from './command.ts';
import { letGo } from './tickets.ts';

/** The farewell is on its way by then. */
const IN_A_MOMENT_MS = 60_000;
/** More cases than one person has. */
const MOST = 500;

/**
 * Grants a person's wish to be erased: whoever has it in hand lets go, the person is told what stays, and a
 * moment later everything else is gone. What the archive law keeps is decided before this verb.
 */
export const erase: Command = async (work, actor) => {
  const { stores, chat, now } = work;
  if (await stores.operators.byContact(chat.contact)) throw new CommandError('not_allowed');
  const cases = (await stores.applications.ofContact(chat.contact, MOST)).flatMap(
    ({ number }) => number ?? [],
  );
  await letGo(work, 'erased');
  const by = `operator:${actor.id}`;
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `erasing:${work.ids.next()}`,
    body: { notice: 'erasing', cases },
    at: now,
  });
  await stores.timers.set(chat.id, 'erase', by, now + IN_A_MOMENT_MS);
  await stores.audit.add({
    at: now,
    who: by,
    action: 'erasure_granted',
    subjectKind: 'contact',
    subject: chat.contact,
    detail: { via: actor.via, cases },
  });
  return {};
};
