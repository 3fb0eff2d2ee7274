import { ahu } from '../../../licensing/identity/ahu.ts';
import { maskIdentity, maskPair } from '../../../licensing/identity/mask.ts';
import type { StepContext } from '../../define.ts';
import type { Value } from '../../event.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { Json } from '../../json.ts';
import { fieldName, shownAnswer } from '../answer-lines.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { readMeant } from './officers-value.ts';
import {
  askReading,
  doubt,
  fill,
  isNamed,
  keptReading,
  leaveToOfficer,
  readFields,
  settled,
} from './kept-reading.ts';
import { withPages } from './pages.ts';
import { relevantSteps } from '../position.ts';
import { identityContext } from '../../steps/identity-context.ts';
import { otherForm } from '../../steps/legal-name.ts';

/** What a letter tells of the questions that are asked, in their order. */
export const TOLD: ReadonlySet<string> = new Set([
  'legal_name',
  'deed_number',
  'deed_date',
  'notary',
  'ahu_number',
]);

/** The number of a paper that may be typed in its place, kept under this key. */
const NUMBERS: Readonly<Record<string, string>> = { nib: 'nib' };

type Told = { key: string; label: Value; value: Json; typed: Json | undefined; words(value: Json): Value };

/** What stands in a letter and is an answer to a question of this case, read as a reply to it would be. */
function toldBy(draft: Draft, application: ApplicationFacts, code: string): Told[] {
  const context = contextIn(draft, application.id);
  const flow = context.world.flows.get('apply');
  if (!flow) return [];
  const read = readFields(application, code);
  return relevantSteps(flow, context).flatMap((step): Told[] => {
    const number = step.key === `doc:${code}` ? NUMBERS[code] : undefined;
    const key = number ?? step.key;
    const text = number !== undefined || TOLD.has(key) ? read[key] : undefined;
    if (text === undefined) return [];
    const reading = readMeant(step, context, { kind: 'text', text });
    if (reading.read !== 'answer') return [];
    const answer = application.answers.get(key);
    const typed = answer && answer.mark !== 'deferred' ? answer.value : undefined;
    const known = { key, typed, label: fieldName(step, context) };
    if (number === undefined)
      return [{ ...known, value: reading.value, words: (value) => shownAnswer(step, value, context) }];
    const value = reading.also?.[number];
    return value === undefined ? [] : [{ ...known, value, words: (each) => maskIdentity(digits(each)) }];
  });
}

const digits = (value: Json): string => (typeof value === 'string' ? value : '');

/** Whether a letter is for another form of company than the one that applies, by its name or the number of its decree. */
export function isOfOtherForm(context: StepContext, code: string): boolean {
  const { legal_name: name, ahu_number: number } = keptReading(context, code).fields ?? {};
  if (name && otherForm(name.value, context.answer('applicant_type')) !== undefined) return true;
  const problems = number ? ahu(number.value, identityContext(context)).problems : [];
  return problems.some(({ rule }) => rule === 'ahu-legal-form');
}

/** Shows what was read in a letter before any of it becomes an answer; where it differs from what was typed, which holds. */
export function compareLetter(draft: Draft, application: ApplicationFacts, code: string): void {
  const context = contextIn(draft, application.id);
  const fresh = toldBy(draft, application, code).filter(({ value, typed }) => !isSame(value, typed));
  if (fresh.length === 0) return settled(draft, application.id, code);
  const different = fresh.filter(({ typed }) => typed !== undefined);
  for (const { key } of different) doubt(draft, application, key);
  const lines = fresh.map(({ key, label, value, typed, words }): Value => {
    if (typed === undefined)
      return { text: 'reading.letter_line', values: { field: label, value: words(value) } };
    // Two numbers with their middles covered show where they differ.
    const [is, was] = Object.values(NUMBERS).includes(key)
      ? maskPair(digits(value), digits(typed))
      : [words(value), words(typed)];
    return { text: 'reading.letter_line_differs', values: { field: label, value: is, typed: was } };
  });
  const item = context.checklist().find((one) => one.code === code);
  const type = context.answer('applicant_type');
  const otherForm = typeof type === 'string' && isOfOtherForm(context, code);
  if (otherForm) {
    leaveToOfficer(draft, application, code, 'letter-other-form');
    const chosen = { text: `applicant_type.option.${type}` };
    lines.push({ text: 'reading.letter_other_form', values: { chosen } });
  }
  const values = { label: item ? withPages(application, item) : code, lines: { lines } };
  const named = different.some(({ key }) => key === 'legal_name');
  const others = otherForm || named ? ['other_letter'] : [];
  if (different.length > 0)
    askReading(draft, application, code, 'reading.letter_differs', values, [
      'letter',
      'typed',
      ...others,
      'officer',
    ]);
  else askReading(draft, application, code, 'reading.letter', values, ['yes', 'no', ...others, 'officer']);
}

/** A letter that came before says it otherwise: marked for an officer. */
export function doubtByLetters(draft: Draft, application: ApplicationFacts, key: string): void {
  for (const code of [...application.answers.keys()].flatMap((kept) => kept.split('read:')[1] ?? []))
    for (const told of isNamed(code) ? toldBy(draft, application, code) : [])
      if (told.key === key && !isSame(told.value, told.typed)) doubt(draft, application, key);
}

/** Once the last page was read it is asked what they say; one question at a time. */
export function askLetters(draft: Draft): void {
  const { session, facts } = draft;
  if (session.reading !== undefined || session.aside?.kind === 'reading') return;
  const next = session.unsettled?.find(({ code, times }) => times === 0 && isNamed(code));
  const application = facts.applications.find(({ id }) => id === next?.application);
  if (next && application) compareLetter(draft, application, next.code);
}

/** Takes what was read in a letter where nothing was typed; `replace`: also where something was. */
export function fillLetter(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  replace?: 'replace',
): void {
  for (const { key, value, typed } of toldBy(draft, application, code))
    if (typed === undefined || (replace && !isSame(value, typed))) fill(draft, application, key, value);
}

/** Letters and figures alone: a point or a capital is no difference. */
function isSame(one: Json, other: Json | undefined): boolean {
  const plain = (value: Json | undefined): string =>
    JSON.stringify(value ?? null)
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '');
  return plain(one) === plain(other);
}
