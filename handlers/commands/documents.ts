import type { Command } from './command.ts';
import { applicationOf } from './application-of.ts';
import { checklistOf } from './checklist-of.ts';

const MARK: Readonly<Record<string, string>> = {
  accepted: '✓',
  waived: '✓',
  received: '•',
  deferred: '…',
  rejected: '✗',
  missing: '–',
};

/** The checklist in one glance, with the codes that `sesuai` and `ganti` take. */
export const documents: Command = async (work, _actor, act) => {
  const application = await applicationOf(work, act);
  const items = await checklistOf(work, application);
  const lines = items
    .filter((item) => item.mandatory || item.state !== 'missing')
    .map(
      (item) =>
        `${MARK[item.state] ?? ''} ${item.code}: ${item.label}${item.toCheck ? ' (perlu dicek)' : ''}`,
    );
  return { values: { application: application.number ?? '', lines: lines.join('\n') } };
};
