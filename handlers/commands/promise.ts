import { isAttended } from '../../licensing/calendar/attended.ts';
import { CommandError } from '../command-error.ts';
import type { Command } from './command.ts';
import { applicationOf } from './application-of.ts';

/** A dated promise about a case; kept when an officer acts on it in time, otherwise told as missed. */
export const promise: Command = async (work, actor, act) => {
  const { stores, chat, now } = work;
  if (act.due === undefined || act.due <= now) throw new CommandError('invalid_due');
  const application = await applicationOf(work, act);
  const id = await stores.promises.add({
    contact: chat.contact,
    chat: chat.id,
    application: application.id,
    dueAt: act.due,
    by: `operator:${actor.id}`,
    at: now,
    ...(act.note === undefined ? {} : { text: act.note }),
  });
  await stores.timers.set(chat.id, 'promise_due', id, act.due);
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `promised:${id}`,
    body: {
      notice: 'promised',
      dueAt: act.due,
      ...(application.number === null ? {} : { number: application.number }),
    },
    at: now,
  });
  return {
    values: {
      due: act.due,
      ...(application.number === null ? {} : { application: application.number }),
      // Their word stands all the same: whoever keeps it may come in on a Sunday.
      ...(isAttended(work.world.calendar, act.due) ? {} : { closed: 'yes' }),
    },
  };
};
