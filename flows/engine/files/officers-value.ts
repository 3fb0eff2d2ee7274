import { plainText } from '../../../licensing/understanding/words/normalise.ts';
import type { Reading, Step, StepContext } from '../../define.ts';
import type { Value } from '../../event.ts';
import type { Content, FileRef } from '../../message.ts';
import { DEFAULT_LANGUAGE } from '../../texts.ts';
import { fieldName } from '../answer-lines.ts';
import { exampleOf } from '../example.ts';
import { stepsOf } from '../groups.ts';
import { renderValue } from '../render.ts';

/** "-2.33, 115.46", as a map shows a place. */
const COORDINATES = /^(-?\d{1,2}(?:\.\d+)?)[,; ]\s*(-?\d{1,3}(?:\.\d+)?)$/;

/**
 * The questions an officer means by a word: an item of the checklist, a question's key, a document, or a word of the
 * field's name that no other field has ("alamat", "pekerja").
 */
export function stepsFor(context: StepContext, wanted: string): Step[] {
  const word = wanted.trim().toLowerCase().replace(/^doc:/, '');
  const items = context.checklist();
  const asked = new Set([...items.flatMap(({ asks }) => asks), ...context.required().keys()]);
  const flow = context.world.flows.get('apply');
  if (!flow) return [];
  const all = stepsOf(flow, context.answers);
  const steps = all.filter(({ asks, of }) => of === 'subject' && asked.has(asks));
  const item = items.find(({ code }) => code === word);
  if (item) return steps.filter(({ asks }) => item.asks.includes(asks));
  const keyed = steps.filter(({ key }) => key === word || key === `doc:${word}`);
  if (keyed.length > 0) return keyed;
  const called = steps.filter((step) => wordsOf(step, context).includes(word));
  return called.length === 1 ? called : [];
}

function wordsOf(step: Step, context: StepContext): string[] {
  const name = renderValue(context.world, DEFAULT_LANGUAGE, fieldName(step, context));
  return plainText(String(name)).split(' ');
}

type Read = { reading: Extract<Reading, { read: 'answer' }> } | { refused: Value };

/**
 * Reads a value as the step reads its applicant's answer; `refused` says why it cannot be. What is only doubtful (an
 * e-mail address that looks like a slip) is taken with its warning: an officer has seen it.
 */
export function readOfficersValue(step: Step, context: StepContext, given: FileRef | string): Read {
  const content = contentOf(step, given);
  const reading = step.type.read(content, context, undefined);
  if (reading.read === 'answer') return { reading };
  const example = exampleOf(step, context);
  if (reading.read !== 'refused') return { refused: unread(step, context, example) };
  const { typed: _, ...values } = reading.values ?? {};
  const meant = readMeant(step, context, content);
  if (meant.read === 'answer' && meant.mark === undefined) return { reading: meant };
  return { refused: { text: reading.reason, values: { ...values, example } } };
}

/** As it is read where it was meant so: what is only doubtful is taken, with its mark. */
export function readMeant(step: Step, context: StepContext, content: Content): Reading {
  const reading = step.type.read(content, context, undefined);
  const typed = reading.read === 'refused' ? reading.values?.['typed'] : undefined;
  if (typeof typed !== 'string') return reading;
  const { key, asks } = step;
  return step.type.read(content, context, {
    key,
    asks,
    revision: '',
    at: context.now,
    attempts: 1,
    refused: typed,
  });
}

/** Nothing in it looks like an answer: what one would look like. */
function unread(step: Step, context: StepContext, example: Value): Value {
  const field = fieldName(step, context);
  const options = step.type.options?.(context).map(({ label }) => label) ?? [];
  const written = step.asks === 'location' ? '-2.33, 115.46' : example;
  const hint: Value = options.length > 0 ? { list: options } : written;
  return hint === ''
    ? { text: 'console.unread_plain', values: { field } }
    : { text: 'console.unread', values: { field, hint } };
}

function contentOf(step: Step, given: FileRef | string): Content {
  if (typeof given !== 'string') {
    return { kind: given.mime.startsWith('image/') ? 'image' : 'document', file: given };
  }
  const at = step.asks === 'location' ? COORDINATES.exec(given) : null;
  return at
    ? { kind: 'location', latitude: Number(at[1]), longitude: Number(at[2]) }
    : { kind: 'text', text: given };
}
