import { answerFields } from '../../flows/engine/answer-lines.ts';
import { renderValue } from '../../flows/engine/render.ts';
import { DEFAULT_LANGUAGE } from '../../flows/texts.ts';
import type { Command } from './command.ts';
import { applicationOf } from './application-of.ts';
import { caseContext } from './checklist-of.ts';

/** Staff read the office's own language. */
const LANGUAGE = DEFAULT_LANGUAGE;

/** The case in one glance: what was given, masked, and the checklist with the codes that `sesuai` and `ganti` take. */
export const documents: Command = async (work, _actor, act) => {
  const application = await applicationOf(work, act);
  const context = await caseContext(work, application);
  const words = (value: Parameters<typeof renderValue>[2]) =>
    String(renderValue(work.world, LANGUAGE, value));
  const fields = answerFields(context).map(({ label, value }) => `${words(label)}: ${words(value)}`);
  const items = context
    .checklist()
    .filter((item) => item.mandatory || item.state !== 'missing')
    .map((item) => {
      const doubt = item.toCheck ? ` (${words({ text: 'console.to_check' })})` : '';
      return `*${item.code}* ${words({ text: `console.state.${item.state}` })}${doubt}`;
    });
  return {
    values: { application: application.number ?? '', fields: fields.join('\n'), lines: items.join('\n') },
  };
};
