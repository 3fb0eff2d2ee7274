import { documentCode, isDocumentAsk, isPersonal } from '../../licensing/catalogue/asks.ts';
import type { ChecklistItem } from '../../licensing/catalogue/checklist.ts';
import { fieldName } from '../../flows/engine/answer-lines.ts';
import { hasEnded } from '../../flows/engine/cases/clocks.ts';
import { readOfficersValue, stepsFor } from '../../flows/engine/files/officers-value.ts';
import { renderValue } from '../../flows/engine/render.ts';
import type { Reading, Step, StepContext } from '../../flows/define.ts';
import type { Json } from '../../flows/json.ts';
import type { FileRef } from '../../flows/message.ts';
import { DEFAULT_LANGUAGE } from '../../flows/texts.ts';
import { CommandError } from '../command-error.ts';
import { resumeVerifying } from '../resume-verifying.ts';
import type { Command } from './command.ts';
import { applicationOf } from './application-of.ts';
import { caseContext } from './checklist-of.ts';
import { keepDocument } from './keep-document.ts';
import { fileOfMessage } from './reply.ts';

type Taken = { step: Step; reading: Extract<Reading, { read: 'answer' }> };

/**
 * An officer gives what the applicant put off: a value, read as the applicant's own would be, or a document. It stands
 * in the one table of answers, and its item is accepted once nothing more of it is open.
 */
export const fill: Command = async (work, actor, act) => {
  const { stores, chat, now } = work;
  const application = await applicationOf(work, act);
  if (hasEnded(application.stage)) throw new CommandError('case_over');
  const before = await caseContext(work, application);
  const text = act.text?.trim() ?? '';
  const file = act.message === undefined ? act.file : await fileOfMessage(work, act.message);
  if (!file && text === '') throw new CommandError('needs_value');
  const { step, reading } = take(before, act.item ?? '', file ?? text);
  if (isPersonal(step.asks) && before.answer('consent') === undefined) throw new CommandError('no_consent');
  await stores.applications.bumpVersion(application.id, application.version);
  const record = (key: string, value: Json, more: { raw?: string; problems?: string[] } = {}) =>
    stores.answers.put(application.id, chat.contact, key, { value, source: 'operator', at: now, ...more });
  const { raw, problems } = reading;
  await record(step.key, reading.value, {
    ...(raw === undefined ? {} : { raw }),
    ...(problems === undefined ? {} : { problems }),
  });
  for (const [key, value] of Object.entries(reading.also ?? {})) {
    if (value !== null && isPending(before, key)) await record(key, value);
  }
  const told = await stores.messages.insertInternal({
    chat: chat.id,
    cause: `filled:${work.ids.next()}`,
    body: { notice: 'filled', application: application.id, key: step.key, ...(file ? { file } : {}) },
    at: now,
  });
  if (file && isDocumentAsk(step.asks))
    await keepDocument(work, application.id, documentCode(step.asks), file, told);
  for (const { code, state, done } of servedBy(await caseContext(work, application), step)) {
    // Waived before, it counts as what it is now: the rest of it is still to come.
    if (!done && state !== 'waived') continue;
    await stores.checklist.set(application.id, code, done ? 'accepted' : 'deferred', {
      at: now,
      by: actor.id,
    });
  }
  await resumeVerifying(work, application.id, `operator:${actor.id}`);
  await stores.audit.add({
    at: now,
    who: `operator:${actor.id}`,
    action: 'item_filled',
    subjectKind: 'application',
    subject: application.id,
    detail: { key: step.key, via: actor.via },
  });
  return {
    values: { item: String(renderValue(work.world, DEFAULT_LANGUAGE, fieldName(step, before))) },
  };
};

/** The first open question that the value answers; a refusal says why, in the words an applicant would read. */
function take(context: StepContext, wanted: string, given: FileRef | string): Taken {
  const meant = stepsFor(context, wanted);
  const fitting = meant.filter((step) => (typeof given === 'string' ? true : isDocumentAsk(step.asks)));
  if (fitting.length === 0) throw new CommandError('invalid_item');
  const open = fitting.filter((step) => isPending(context, step.key) || isRejected(context, step));
  if (open.length === 0) throw new CommandError('already_filled');
  let refusal: string | undefined;
  for (const step of open) {
    const read = readOfficersValue(step, context, given);
    if ('reading' in read) return { step, reading: read.reading };
    // The rest speaks to applicants: what they may do about it.
    refusal ??= String(renderValue(context.world, DEFAULT_LANGUAGE, read.refused)).split('\n')[0];
  }
  throw new CommandError('invalid_value', refusal);
}

/** Never answered, or put off. */
function isPending(context: StepContext, key: string): boolean {
  const answer = context.answers.get(key);
  return answer === undefined || answer.mark === 'deferred';
}

function isRejected(context: StepContext, { asks }: Step): boolean {
  return context.checklist().some((item) => item.state === 'rejected' && item.asks.includes(asks));
}

/** Items of this step; `done`: nothing of it is open or put off any more. */
function servedBy(context: StepContext, { asks }: Step): (ChecklistItem & { done: boolean })[] {
  return context
    .checklist()
    .filter((item) => item.asks.includes(asks))
    .map((item) => ({ ...item, done: item.asks.every((ask) => !isPending(context, ask)) }));
}
