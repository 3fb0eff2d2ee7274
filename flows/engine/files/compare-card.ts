import { maskIdentity, maskPair } from '../../../licensing/identity/mask.ts';
import type { Reading, ReadingRule } from '../../../licensing/reading.ts';
import type { Value, Values } from '../../event.ts';
import type { ApplicationFacts } from '../../facts.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { homeLines, homeRead } from './home.ts';
import {
  askReading,
  doubt,
  isNamed,
  keptReading,
  leaveReading,
  settled,
  toAsk,
  undoubt,
} from './kept-reading.ts';
import { compareLetter, doubtByLetters, TOLD } from './letters.ts';
import { labelOf, nameElsewhere } from './pages.ts';
import { askOthersNpwp, bearsOtherNik, numberOf } from './others-npwp.ts';
import { isRefused } from './mended.ts';
import { OWN, prefill } from './prefill.ts';
import { sameName } from './same-name.ts';
import { fieldName } from './unread.ts';

/** Sets what a card says beside what was typed; whatever differs is marked before anybody is asked about it. */
export function compare(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  reading: Pick<Reading, 'fields' | 'decision' | 'reasons' | 'others'>,
): void {
  const key = code === 'ktp' ? 'nik' : 'npwp';
  const number = reading.fields[key]?.value;
  const name = reading.fields['name']?.value ?? '';
  if (number === undefined) return settled(draft, application.id, code);
  const typed = application.answers.get(key);
  const known = isRefused(draft, application, key) ? undefined : numberOf(application, key);
  const label =
    contextIn(draft, application.id)
      .checklist()
      .find((item) => item.code === code)?.short ?? nameElsewhere(draft.world, code);
  const own = application.answers.get('name')?.value;
  const another = code === 'ktp' && typeof own === 'string' && name !== '' && !sameName(own, name);
  if (another) doubt(draft, application, 'name');
  else if (code === 'ktp') undoubt(draft, application, 'name');
  if (known === number) undoubt(draft, application, key);
  if (known !== undefined && known !== number && known.length === number.length) {
    doubt(draft, application, key);
    const [was, is] = maskPair(known, number);
    const values = another
      ? { typed: withName(own, was), read: withName(name, is), label }
      : { typed: was, read: is, label };
    // What is there may come from a card as well: then nobody typed it.
    return typed?.source === 'document'
      ? askDiffers(draft, application, code, values, 'before')
      : askDiffers(draft, application, code, values, 'typed');
  }
  if (another) {
    const known = application.answers.get('name')?.source === 'document' ? 'before' : 'typed';
    return askOther(draft, application, code, { typed: own, read: name, label }, known);
  }
  if (code === 'npwp' && bearsOtherNik(numberOf(application, 'nik'), reading.fields))
    return askOthersNpwp(draft, application, { label, name });
  const home = code === 'ktp' ? homeLines(homeRead(reading.fields), fieldsUnread(reading)) : '';
  const values = { label, name, number: maskIdentity(number), home };
  if (known === number || reading.decision === 'accept') {
    settled(draft, application.id, code);
    prefill(draft, application, code);
    if (code === 'ktp' && bearsOtherNik(number, keptReading(application, 'npwp').fields))
      toAsk(draft, application.id, 'npwp');
    if (known !== undefined) {
      if (home !== '') say(draft, 'reading.read_matches', values);
      return;
    }
    // A person's NPWP is no question where the NIK counts for it: then the card is kept, and nothing was filled in.
    const asked = contextIn(draft, application.id).required().has(key);
    say(draft, asked ? 'reading.read' : 'reading.read_kept', values);
    // What was asked meanwhile may be answered by it.
    draft.ask = draft.session.frames.length > 0;
    return;
  }
  // Beside a paper of another kind there is nothing to choose from.
  const several = reading.others !== undefined;
  const shown = { ...values, number: maskIdentity(number, unclearDigits(reading)) };
  const doubts = { ...shown, doubt: doubtShown(reading, number) };
  if (!several)
    return askReading(draft, application, code, 'reading.confirm', doubts, ['yes', 'no', 'officer']);
  const [beside = ''] = reading.others ?? [];
  const other = beside === '' ? '' : { text: 'reading.beside', values: { name: beside } };
  const ids = ['this_card', 'other_card', 'officer'];
  askReading(draft, application, code, 'reading.confirm_several', { ...values, other }, ids);
}

/** What on a card that can be used could not be read, by its names: one line, or none. */
function fieldsUnread({ reasons }: Pick<Reading, 'reasons'>): Value[] {
  const missing = reasons.filter(({ rule }) => rule === 'missing');
  if (missing.length === 0) return [];
  return [{ text: 'reading.fields_unread', values: { fields: { list: missing.map(fieldName) } } }];
}

/** Digits of its number, counted from 0, that may be others. */
const unclearDigits = ({ reasons }: Pick<Reading, 'reasons'>): number[] =>
  reasons.flatMap(({ rule, digits }) => (rule === 'uncertain' ? (digits ?? []) : []));

/** Birth date and sex stand in the NIK as well: where the card says something else the digits that differ are shown, one line each; and which digits are unclear. */
function doubtShown({ fields, reasons }: Pick<Reading, 'fields' | 'reasons'>, nik: string): Value {
  const [born, sex] = [fields['birth_date']?.value, fields['sex']?.value];
  const has = (wanted: ReadingRule): boolean => reasons.some(({ rule }) => rule === wanted);
  const lines: Value[] = [];
  if (born !== undefined && has('birth-date-differs'))
    lines.push({ text: 'reading.birth_differs', values: { born: { date: born }, digits: nik.slice(6, 12) } });
  if (sex !== undefined && has('sex-differs'))
    lines.push({ text: 'reading.sex_differs', values: { sex, digits: nik.slice(6, 8) } });
  const unclear = unclearDigits({ reasons }).map((at) => String(at + 1));
  if (unclear.length > 0)
    lines.push({ text: 'reading.digits_unclear', values: { places: { list: unclear } } });
  return lines.length > 0 ? { lines: [...lines, ''] } : '';
}

/** Where the names differ too, one question is about both: then both are seen before one of them is taken. */
const withName = (name: string, number: string): Value => ({
  text: 'reading.name_and_number',
  values: { name, number },
});

/** Called when an answer was given: where the card or letter that is there says otherwise it is asked about, or marked where that was cleared up. */
export function weighAnswer(draft: Draft, subject: string, key: string): void {
  const application = draft.facts.applications.find(({ id }) => id === subject);
  const typed = application && numberOf(application, key);
  if (application === undefined || typed === undefined) return;
  for (const [code, own] of Object.entries(OWN)) {
    const { fields, decision, denied } = keptReading(application, code);
    const read = own.includes(key) && decision !== 'retake' ? fields?.[key]?.value : undefined;
    if (read === undefined || (key === 'name' ? sameName(typed, read) : typed === read)) continue;
    if (!denied && application.stage === 'draft') toAsk(draft, subject, code);
    else doubt(draft, application, key);
    if (application.stage !== 'draft' && key !== 'name') sayDiffers(draft, application, code, [typed, read]);
  }
  if (TOLD.has(key)) doubtByLetters(draft, application, key);
}

/** Nothing is asked about it any more: the officer compares. */
function sayDiffers(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  [known, onCard]: readonly [string, string],
): void {
  const [typed, read] = maskPair(known, onCard);
  say(draft, 'reading.late_differs', { label: labelOf(draft, application, code), typed, read });
}

/** So often a question about a card is passed over in words; then an officer decides. */
const MOST_TIMES = 3;

/** Whether what a card says is still to be cleared up with the person; nothing is sent off over it. */
export function isUnsettled({ session }: Draft, application: string): boolean {
  return session.unsettled?.some((one) => one.application === application) ?? false;
}

/** Asks again about a card whose question was passed over. False: nothing is left to ask. */
export function askUnsettled(draft: Draft, subject: string): boolean {
  const left = draft.session.unsettled?.find(({ application }) => application === subject);
  const application = draft.facts.applications.find(({ id }) => id === subject);
  if (!left || !application) return false;
  const { fields, decision, reasons, others } = keptReading(application, left.code);
  if (draft.passed && !ledElsewhere(draft)) left.times += 1;
  const given = left.times > MOST_TIMES;
  if (given || !fields || !decision || !reasons) {
    settled(draft, subject, left.code);
    if (given) leaveReading(draft, application, left.code);
  } else if (isNamed(left.code)) compareLetter(draft, application, left.code);
  else compare(draft, application, left.code, { fields, decision, reasons, ...(others ? { others } : {}) });
  return draft.session.aside !== undefined;
}

/** A salam, a question or "berkas" in between was answered: nobody refused to say which is right. */
const ledElsewhere = ({ events }: Draft): boolean =>
  events.some((event) => event.type === 'say' && !UNANSWERED.has(event.text));
const UNANSWERED: ReadonlySet<string> = new Set(['form.not_understood', 'scope.not_ours']);

function askDiffers(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  values: Values,
  known: 'typed' | 'before',
): void {
  const text = known === 'typed' ? 'reading.differs' : 'reading.differs_before';
  askReading(draft, application, code, text, values, [known, 'card', 'other_person', 'officer']);
}

function askOther(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  values: Values,
  known: 'typed' | 'before',
): void {
  const text = known === 'typed' ? 'reading.other_name' : 'reading.other_name_before';
  askReading(draft, application, code, text, values, ['card', known, 'other_person', 'officer']);
}
