import { CommandError } from '../command-error.ts';
import type { Command } from './command.ts';
import { applicationOf } from './application-of.ts';

/** Shows one masked value in full. That it was opened, by whom, is written down; the value never is. */
export const reveal: Command = async (work, actor, act) => {
  const { stores, now } = work;
  const application = await applicationOf(work, act);
  const key = act.item ?? 'nik';
  const answer = (await stores.answers.of([application.id])).get(application.id)?.get(key);
  if (answer === undefined || typeof answer.value === 'object') throw new CommandError('invalid_item');
  await stores.audit.add({
    at: now,
    who: `operator:${actor.id}`,
    action: 'value_revealed',
    subjectKind: 'application',
    subject: application.id,
    detail: { key, via: actor.via },
  });
  return { values: { key, value: String(answer.value) } };
};
