import { documentCode, isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { Aside } from '../../session.ts';
import { askAside } from '../ask-aside.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { CARDS, keptReading, keepReading, toAsk } from './kept-reading.ts';
import { localDate } from '../../../licensing/calendar/local-time.ts';
import { pagesOf } from './pages.ts';
import { compare } from './compare-card.ts';
import { sameName } from './same-name.ts';

/** Offers a document that was given for an earlier permit, once. True: it was asked. */
export function askReuse(draft: Draft, { frame, position }: Open): boolean {
  const { asks, key } = position.step;
  if (frame.flow !== 'apply' || !isDocumentAsk(asks) || frame.reopened?.includes(key)) return false;
  if (frame.offered?.includes(key)) return false;
  const code = documentCode(asks);
  const own = draft.facts.applications.find(({ id }) => id === frame.subject);
  const item = contextIn(draft, frame.subject)
    .checklist()
    .find((one) => one.code === code);
  const given = draft.facts.applications.find(
    (one) =>
      one !== own &&
      own &&
      isSameOwner(own, one) &&
      wasGiven(one, code) &&
      !(item?.expires && hasRunOut(draft, one, code)),
  );
  const answer = given?.answers.get(key);
  if (!given || !answer) return false;
  frame.offered = [...(frame.offered ?? []), key];
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `reuse.option.${id}` } }));
  const values = { label: item?.short ?? code.toUpperCase(), day: { day: answer.at } };
  askAside(
    draft,
    'reuse',
    { text: 'reuse.ask', values, options, asks },
    { application: frame.subject, from: given.id, code },
  );
  return true;
}

/**
 * Whoever acts for others has their papers too: only those of the person this case is about are offered. By the NIK
 * where both cases know it, else by the name; else both must be the sender's own.
 */
function isSameOwner(one: ApplicationFacts, other: ApplicationFacts): boolean {
  const [niks, names] = ['nik', 'name'].map((key) => [textOf(one, key), textOf(other, key)]);
  if (niks?.every((nik) => nik !== undefined)) return niks[0] === niks[1];
  if (names?.every((name) => name !== undefined)) return sameName(names[0]!, names[1]!);
  return [one, other].every(({ answers }) => answers.get('for_whom')?.value !== 'other');
}

function textOf({ answers }: ApplicationFacts, key: string): string | undefined {
  const value = answers.get(key)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** Given as a file, and not refused by an officer. */
function wasGiven({ answers, items }: ApplicationFacts, code: string): boolean {
  const answer = answers.get(`doc:${code}`);
  if (!answer || answer.mark === 'deferred' || pagesOf(answer.value).length === 0) return false;
  return items.get(code)?.state !== 'rejected';
}

/** The day until which it is valid has passed; looked at only where the catalogue gives it one: a KTP with an old day is valid. */
function hasRunOut(draft: Draft, application: ApplicationFacts, code: string): boolean {
  const until = keptReading(application, code).fields?.['valid_until']?.value ?? '';
  const today = localDate(draft.now, draft.world.calendar.zone);
  return /^\d{4}-/.test(until) && until < today;
}

/** The reply: the same file counts for this permit too, with what was read on it. */
export function takeReuse(draft: Draft, picked: string, { payload }: Aside): void {
  const { application: id = '', from = '', code = '' } = payload;
  draft.ask = true;
  if (picked !== 'yes') return;
  const find = (wanted: string): ApplicationFacts | undefined =>
    draft.facts.applications.find((one) => one.id === wanted);
  const [application, earlier] = [find(id), find(from)];
  const answer = earlier?.answers.get(`doc:${code}`);
  if (!application || !earlier || !answer) return;
  emit(draft, { type: 'document_reused', application: id, from, code });
  const { value, mark, problems } = answer;
  emit(draft, {
    type: 'answer_recorded',
    subject: id,
    key: `doc:${code}`,
    value,
    // What an officer was to look at then is to be looked at now as well.
    ...(mark ? { mark } : {}),
    ...(problems ? { problems } : {}),
  });
  const item = contextIn(draft, id)
    .checklist()
    .find((one) => one.code === code);
  say(draft, 'reuse.taken', { label: item?.short ?? code });
  const { type, fields, decision, reasons, crops } = keptReading(earlier, code);
  if (type !== code || !fields || !decision || !reasons) return;
  const reading = { type, fields, decision, reasons, quality: NOTHING_SEEN, ...(crops ? { crops } : {}) };
  keepReading(draft, application, code, reading);
  if (!CARDS.has(code)) return toAsk(draft, id, code);
  // What was cleared up then is not asked again, unless this case says otherwise.
  const number = code === 'ktp' ? 'nik' : 'npwp';
  const cleared = fields[number] !== undefined && earlier.answers.get(number)?.value === fields[number].value;
  compare(draft, application, code, cleared ? { fields, decision: 'accept', reasons: [] } : reading);
}

const NOTHING_SEEN = { pixels: 0, lineHeight: 0, labels: 0, brightness: 0, turned: 0 };
