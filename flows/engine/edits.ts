import { countedText } from '../../licensing/understanding/facts/facts-in-text.ts';
import { containsSecret } from '../../licensing/identity/secret.ts';
import type { Flow, Reading, Step, StepContext } from '../define.ts';
import type { Value } from '../event.ts';
import type { Input, MessageInput } from '../input.ts';
import type { Content } from '../message.ts';
import type { Frame } from '../session.ts';
import { answerLines } from './answer-lines.ts';
import { hasEnded } from './cases/clocks.ts';
import { contextIn, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { exampleOf } from './example.ts';
import { openQuestion } from './frames.ts';
import { followIntent } from './wishes/follow-intent.ts';
import { relevantSteps } from './position.ts';
import { record } from './record.ts';
import { factsFor, without } from './told/facts-for.ts';
import { keep } from './told/keep-told.ts';
import type { Fact } from './told/facts-for.ts';
import { confirmLines } from './told/told-lines.ts';

/**
 * A message that is edited before anybody read it is read as it now is. Where a secret is in either, both are read: each
 * has a row that is blanked.
 */
export function withEdits(inputs: readonly Input[]): Input[] {
  const read: Input[] = [];
  for (const input of inputs) {
    const at = read.findIndex(({ id }) => input.kind === 'message' && id === input.edits?.message);
    const before = read[at];
    const content = before?.kind === 'message' ? inWords(before.content, input) : undefined;
    if (before?.kind === 'message' && content) read[at] = { ...before, content };
    else read.push(input);
  }
  return read;
}

function inWords(content: Content, edit: Input): Content | undefined {
  if (edit.kind !== 'message' || edit.content.kind !== 'edit') return undefined;
  const { text } = edit.content;
  if (content.kind === 'text' || content.kind === 'edit')
    return holdsSecret(content.text, text) ? undefined : { ...content, text };
  if (content.kind !== 'image' && content.kind !== 'document') return undefined;
  return holdsSecret(content.caption ?? '', text) ? undefined : { ...content, caption: text };
}

const holdsSecret = (...texts: string[]): boolean =>
  texts.some((text) => containsSecret(text, { answeringNumber: false }));

/**
 * What an edit of an earlier message means. Answers that its words filled, and that nobody has changed since, are
 * corrected; what was a choice from a list, or set something else going, is past, and whoever edits it is told how to
 * change it: it is no reply to what is asked now. Returns what is left to be read like a new line: words that never came
 * here, and a reply to the open question that was none.
 */
export function takeEdit(draft: Draft, input: MessageInput, text: string): MessageInput | undefined {
  const { edits } = input;
  if (edits === undefined) return input;
  if (edits.text?.trim() === text) return undefined;
  const original = { ...input, id: edits.message };
  if (openQuestion(draft)?.frame.asked?.missed === edits.message) return original;
  draft.ask = true;
  if (correct(draft, original, edits.text ?? '', text)) return undefined;
  const sent = draft.facts.applications.find(
    ({ stage, answers }) =>
      stage !== 'draft' &&
      !hasEnded(stage) &&
      [...answers.values()].some(({ message }) => message === original.id),
  );
  if (sent) say(draft, 'edit.sent', { number: sent.number ?? '' });
  else if (!answerAnew(draft, original, text)) say(draft, isFilling(draft) ? 'edit.late' : 'edit.past');
  return undefined;
}

/** A question or a wish in other words; what was asked back about the first ones is over. */
function answerAnew(draft: Draft, original: MessageInput, text: string): boolean {
  const { aside } = draft.session;
  delete draft.session.aside;
  if (followIntent(draft, original, text, 'only-if-sure')) return true;
  if (aside) draft.session.aside = aside;
  return false;
}

function isFilling(draft: Draft): boolean {
  const frame = draft.session.frames.at(-1);
  return frame?.flow === 'apply' && answerLines(contextIn(draft, frame.subject)).length > 0;
}

/** The form under way in which this message's words stand: as answers, or still to be confirmed. */
type Form = { frame: Frame; flow: Flow; filled: Step[]; told: Step[] };

function formOf(draft: Draft, message: string): Form | undefined {
  const flow = draft.world.flows.get('apply');
  const frame = draft.session.frames.find((one) => one.flow === 'apply');
  const application = draft.facts.applications.find(({ id }) => id === frame?.subject);
  if (!flow || !frame || application?.stage !== 'draft') return undefined;
  const context = contextIn(draft, frame.subject);
  const steps = relevantSteps(flow, context).filter(({ of }) => of === 'subject');
  const filled = steps.filter(({ key, type }) => {
    const answer = application.answers.get(key);
    return answer?.message === message && (type.options?.(context) ?? []).length === 0;
  });
  const told = steps.filter(({ key }) => frame.told?.values[key]?.message === message);
  return filled.length + told.length === 0 ? undefined : { frame, flow, filled, told };
}

/** False: none of its words stand anywhere, or what they are now is no answer there. */
function correct(draft: Draft, original: MessageInput, was: string, text: string): boolean {
  const form = formOf(draft, original.id);
  const [step] = form ? [...form.filled, ...form.told] : [];
  if (!form || !step) return false;
  const { frame, flow, filled } = form;
  forgetTold(frame, original.id);
  const open = { frame, flow, position: { step } };
  const context = contextIn(draft, frame.subject);
  const facts = factsFor(draft, open, text, undefined);
  const taken = new Map<Step, Reading>();
  for (const one of filled) {
    // What was picked out of a longer message is not picked out of it again.
    const before = readAs(one, wordsFor(one, factsFor(draft, open, was, undefined), was), context);
    if (before.read === 'answer' && before.value === context.answers.get(one.key)?.value)
      taken.set(one, readAs(one, wordsFor(one, facts, text), context));
  }
  const lines: Value[] = [];
  for (const [one, reading] of taken) {
    if (reading.read === 'refused')
      say(draft, reading.reason, { ...reading.values, example: exampleOf(one, context) });
    if (reading.read !== 'answer' || reading.value === context.answers.get(one.key)?.value) continue;
    lines.push(...confirmLines([{ step: one, value: reading.value }], context));
    record(draft, { ...open, position: { step: one } }, reading, original);
  }
  if (lines.length > 0) say(draft, 'edit.corrected', { lines: { lines } });
  const others = facts.filter((fact) => filled.every(({ key }) => key !== fact.step.key));
  if (others.length > 0)
    keep(
      draft,
      open,
      original,
      new Map(others.map((fact) => [fact, readAs(fact.step, fact.value, context)])),
    );
  const read = [...taken.values()].some((reading) => reading.read === 'answer' || reading.read === 'refused');
  return read || others.length > 0 || form.told.length > 0;
}

/** What a text tells for a step: by its name or shape, or else all that is left of it. */
function wordsFor(step: Step, facts: readonly Fact[], text: string): string {
  const named = facts.find((fact) => fact.step.key === step.key);
  if (named) return named.value;
  return facts.length === 0 ? text : without(countedText(text), facts);
}

const readAs = (step: Step, text: string, context: StepContext): Reading =>
  step.type.read({ kind: 'text', text }, context, undefined);

/** What waits for a yes is told anew, or not at all. */
function forgetTold(frame: Frame, message: string): void {
  if (!frame.told) return;
  const values = Object.entries(frame.told.values).filter(([, told]) => told.message !== message);
  if (values.length > 0) frame.told.values = Object.fromEntries(values);
  else delete frame.told;
}
