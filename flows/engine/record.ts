import type { Reading } from '../define.ts';
import { afterAnswer } from './reply/answered.ts';
import { contextIn, emit } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Open } from './frames.ts';
import { weighAnswer } from './files/compare-card.ts';
import { noteMended } from './files/mended.ts';
import type { MessageInput } from '../input.ts';

/**
 * Keeps an answer with everything it says besides, and sets going what follows from it.
 *
 * @param input the message it stands in; none where it is of several
 */
export function record(
  draft: Draft,
  open: Open,
  reading: Extract<Reading, { read: 'answer' }>,
  input?: Pick<MessageInput, 'id'>,
): void {
  const { frame, position } = open;
  const { step } = position;
  const from = input === undefined ? {} : { message: input.id };
  const subject = step.of === 'contact' ? draft.facts.contact.id : frame.subject;
  emit(draft, {
    type: 'answer_recorded',
    subject,
    key: step.key,
    value: reading.value,
    ...from,
    ...(reading.source === undefined ? {} : { source: reading.source }),
    ...(reading.raw === undefined ? {} : { raw: reading.raw }),
    ...(reading.mark === undefined ? {} : { mark: reading.mark }),
    ...(reading.problems === undefined ? {} : { problems: reading.problems }),
  });
  for (const [key, value] of Object.entries(reading.also ?? {})) {
    if (value !== null)
      emit(draft, {
        type: 'answer_recorded',
        subject,
        key,
        value,
        ...from,
        ...(reading.source === undefined ? {} : { source: reading.source }),
      });
    else if (contextIn(draft, frame.subject).answers.has(key))
      emit(draft, { type: 'answer_removed', subject, key });
  }
  const told = Object.entries(reading.also ?? {}).filter(([, value]) => value !== null);
  noteMended(draft, open, [step.key, ...told.map(([key]) => key)]);
  weighAnswer(draft, subject, step.key);
  frame.reopened = frame.reopened?.filter((key) => key !== step.key) ?? [];
  if (frame.reopened.length === 0) delete frame.reopened;
  draft.justAnswered.push(step.key);
  afterAnswer(draft, open, reading);
}

/** Nothing is told of these: an officer helps. */
export function leaveOut(draft: Draft, subject: string, keys: readonly string[]): void {
  for (const key of keys)
    emit(draft, { type: 'answer_recorded', subject, key, value: null, mark: 'deferred' });
}
