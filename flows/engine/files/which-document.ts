import { isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import type { ChecklistItem } from '../../../licensing/catalogue/checklist.ts';
import type { StepContext } from '../../define.ts';
import type { Value } from '../../event.ts';
import type { FileRef } from '../../message.ts';
import type { Aside, Session, Unnamed } from '../../session.ts';
import { askAside } from '../ask-aside.ts';
import { missingDocuments } from '../context.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { keepExtra } from './extras.ts';
import { isPicture } from './pictures.ts';

/**
 * Asks about files that reading does not tell, once what came with them was acknowledged and no other question is open.
 * True: it was asked.
 */
export function askWaiting(draft: Draft): boolean {
  const { unnamed, reading = {}, photos, aside } = draft.session;
  if (!unnamed || aside || photos !== undefined || draft.facts.chat.owner === 'operator') return false;
  if (unnamed.files.some(({ message }) => reading[message] !== undefined)) return false;
  delete draft.session.unnamed;
  askWhich(draft, unnamed);
  return draft.session.aside !== undefined;
}

/** Asks which document the first of them is; the others wait their turn. */
function askWhich(draft: Draft, { application, files, next }: NonNullable<Session['unnamed']>): void {
  const [first, ...more] = files;
  if (!first) return;
  const wanted = wantedDocuments(contextIn(draft, application)).map(({ code }) => code);
  const pictures = first.picture ? wanted.filter(isPicture) : [];
  const options = [...(pictures.length > 0 ? pictures : wanted), 'other'].map((id) => ({
    id,
    label: documentLabel(draft, id),
  }));
  const alone = pictures.length > 0 ? 'which_document.ask_picture' : 'which_document.ask';
  const several = more.length > 0 ? 'which_document.ask_first' : alone;
  const text = next ? 'which_document.next' : several;
  askAside(
    draft,
    'which_document',
    { text, values: { count: files.length }, options, asks: 'deliver' },
    {
      application,
      message: first.message,
      file: JSON.stringify(first.file),
      ...(first.picture ? { picture: 'yes' } : {}),
      ...(more.length > 0 ? { more: JSON.stringify(more) } : {}),
    },
  );
}

/** The files an open "which document?" is about; the question itself is taken back. */
export function takeBackUnnamed(draft: Draft, application: string): Unnamed[] {
  const { aside } = draft.session;
  if (!aside) return [];
  const same = aside.kind === 'which_document' && aside.payload['application'] === application;
  // In a form a photo is no reply to what was asked beside it: the form's own question comes back.
  if (same || draft.session.frames.length > 0) delete draft.session.aside;
  return same ? unnamedOf(aside.payload) : [];
}

/** What was asked for in between was told: the question about the files comes again behind it. */
export function askWhichAgain(draft: Draft, { kind, payload }: Aside): void {
  if (kind !== 'which_document') return;
  draft.session.unnamed = { application: payload['application'] ?? '', files: unnamedOf(payload) };
  askWaiting(draft);
}

/** The question was passed over: what nobody named is kept beside the case for the officer, and that is said. */
export function keepPassedOver(draft: Draft, before: Aside | undefined): void {
  if (before?.kind !== 'which_document') return;
  const application = draft.facts.applications.find(({ id }) => id === before.payload['application']);
  const { unnamed, aside } = draft.session;
  const waiting = [
    ...(unnamed?.files ?? []),
    ...(aside?.kind === 'which_document' ? unnamedOf(aside.payload) : []),
  ];
  const placed = draft.events.flatMap((event) => ('message' in event ? [event.message] : []));
  const left = unnamedOf(before.payload).filter(
    ({ message }) => !placed.includes(message) && waiting.every((one) => one.message !== message),
  );
  if (!application || application.stage === 'withdrawn' || left.length === 0) return;
  for (const file of left) keepExtra(draft, application, file);
  if (draft.facts.chat.owner !== 'operator') say(draft, 'file.kept_unnamed');
}

export function unnamedOf(payload: Aside['payload']): Unnamed[] {
  const { message = '', file, picture, more } = payload;
  if (file === undefined) return [];
  return [
    { message, file: JSON.parse(file) as FileRef, ...(picture === undefined ? {} : { picture: true }) },
    ...(more === undefined ? [] : (JSON.parse(more) as Unnamed[])),
  ];
}

/** Documents that may still be sent: what is missing, then what was left to an officer. */
export function wantedDocuments(context: StepContext): ChecklistItem[] {
  const deferred = context
    .checklist()
    .filter((item) => item.state === 'deferred' && item.asks.some(isDocumentAsk));
  return [...missingDocuments(context), ...deferred];
}

export function documentLabel(draft: Draft, code: string): Value {
  for (const { id } of draft.facts.applications) {
    const item = contextIn(draft, id)
      .checklist()
      .find((candidate) => candidate.code === code);
    if (item) return item.short;
  }
  return { text: 'which_document.option.other' };
}
