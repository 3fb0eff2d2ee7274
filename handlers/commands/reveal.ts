import { CommandError } from '../command-error.ts';
import { DEFAULT_LANGUAGE } from '../../flows/texts.ts';
import type { ApplicationRow } from '../../storage/stores/applications.ts';
import type { Work } from '../work.ts';
import type { Command } from './command.ts';
import { applicationOf } from './application-of.ts';
import { caseContext } from './checklist-of.ts';

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
  return { values: { key, value: String(answer.value), whose: await whose(work, application) } };
};

/** Whose data these are, by name and part in the case: a number alone says nothing. */
async function whose(work: Work, application: ApplicationRow): Promise<string> {
  const { answer, world } = await caseContext(work, application);
  const text = (key: string) => {
    const value = answer(key);
    return typeof value === 'string' ? value : '';
  };
  const type = text('applicant_type');
  const business = text('legal_name') || text('business_name');
  const part =
    type !== '' && type !== 'perseorangan' ? 'head' : text('for_whom') === 'other' ? 'owner' : 'applicant';
  const name = text('name') || world.texts.text(DEFAULT_LANGUAGE, 'console.no_name');
  return world.texts.text(DEFAULT_LANGUAGE, `console.whose_${part}`, { name, business });
}
