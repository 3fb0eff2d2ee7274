import { isOneNib, NIB } from '../../../licensing/bundle/together.ts';
import { forWhom, mayHaveCompany, partOthers } from '../../../licensing/understanding/trades/others-trade.ts';
import type { OthersTrade, Parted } from '../../../licensing/understanding/trades/others-trade.ts';
import { tradeInWish } from '../../../licensing/understanding/trades/trade-in-wish.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import type { Json } from '../../json.ts';
import type { Aside } from '../../session.ts';
import { askAside } from '../ask-aside.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { beginAnother, openQuestion } from '../frames.ts';
import type { Open } from '../frames.ts';
import { namesOf } from './permit-names.ts';

/** Businesses of others that were told while one's own was being filled in: `[{trade, whose}]` of the application. */
const AFTERWARDS = 'afterwards';
/** So many are kept; whoever runs more errands than that comes back. */
const MOST = 3;

export const MORE = /\b(?:(?:di)?tambah\w*|nambah\w*|satu|1|lagi|sekalian|juga|jua)\b/gi;
const BESIDES = /\b(?:juga|jua|jg|sekalian|tambah\w*|nambah\w*|satu lagi|nib|also)\b/i;

const OWN =
  /^(?:(?:eh|oh|bukan|ternyata|ini|itu|tapi)[, ]+)*(?:(?:usaha|izin|nib) )?(?:punya|milik|usaha|ampun)(?: ?(?:saya|sy|ulun|aku|ku))? (?:sendiri|saurang|saorang)\W*$|^(?:it is |it's )?my own\W*$/i;

/** A person has one NIB, and another person another one: the trades of a text by whose they are. */
export function partedIn({ world }: Draft, text: string): Parted {
  const tradeOf = (words: string): string => tradeInWish(words.replace(MORE, ' ')).replace(/nya$/, '');
  const { own, others } = partOthers(text, (words) => world.kbli.names(tradeOf(words)));
  return { own, others: others.map(({ trade, whose }) => ({ trade: tradeOf(trade), whose })) };
}

/**
 * What of these words is about the business that this draft is for. Trades of others are kept for an application of their
 * own; where nothing else was told, the draft itself is theirs.
 */
export function ownWords(draft: Draft, subject: string, text: string): string {
  const { application, answers } = contextIn(draft, subject);
  if (application?.stage !== 'draft' || answers.get('for_whom')?.value === 'other') return text;
  const { own, others } = partedIn(draft, text);
  const [first, ...more] = others;
  if (first === undefined) {
    const whose = forWhom(text);
    if (whose !== undefined && !answers.has('for_whom')) noteFor(draft, subject, whose);
    return text;
  }
  if (answers.has('kbli') || draft.world.kbli.names(tradeInWish(own))) {
    keepAfterwards(draft, subject, others);
    return own;
  }
  noteFor(draft, subject, first.whose);
  if (more.length > 0) keepAfterwards(draft, subject, more);
  return first.trade;
}

/** "sama laundry istri juga", said anywhere in the form. */
export function addOthers(draft: Draft, { frame, position }: Open, text: string): boolean {
  if (frame.flow !== 'apply' || position.step.asks === 'kbli' || !BESIDES.test(text)) return false;
  const { answers, application } = contextIn(draft, frame.subject);
  if (application?.stage !== 'draft' || !answers.has('kbli') || answers.get('for_whom')?.value === 'other')
    return false;
  const { own, others } = partedIn(draft, text);
  if (others.length === 0 || draft.world.kbli.names(tradeInWish(own))) return false;
  keepAfterwards(draft, frame.subject, others);
  draft.resumed = true;
  draft.ask = true;
  return true;
}

/** "punya saya sendiri", after the draft was taken for somebody else's. */
export function takeForSelf(draft: Draft, { frame }: Open, text: string): boolean {
  const { application, answers } = contextIn(draft, frame.subject);
  if (application?.stage !== 'draft' || answers.get('for_whom')?.value !== 'other') return false;
  if (!OWN.test(text)) return false;
  emit(draft, { type: 'answer_recorded', subject: frame.subject, key: 'for_whom', value: 'self' });
  say(draft, 'for_whom.self');
  draft.ask = true;
  return true;
}

/**
 * "tambah satu lagi nib laundry istri" where the person's own is begun or sent: nobody's NIB is changed, somebody else gets
 * one. False: it is a wish like another.
 */
export function beginForOther(
  draft: Draft,
  { entity }: Pick<Understanding, 'entity'>,
  text: string,
  message: string,
): boolean {
  const codes = [entity ?? []].flat();
  const isNib = codes.includes('NIB-UMK') || (codes.includes('NIB-UBAH') && BESIDES.test(text));
  const [other] = partedIn(draft, text).others;
  const whose = other?.whose ?? forWhom(text);
  if (!isNib || whose === undefined || openQuestion(draft)) return false;
  const own = draft.facts.applications.some(
    ({ stage, permits, answers }) =>
      stage !== 'withdrawn' &&
      permits.some((code) => NIB.includes(code)) &&
      answers.get('for_whom')?.value !== 'other',
  );
  if (!own) return false;
  begin(draft, other ?? { trade: '', whose }, message);
  return true;
}

/** "mau urus nib buat suami" is the NIB of a person; a boss may have a company, so that is asked: no code. */
export function nibForOther(entity: Understanding['entity'], text: string): string[] | undefined {
  const whose = isOneNib([entity ?? []].flat()) ? forWhom(text) : undefined;
  if (whose === undefined) return undefined;
  return mayHaveCompany(whose) ? [] : NIB.slice(0, 1);
}

/** After one's own was sent: the business of somebody else that was told before. */
export function offerAfterwards(draft: Draft, application: string): void {
  const [first, ...rest] = keptOf(draft, application);
  if (first === undefined) return;
  const { whose } = first;
  // What one person does goes into one application.
  const theirs = [first, ...rest.filter((one) => one.whose === whose)].map(({ trade }) => trade);
  const values = { trade: theirs.join(' dan '), whose };
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `afterwards.option.${id}` } }));
  askAside(
    draft,
    'afterwards',
    { text: 'afterwards.ask', values, options, asks: 'confirm' },
    { application, ...values },
  );
}

export function takeAfterwards(draft: Draft, picked: string, { payload }: Aside): void {
  const { application = '', trade = '', whose = '' } = payload;
  if (picked !== 'yes') {
    say(draft, 'afterwards.later', { whose });
    return;
  }
  const rest = keptOf(draft, application).filter((one) => one.whose !== whose);
  begin(draft, { trade, whose }, '');
  const subject = openQuestion(draft)?.frame.subject;
  if (rest.length > 0 && subject !== undefined) write(draft, subject, rest);
}

function begin(draft: Draft, { trade, whose }: OthersTrade, message: string): void {
  const [code = ''] = NIB;
  const subject = beginNib(draft, code, trade, message);
  if (subject !== undefined) noteFor(draft, subject, whose);
}

/** One more NIB, whatever was begun before; its application. */
export function beginNib(draft: Draft, code: string, trade: string, message: string): string | undefined {
  beginAnother(draft, [code]);
  delete draft.session.topic;
  draft.resumed = false;
  say(draft, 'form.begun', { permit: namesOf(draft.world, [code]) });
  const subject = openQuestion(draft)?.frame.subject;
  if (subject === undefined || trade === '') return subject;
  const from = message === '' ? {} : { message };
  emit(draft, { type: 'answer_recorded', subject, key: 'kbli', value: trade, raw: trade, ...from });
  return subject;
}

function noteFor(draft: Draft, subject: string, whose: string): void {
  emit(draft, { type: 'answer_recorded', subject, key: 'for_whom', value: 'other' });
  say(draft, 'for_whom.heard', { whose });
}

function keepAfterwards(draft: Draft, subject: string, others: readonly OthersTrade[]): void {
  const kept = keptOf(draft, subject);
  const fresh = others.filter(({ trade }) => !kept.some((one) => one.trade === trade));
  write(draft, subject, [...kept, ...fresh].slice(0, MOST));
  for (const { trade, whose } of others) say(draft, 'afterwards.noted', { trade, whose });
}

function write(draft: Draft, subject: string, kept: readonly OthersTrade[]): void {
  const value: Json = kept.map(({ trade, whose }) => ({ trade, whose }));
  emit(draft, { type: 'answer_recorded', subject, key: AFTERWARDS, value });
}

function keptOf(draft: Draft, subject: string): OthersTrade[] {
  const value = contextIn(draft, subject).answers.get(AFTERWARDS)?.value;
  return Array.isArray(value) ? (value as unknown as OthersTrade[]) : [];
}
