import type { ChecklistItem } from '../../../licensing/catalogue/checklist.ts';
import type { Reading } from '../../../licensing/reading.ts';
import type { Value } from '../../event.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { Json } from '../../json.ts';
import type { FileRef } from '../../message.ts';
import type { World } from '../../world.ts';
import { rememberCard } from './card-before.ts';
import { contextIn, emit } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { topFrame } from '../frames.ts';
import { triesOf, CARDS, keep } from './kept-reading.ts';

/** So long after its last page a further photo without a name may be the next one. */
const SAME_DELIVERY_MS = 15 * 60_000;

/** The files an answer to a document question consists of, in the order of the pages. */
export function pagesOf(value: Json | undefined): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const { file, further } = value;
  if (typeof file !== 'string') return [];
  return [file, ...(Array.isArray(further) ? further.filter((one) => typeof one === 'string') : [])];
}

const asAnswer = ([file = '', ...further]: readonly string[]): Json => ({
  file,
  ...(further.length > 0 ? { further } : {}),
});

/** Whether a further file is one more page. What is to be replaced, or has run out, is begun anew. */
export function takesPage(draft: Draft, application: ApplicationFacts, code: string): boolean {
  const key = `doc:${code}`;
  const answer = application.answers.get(key);
  if (CARDS.has(code) || pagesOf(answer?.value).length === 0) return false;
  if (answer?.problems?.includes('document-expired')) return false;
  if (application.items.get(code)?.state === 'rejected') return false;
  const frame = topFrame(draft);
  return frame?.subject !== application.id || !frame.reopened?.includes(key);
}

/** All of it stands on one sheet: what comes after it without a name is another paper. */
const ONE_SHEET: ReadonlySet<string> = new Set(
  'str sip_lain sehat domisili tempat_praktik bpjs_tk'.split(' '),
);

/** The paper whose pages came last, while one more may follow. */
export function recentPaper(draft: Draft, application: ApplicationFacts): string | undefined {
  const { paper } = draft.session;
  if (paper?.application !== application.id || draft.now - paper.at > SAME_DELIVERY_MS) return undefined;
  return !ONE_SHEET.has(paper.code) && takesPage(draft, application, paper.code) ? paper.code : undefined;
}

/** A paper that does not say what it is: the inside of a deed. */
export const isUnnamedPaper = ({ type, decision, paper }: Reading): boolean =>
  type === 'other_document' && decision === 'confirm' && paper === undefined;

/** Keeps a file as the document, or as its next page. */
export function keepUnder(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  file: FileRef,
  message: string,
): void {
  const { id, answers } = application;
  const key = `doc:${code}`;
  const page = takesPage(draft, application, code);
  const before = page ? answers.get(key) : undefined;
  rememberCard(draft, application, code);
  emit(draft, { type: 'document_filed', application: id, code, file, message, ...(page ? { page } : {}) });
  emit(draft, {
    type: 'answer_recorded',
    subject: id,
    key,
    value: asAnswer([...pagesOf(before?.value), file.id]),
    message,
    ...(before?.mark ? { mark: before.mark } : {}),
    ...(before?.problems ? { problems: before.problems } : {}),
  });
  if (!CARDS.has(code)) {
    draft.session.paper = { application: id, code, at: draft.now };
    // What was read on the pages before says nothing about those that take their place.
    if (!page && answers.has(`read:${code}`)) keep(draft, application, code, triesOf(application, code));
  }
  const frame = topFrame(draft);
  if (!frame) return;
  frame.reopened = frame.reopened?.filter((reopened) => reopened !== key) ?? [];
  frame.postponed = frame.postponed?.filter((postponed) => postponed !== key) ?? [];
}

/** A file counts no longer under this document; the other pages of it stay. */
export function takeBack(draft: Draft, { id, answers }: ApplicationFacts, code: string, file: string): void {
  const key = `doc:${code}`;
  const answer = answers.get(key);
  const left = pagesOf(answer?.value).filter((one) => one !== file);
  emit(draft, { type: 'document_taken_back', application: id, code, file });
  if (!answer || left.length === 0) return emit(draft, { type: 'answer_removed', subject: id, key });
  emit(draft, {
    type: 'answer_recorded',
    subject: id,
    key,
    value: asAnswer(left),
    ...(answer.mark ? { mark: answer.mark } : {}),
    ...(answer.problems ? { problems: answer.problems } : {}),
  });
}

/** It is asked for, and neither the document nor the number that may be typed in its place is there. */
export const isAwaited = (draft: Draft, { id }: ApplicationFacts, code: string): boolean =>
  contextIn(draft, id)
    .checklist()
    .some(
      ({ code: one, asks, demand, mandatory, state }) =>
        one === code &&
        asks.some((ask) => ask === code || ask === `doc:${code}`) &&
        (state === 'rejected' || (state === 'missing' && demand === 'applies' && mandatory)),
    );

/** The document by its name, and how many pages of it came where there are several. */
export function withPages({ answers }: ApplicationFacts, { code, short }: ChecklistItem): Value {
  const count = pagesOf(answers.get(`doc:${code}`)?.value).length;
  return count > 1 ? { text: 'file.pages', values: { label: short, count } } : short;
}

/** The document by its name, or the one page of it that is meant. */
export function labelOf(draft: Draft, application: ApplicationFacts, code: string, file?: string): Value {
  const item = contextIn(draft, application.id)
    .checklist()
    .find((one) => one.code === code);
  if (!item) return nameElsewhere(draft.world, code);
  const pages = pagesOf(application.answers.get(`doc:${code}`)?.value);
  if (file === undefined) return withPages(application, item);
  if (pages.length < 2) return item.short;
  return { text: 'file.page', values: { label: item.short, page: pages.indexOf(file) + 1 } };
}

/** What an item is called by a permit that asks for it, those of the case first: what it is called there may not be known. */
export function nameElsewhere({ catalogue }: World, code: string, own: readonly string[] = []): string {
  const first = own.flatMap((permit) => catalogue.permits.get(permit) ?? []);
  for (const { requirements } of [...first, ...catalogue.permits.values()]) {
    const found = requirements.find((requirement) => requirement.code === code);
    if (found) return found.short ?? found.label;
  }
  return code.toUpperCase();
}
