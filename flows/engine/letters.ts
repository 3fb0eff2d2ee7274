import type { Step } from '../define.ts';
import type { Value } from '../event.ts';
import type { ApplicationFacts } from '../facts.ts';
import type { Json } from '../json.ts';
import { fieldName, shownAnswer } from './answer-lines.ts';
import { contextIn } from './draft.ts';
import type { Draft } from './draft.ts';
import { askReading, doubt, fill, readFields, settled } from './kept-reading.ts';
import { relevantSteps } from './position.ts';

/** Papers that say what they are (documents/kinds/classify.ts), by their codes in the catalogue. */
const NAMED: ReadonlySet<string> = new Set(
  'akta pernyataan_pt_perorangan nib pbg slf kkpr lingkungan str sip_lain ijazah kuasa stnk bpjs_tk domisili sehat tanah tempat_praktik'.split(
    ' ',
  ),
);

export const isNamed = (code: string): boolean => NAMED.has(code);

/** What a letter tells of the questions that are asked, in their order. */
const TOLD: ReadonlySet<string> = new Set(['legal_name', 'deed_number', 'deed_date', 'notary', 'ahu_number']);

type Told = { step: Step; value: Json; typed: Json | undefined };

/** What stands in a letter and is an answer to a question of this case, read as a reply to it would be. */
function toldBy(draft: Draft, application: ApplicationFacts, code: string): Told[] {
  const context = contextIn(draft, application.id);
  const flow = context.world.flows.get('apply');
  if (!flow) return [];
  const read = readFields(application, code);
  return relevantSteps(flow, context).flatMap((step): Told[] => {
    const text = TOLD.has(step.key) ? read[step.key] : undefined;
    if (text === undefined) return [];
    const reading = step.type.read({ kind: 'text', text }, context, undefined);
    if (reading.read !== 'answer') return [];
    const answer = application.answers.get(step.key);
    const typed = answer && answer.mark !== 'deferred' ? answer.value : undefined;
    return [{ step, value: reading.value, typed }];
  });
}

/** Shows what was read in a letter before any of it becomes an answer; where it differs from what was typed, which holds. */
export function compareLetter(draft: Draft, application: ApplicationFacts, code: string): void {
  settled(draft, application.id, code);
  const context = contextIn(draft, application.id);
  const fresh = toldBy(draft, application, code).filter(({ value, typed }) => !isSame(value, typed));
  if (fresh.length === 0) return;
  const different = fresh.filter(({ typed }) => typed !== undefined);
  for (const { step } of different) doubt(draft, application, step.key);
  const lines = fresh.map(({ step, value, typed }): Value => {
    const values = { field: fieldName(step, context), value: shownAnswer(step, value, context) };
    if (typed === undefined) return { text: 'reading.letter_line', values };
    return {
      text: 'reading.letter_line_differs',
      values: { ...values, typed: shownAnswer(step, typed, context) },
    };
  });
  const label = context.checklist().find((item) => item.code === code)?.short ?? code;
  const values = { label, lines: { lines } };
  if (different.length > 0)
    askReading(draft, application, code, 'reading.letter_differs', values, ['letter', 'typed', 'officer']);
  else askReading(draft, application, code, 'reading.letter', values, ['yes', 'no', 'officer']);
}

/** Takes what was read in a letter where nothing was typed; `replace`: also where something was. */
export function fillLetter(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  replace?: 'replace',
): void {
  for (const { step, value, typed } of toldBy(draft, application, code))
    if (typed === undefined || (replace && !isSame(value, typed))) fill(draft, application, step.key, value);
}

/** Letters and figures alone: a point or a capital is no difference. */
function isSame(one: Json, other: Json | undefined): boolean {
  const plain = (value: Json | undefined): string =>
    JSON.stringify(value ?? null)
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '');
  return plain(one) === plain(other);
}
