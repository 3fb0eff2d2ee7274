import { dataSheet, sheetText } from '../data-sheet.ts';
import { applicationOf } from './application-of.ts';
import { caseContext } from './checklist-of.ts';
import type { Command } from './command.ts';

/** The data sheet for OSS, every number in full. That it was opened, by whom, is written down; what it says never is. */
export const sheet: Command = async (work, actor, act) => {
  const { stores, now } = work;
  const application = await applicationOf(work, act);
  const made = dataSheet(await caseContext(work, application));
  await stores.audit.add({
    at: now,
    who: `operator:${actor.id}`,
    action: 'sheet_opened',
    subjectKind: 'application',
    subject: application.id,
    detail: { via: actor.via },
  });
  return { values: { application: made.number, text: sheetText(made) } };
};
