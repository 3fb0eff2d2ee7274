import { documentCode, isAskName, isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import type { ChecklistItem } from '../../../licensing/catalogue/checklist.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { Aside } from '../../session.ts';
import { askAside } from '../ask-aside.ts';
import { hasFile } from '../context.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { CARDS, keptReading, keepReading, toAsk } from './kept-reading.ts';
import { localDate } from '../../../licensing/calendar/local-time.ts';
import { answerLines } from '../answer-lines.ts';
import { HOME } from './home.ts';
import { TOLD } from './letters.ts';
import { labelOf, nameElsewhere, pagesOf } from './pages.ts';
import { formsOf } from './others-npwp.ts';
import { OWN } from './prefill.ts';
import { compare } from './compare-card.ts';
import { sameName } from './same-name.ts';

/** What a document tells of the questions that come before it, the first of which is the moment to offer it. */
const TELLS: Readonly<Record<string, readonly string[]>> = { ...OWN, akta: [...TOLD] };

/** Offers a document that was given for an earlier permit, before the first question it answers, until that was said yes or no to. True: it was asked. */
export function askReuse(draft: Draft, { frame, position }: Open): boolean {
  const { asks, key } = position.step;
  const own = draft.facts.applications.find(({ id }) => id === frame.subject);
  if (frame.flow !== 'apply' || !own || frame.reopened?.includes(key)) return false;
  const items = contextIn(draft, frame.subject).checklist();
  const code = isDocumentAsk(asks)
    ? documentCode(asks)
    : Object.keys(TELLS).find((one) => TELLS[one]?.includes(key) && (one === 'ktp' || isOn(items, one)));
  if (code === undefined || frame.offered?.includes(`doc:${code}`) || hasFile(own.answers, { code }))
    return false;
  const item = items.find((one) => one.code === code);
  const given = draft.facts.applications.find(
    (one) =>
      one !== own &&
      isSameOwner(own, one) &&
      (code === 'ktp' || mayBeSameForm(draft, own, one)) &&
      wasGiven(one, code) &&
      (isDocumentAsk(asks) || isTold(one, code, key)) &&
      !(item?.expires && hasRunOut(draft, one, code)),
  );
  const answer = given?.answers.get(`doc:${code}`);
  if (!given || !answer) return false;
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `reuse.option.${id}` } }));
  const name = isDocumentAsk(asks) ? undefined : textOf(given, code === 'akta' ? 'legal_name' : 'name');
  const label = item?.short ?? nameElsewhere(draft.world, code);
  const values = { label, day: { day: answer.at }, name: name ?? '' };
  const sent = name === undefined ? 'reuse.ask' : 'reuse.ask_whose';
  const text = answer.source === 'operator' ? 'reuse.ask_issued' : sent;
  askAside(
    draft,
    'reuse',
    { text, values, options, asks },
    { application: frame.subject, from: given.id, code },
  );
  return true;
}

const isOn = (items: readonly ChecklistItem[], code: string): boolean =>
  items.some((item) => item.code === code);

/** Whether that case knows the answer, from its own lips or from what was read. */
const isTold = (application: ApplicationFacts, code: string, key: string): boolean =>
  textOf(application, key) !== undefined || keptReading(application, code).fields?.[key] !== undefined;

/** What was settled in the earlier case is not asked again; where it came from is kept with it. Keys that were filled. */
function fillFrom(
  draft: Draft,
  { id, answers }: ApplicationFacts,
  earlier: ApplicationFacts,
  code: string,
): string[] {
  const { required } = contextIn(draft, id);
  const keys = TELLS[code]?.filter((key) => isAskName(key) && required().has(key)) ?? [];
  const home = code === 'ktp' ? Object.values(HOME) : [];
  return [...keys, ...home].filter((key) => {
    const settled = earlier.answers.get(key);
    const known = answers.get(key);
    if (!settled || settled.mark === 'deferred' || (known && known.mark !== 'deferred')) return false;
    const { value, raw, mark, problems } = settled;
    emit(draft, {
      type: 'answer_recorded',
      subject: id,
      key,
      value,
      source: 'prefill',
      ...(raw === undefined ? {} : { raw }),
      ...(mark ? { mark } : {}),
      ...(problems ? { problems } : {}),
    });
    return true;
  });
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

/** The papers of a CV say nothing about a PT, nor a person's tax card about their company. */
function mayBeSameForm(draft: Draft, ...cases: [ApplicationFacts, ApplicationFacts]): boolean {
  const [one, other] = cases.map((each) => formsOf(draft, each));
  return !one?.length || !other?.length || one.some((form) => other.includes(form));
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

const MOST_WORDS = 6;

/** "pakai yang lama aja", "saya kirim yang baru" */
export function oldOrNew(_draft: Draft, _aside: Aside, text: string): string | undefined {
  const canonical = canonicalText(text);
  if (isAsked(text, canonical) || canonical.split(' ').length > MOST_WORDS) return undefined;
  if (/\b(?:baru|ganti|kirim|new)\b/.test(canonical)) return 'no';
  return /\b(?:pakai|lama|itu|tadi|old)\b/.test(canonical) ? 'yes' : undefined;
}

/** The reply: the same file counts for this permit too, with what was read on it. */
export function takeReuse(draft: Draft, picked: string, { payload }: Aside): void {
  const { application: id = '', from = '', code = '' } = payload;
  draft.ask = true;
  const frame = draft.session.frames.find(({ subject }) => subject === id);
  if (frame) frame.offered = [...(frame.offered ?? []), `doc:${code}`];
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
  const [number = ''] = TELLS[code] ?? [];
  const filled = textOf(application, number) === undefined ? fillFrom(draft, application, earlier, code) : [];
  const lines = answerLines(contextIn(draft, id)).filter(({ key }) => filled.includes(key));
  const label = labelOf(draft, application, code);
  if (lines.length === 0) say(draft, 'reuse.taken', { label });
  else say(draft, 'reuse.filled', { label, lines: { lines: lines.map((line) => line.label) } });
  const { type, fields, decision, reasons, crops } = keptReading(earlier, code);
  if (type !== code || !fields || !decision || !reasons) return;
  const reading = { type, fields, decision, reasons, quality: NOTHING_SEEN, ...(crops ? { crops } : {}) };
  keepReading(draft, application, code, reading);
  if (filled.includes(number)) return;
  if (!CARDS.has(code)) return toAsk(draft, id, code);
  // What was cleared up then is not asked again, unless this case says otherwise.
  const cleared = fields[number] !== undefined && earlier.answers.get(number)?.value === fields[number].value;
  compare(draft, application, code, cleared ? { fields, decision: 'accept', reasons: [] } : reading);
}

const NOTHING_SEEN = { pixels: 0, lineHeight: 0, labels: 0, brightness: 0, turned: 0 };
