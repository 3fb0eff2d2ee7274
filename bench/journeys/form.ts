/** The form of the peers, filled in with the whole program: the same twelve messages, asked by steps of the house. */
import type { AskName } from '../../licensing/catalogue/asks.ts';
import { defineFlow } from '../../flows/define.ts';
import type { Flow, Step, StepContext, StepType } from '../../flows/define.ts';
import { flowsFor } from '../../flows/definitions/list.ts';
import { answerLines } from '../../flows/engine/answer-lines.ts';
import { choice } from '../../flows/steps/choice.ts';
import { identity } from '../../flows/steps/identity.ts';
import { permitChoice } from '../../flows/steps/permit-choice.ts';
import { personName } from '../../flows/steps/person-name.ts';
import { phone } from '../../flows/steps/phone.ts';
import { review } from '../../flows/steps/review.ts';
import { text } from '../../flows/steps/text.ts';
import { FORM_TURNS, formWords } from '../form.ts';
import type { Journey } from './journey.ts';

/** Shows everything given so far, as the office's review does, but asks for no documents first. */
const confirm: StepType = {
  ...choice((context: StepContext) => [
    { id: 'submit', label: { text: 'review.submit' } },
    ...answerLines(context).map((line) => ({ id: line.key, label: line.label })),
  ]),
  question: review.question!,
};

const step = (asks: AskName, type: StepType, counts = true): Step => ({
  key: asks,
  asks,
  of: 'subject',
  type,
  counts,
});

const form: Flow = defineFlow({
  name: 'apply',
  subject: 'application',
  steps: [
    step('permit', permitChoice, false),
    step('name', personName),
    step('nik', identity('nik')),
    step('npwp', identity('npwp')),
    step('phone', phone),
    step('email', identity('email')),
    step('business_name', text({ min: 3, max: 100 })),
    step('kbli', text({ min: 3, max: 300 })),
    step('confirm', confirm, false),
  ],
  done: ({ subject }) => [{ type: 'application_submitted', application: subject }],
});

/** What each turn must ask next: the menu, then every step in order, the NIK twice. */
const ASKS: readonly (string | undefined)[] = [
  'wish',
  ...form.steps.flatMap(({ asks }) => (asks === 'nik' ? [asks, asks] : [asks])),
  undefined,
];

export const formJourney: Journey = {
  turns: FORM_TURNS,
  words: formWords,
  /** The summary must show this person's own name and business, the receipt an application number. */
  right(person, turn, replies) {
    const last = replies.at(-1);
    if (!last || last.asks !== ASKS[turn]) return false;
    const all = replies.map(({ text }) => text).join('\n');
    if (turn === FORM_TURNS - 1) return /BLG-\d{4}-\d{6}-/.test(all);
    return last.asks !== 'confirm' || [3, 9].every((own) => all.includes(formWords(person, own)));
  },
  burst: [5, 6, 7],
  flows: (catalogue) => new Map([...flowsFor(catalogue), [form.name, form]]),
};
