import type { Reading } from '../../../licensing/reading.ts';
import type { ApplicationFacts } from '../../facts.ts';
import { hasFile } from '../context.ts';
import { emit } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { triesOf, CARDS, isCardBeingRead, keep, keptReading } from './kept-reading.ts';

/** Called before a further photo takes the place of a card: remembers it, should the new one be none of the applicant's. */
export function rememberCard(draft: Draft, application: ApplicationFacts, code: string): void {
  const answer = application.answers.get(`doc:${code}`);
  if (!CARDS.has(code) || !answer || !hasFile(application.answers, { code })) return;
  const item = application.items.get(code);
  // What an officer refused is not brought back, but why: should the new one be no such card, it still is to be replaced.
  if (item?.state === 'rejected')
    return keep(draft, application, code, item.reason === undefined ? {} : { refused: item.reason });
  // Of what is still asked about, the one before it counts.
  const asked = draft.session.unsettled?.some(
    (one) => one.application === application.id && one.code === code,
  );
  if (asked || isCardBeingRead(draft, application, code)) return;
  const { before: _, attempts: __, wrong: ___, unopened: ____, ...reading } = keptReading(application, code);
  const { value, mark, problems } = answer;
  const before = { value, ...(mark ? { mark } : {}), ...(problems ? { problems } : {}), reading };
  keep(draft, application, code, { ...reading, ...triesOf(application, code), before });
}

/** The card that was there before counts again. False: there was none. */
export function bringBackCard(draft: Draft, application: ApplicationFacts, code: string): boolean {
  const { before } = keptReading(application, code);
  if (!before) return false;
  const { value, mark, problems, reading } = before;
  const file = (value as { file: string }).file;
  emit(draft, { type: 'document_brought_back', application: application.id, code, file });
  emit(draft, {
    type: 'answer_recorded',
    subject: application.id,
    key: `doc:${code}`,
    value,
    ...(mark ? { mark } : {}),
    ...(problems ? { problems } : {}),
  });
  keep(draft, application, code, { ...reading, ...triesOf(application, code) });
  return true;
}

/** Of two photos of one card each value counts from the one that shows it more surely; nothing that was read is lost to a worse photo. */
export function withBefore(application: ApplicationFacts, code: string, reading: Reading): Reading {
  const { reading: { fields: was = {}, denied } = {} } = keptReading(application, code).before ?? {};
  const number = code === 'ktp' ? 'nik' : 'npwp';
  const { fields } = reading;
  if (denied || was[number] === undefined || was[number].value !== fields[number]?.value) return reading;
  const surer = Object.entries(was).filter(
    ([field, { confidence }]) => confidence > (fields[field]?.confidence ?? 0),
  );
  const both = { ...fields, ...Object.fromEntries(surer) };
  const reasons = reading.reasons.filter(
    ({ rule, field }) => rule !== 'missing' || field === undefined || both[field] === undefined,
  );
  return { ...reading, fields: both, reasons };
}
