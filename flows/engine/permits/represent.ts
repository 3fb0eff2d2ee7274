import { currentApplication } from '../frames.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { ApplicationFacts } from '../../facts.ts';
import { CARDS, settled } from '../files/kept-reading.ts';
import { pagesOf } from '../files/pages.ts';
import { dropRead } from '../files/prefill.ts';

/** "mewakili": the case is somebody else's; what was taken over from the sender's own earlier case is not theirs. */
export function represent(draft: Draft): boolean {
  const application = currentApplication(draft);
  if (application?.stage !== 'draft') return false;
  emit(draft, { type: 'answer_recorded', subject: application.id, key: 'for_whom', value: 'other' });
  const own = [...CARDS].filter((code) => isSenders(draft, application, code));
  for (const code of own) giveBack(draft, application, code);
  const items = contextIn(draft, application.id).checklist();
  const names = own.map((code) => items.find((item) => item.code === code)?.short ?? code);
  if (own.length > 0) say(draft, 'for_whom.noted_without', { documents: { list: names } });
  else say(draft, 'for_whom.noted');
  draft.ask = true;
  return true;
}

/** Whether the card came from an earlier case that the sender had for themselves. */
function isSenders(draft: Draft, { id, answers }: ApplicationFacts, code: string): boolean {
  const files = pagesOf(answers.get(`doc:${code}`)?.value);
  return draft.facts.applications.some(
    (one) =>
      one.id !== id &&
      one.answers.get('for_whom')?.value !== 'other' &&
      pagesOf(one.answers.get(`doc:${code}`)?.value).some((file) => files.includes(file)),
  );
}

/** The card counts no longer, nor what was read on it; what was typed stays. */
function giveBack(draft: Draft, application: ApplicationFacts, code: string): void {
  const { id, answers } = application;
  for (const file of pagesOf(answers.get(`doc:${code}`)?.value))
    emit(draft, { type: 'document_taken_back', application: id, code, file });
  dropRead(draft, application, code);
  for (const key of [`doc:${code}`, `read:${code}`])
    if (answers.has(key)) emit(draft, { type: 'answer_removed', subject: id, key });
  settled(draft, id, code);
}
