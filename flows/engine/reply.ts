import { isAddress } from '../../licensing/understanding/address-in-text.ts';
import type { AskName } from '../../licensing/catalogue/asks.ts';
import { talkIn } from '../../licensing/understanding/talk.ts';
import { canonicalText } from '../../licensing/understanding/normalise.ts';
import { findPlace } from '../../licensing/regions/place.ts';
import { parseMoney } from '../../licensing/identity/money.ts';
import { fieldIn } from '../../licensing/understanding/fields.ts';
import { hasNone } from '../../licensing/understanding/has-none.ts';
import type { Reading, Step } from '../define.ts';
import type { Content } from '../message.ts';
import type { AsideKind } from '../session.ts';
import { fieldName } from './answer-lines.ts';
import { askAside } from './ask-aside.ts';
import { contextIn, emit, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { exampleOf } from './example.ts';
import { openQuestion } from './frames.ts';
import type { Open } from './frames.ts';
import { givesUp } from './gives-up.ts';
import { isGreeting, sayHello } from './greeting.ts';
import { addItem, stepsOf } from './groups.ts';
import { addActivity, takeBackItem } from './activities.ts';
import { answerAsked, followIntent, readsAsInterruption } from './intents.ts';
import { askMeant } from './meant.ts';
import { isUnsettled } from './readings.ts';
import { takeObjection } from './objection.ts';
import { tellReplaced } from './questions.ts';
import { offerRanges } from './ranges.ts';
import { addOthers, takeForSelf } from './others-business.ts';
import { outOfPatience } from './patience.ts';
import { record } from './record.ts';
import { repeatsWish } from './repeated-wish.ts';
import { optionHash } from './options.ts';
import { refuseCode } from './kbli-codes.ts';
import type { MessageInput } from './route.ts';
import { question } from './settle.ts';
import { ADVISE, SEVERAL } from '../steps/permit-choice.ts';
import { OF_OWNER } from '../steps/trade-name.ts';
import { nameLikeOwner } from './owner-named.ts';
import { addedPermits, wishSeveral } from './several-permits.ts';
import { beginAdvice } from './advice.ts';
import { skipQuestion } from './skip.ts';
import { confirmLines } from './told-lines.ts';
import { correctTold } from './correct-told.ts';
import { isConfirming } from './confirming.ts';
import { joinAddress, takeTold } from './told.ts';
import { takeOtherForm } from './other-form.ts';
import { takeInstead } from './told-instead.ts';
import { takeAhead } from './trade-answers.ts';

/** "bingung ngitungnya": ranges are offered. */
const UNSURE = /\b(bingung|(?:tidak|belum|kurang) (?:tahu|tau|pasti|yakin)|not sure|no idea)\b/;

/** Digits that are somebody's number and no part of a name or an address. */
const NUMBER = /\d{9}/;

/** Reads words as the reply to the open question. False: they are no reply, go on with intents. */
export function readReply(draft: Draft, input: MessageInput, text: string): boolean {
  const open = openQuestion(draft);
  if (!open) return false;
  forgetOld(draft, open);
  if (isGreeting(text)) {
    // Somebody is back: a hello is no name of a business.
    sayHello(draft, text);
    draft.resumed = true;
    draft.ask = true;
    return true;
  }
  if (asksWhyAgain(draft, open, text) || givesUp(draft, open, text) || joinAddress(draft, open, input, text))
    return true;
  if (sendsTooEarly(draft, open, text) || lacksAnother(draft, open, text)) return true;
  const added = addedPermits(draft, open, text);
  if (added) {
    answerAsked(draft, text);
    wishSeveral(draft, added, { text, message: input.id });
    return true;
  }
  if (repeatsWish(draft, open, text)) return true;
  if (addOthers(draft, open, text) || takeForSelf(draft, open, text)) return true;
  if (addActivity(draft, open, text, input.id) || takeAhead(draft, open, input, text)) return true;
  if (refuseCode(draft, open, text) || takeOtherForm(draft, open, input, text)) return true;
  if (correctTold(draft, open, input, text) || takeInstead(draft, open, input, text)) return true;
  if (wasShown(draft, open, input) && takeObjection(draft, open, input, text)) return true;
  if (takeTold(draft, open, input, text)) return true;
  return wasShown(draft, open, input)
    ? readShown(draft, open, input, text)
    : readUnshown(draft, open, input, text);
}

/** After so long nobody remembers what they wrote wrongly. */
const LONG_MS = 6 * 3_600_000;

/** Failed attempts do not outlive a long pause: an officer is offered to whoever is stuck now. */
function forgetOld({ now }: Draft, { frame: { asked } }: Open): void {
  if (!asked || now - asked.at < LONG_MS) return;
  asked.attempts = 0;
  asked.at = now;
}

const SENDS = /^\W*(?:kirim(?:kan)?|submit|send)(?: (?:sekarang|saja|aja|min|now|it))*\W*$/i;

const WHY_AGAIN =
  /\b(?:kok|kenapa|napa|mengapa|apa|apanya|mana|why|what)\b.*\b(?:lagi|pulang|salah|ditolak|tolak|diganti|ganti|disuruh|suruh|kurang|diulang|ulang|again|wrong)\b/;

/** "kok disuruh lagi?": the officer's reason is the answer, and comes with the question. */
function asksWhyAgain(draft: Draft, { position: { because } }: Open, text: string): boolean {
  if (because?.reason === undefined || text.length > 60 || !WHY_AGAIN.test(canonicalText(text))) return false;
  draft.ask = true;
  return true;
}

/** "kirim" before everything is there is a wish, and no name of a business. */
function sendsTooEarly(draft: Draft, open: Open, text: string): boolean {
  if (open.frame.flow !== 'apply' || open.position.step.key === 'review' || !SENDS.test(text)) return false;
  say(draft, 'review.not_yet');
  draft.resumed = true;
  draft.ask = true;
  return true;
}

/** Things whose lack is told by their name; "belum ada nama" is about the name that is asked. */
const NAMED: ReadonlySet<string> = new Set(['npwp', 'email', 'phone', 'nik', 'ahu_number']);

/** "npwp saya sudah aktif, gak tahu": a sentence that says no more. */
const SHORT = 60;

/** "ga punya npwp" while something else is asked: its turn comes, and it is no answer here. */
function lacksAnother(draft: Draft, open: Open, text: string): boolean {
  if (open.frame.flow !== 'apply') return false;
  const canonical = canonicalText(text);
  if (!hasNone(text) && !(UNSURE.test(canonical) && text.length <= SHORT)) return false;
  const ask = fieldIn(canonical);
  if (ask === undefined || ask === open.position.step.asks || !NAMED.has(ask)) return false;
  const field = `field.${ask}`;
  say(draft, 'told.lacks', { field: { text: field } });
  draft.ask = true;
  return true;
}

/** Asked about the reply to the open question: what is none of their options may still be that reply. */
const ABOUT_REPLY: ReadonlySet<AsideKind> = new Set<AsideKind>([
  'doubt',
  'meant',
  'stuck',
  'capital',
  'proposal',
]);

/**
 * Shown: this very question went out, and left before the message came in. Where something else was asked over it, that is
 * what was on the screen, also for a message that was no answer to it.
 */
function wasShown(draft: Draft, open: Open, input: MessageInput): boolean {
  const sentAt = draft.facts.chat.askedSentAt;
  const covered = draft.missed !== undefined && !ABOUT_REPLY.has(draft.missed);
  return (
    !covered &&
    open.frame.asked?.key === open.position.step.key &&
    sentAt !== undefined &&
    input.receivedAt >= sentAt
  );
}

/** What is asked for here is called something; a question or everyday talk is none of it. */
const NAMED_IN_WORDS: ReadonlySet<AskName> = new Set<AskName>([
  'business_name',
  'legal_name',
  'name',
  'notary',
]);

function readShown(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const { step } = open.position;
  const reading = step.type.read(input.content, contextIn(draft, open.frame.subject), open.frame.asked);
  if (step.type.open && reading.read !== 'note') {
    if (step.skippable !== undefined && hasNone(text)) return skipQuestion(draft);
    const interruption = readsAsInterruption(draft, open, text);
    if (interruption === 'yes') return false;
    const talk = NAMED_IN_WORDS.has(step.asks) ? talkIn(text) : undefined;
    if (talk === 'asks')
      return (
        followIntent(draft, input, text, 'only-if-sure') || fail(draft, open, input.id, 'form.unanswered')
      );
    if (interruption === 'perhaps' || talk === 'perhaps') {
      askWhich(draft, text, input.id);
      return true;
    }
  }
  if (step.key === 'permit' && reading.read !== 'other') tellReplaced(draft, text);
  if (reading.read !== 'other') return obey(draft, open, reading, input);
  // "ga punya e-mail", "tidak tahu": that is what "lewati" is for.
  if (step.asks === 'capital' && UNSURE.test(canonicalText(text)) && offerRanges(draft, open, input.id))
    return true;
  if (hasNone(text)) {
    if (offerRanges(draft, open, input.id)) return true;
    if (step.skippable !== undefined) return skipQuestion(draft);
  }
  return followIntent(draft, input, text, 'only-if-sure') || fail(draft, open, input.id);
}

/**
 * Written before the open question was on the screen: it may fill it by shape; otherwise it goes on
 * with the open answer before, or is asked again.
 */
function readUnshown(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const { step } = open.position;
  if (step.type.byShape || isUnmistakable(draft, step, text)) {
    const reading = step.type.read(input.content, contextIn(draft, open.frame.subject), undefined);
    if (reading.read === 'answer') return obey(draft, open, reading, input);
  }
  if (readsAsInterruption(draft, open, text) === 'yes') return false;
  if (takeMoney(draft, open, input, text)) return true;
  const before = stepByKey(draft, open, draft.justAnswered.at(-1));
  if (
    before?.type.open &&
    talkIn(text) === undefined &&
    !/^[\d\s.,]+$/.test(text) &&
    !NUMBER.test(text.replace(/[\s.-]/g, ''))
  ) {
    continueAnswer(draft, open, before.key, text, input);
    return true;
  }
  const covered = isConfirming(draft, open.frame) || isUnsettled(draft, open.frame.subject);
  if (covered || draft.missed !== undefined) return answerElse(draft, input, text);
  if (open.frame.asked === undefined) return false;
  if (draft.session.photos === undefined) say(draft, 'form.ask_again');
  draft.ask = true;
  return true;
}

/** What was on the screen stood in the place of the open question; whatever else this is, that is put again. */
function answerElse(draft: Draft, input: MessageInput, text: string): boolean {
  draft.ask = true;
  if (SENDS.test(text)) return true;
  const before = draft.events.length;
  followIntent(draft, input, text);
  if (draft.events.slice(before).some(({ type }) => type === 'say')) return true;
  say(draft, 'form.not_understood');
  draft.ask = true;
  return true;
}

/** Lists whose labels are names, not answers to anything else. */
const NAMED_BY_LABEL: ReadonlySet<string> = new Set(['permit', 'applicant_type', 'case_kind', 'district']);

/** A trade that is surely one, a village of the regency, or a label of a list, written out. */
function isUnmistakable({ world }: Draft, { asks, key }: Step, text: string): boolean {
  if (key === 'kbli') return world.kbli.sure(text) !== undefined;
  if (key === 'village') return findPlace(`desa ${text}`, world.places).certain;
  if (key === 'address') return isAddress(text);
  return NAMED_BY_LABEL.has(asks) && /\p{L}{3}/u.test(text);
}

/** A sum of money in a burst is the capital, whatever stands open; it is never glued to words. */
function takeMoney(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const step = stepByKey(draft, open, 'capital');
  const context = contextIn(draft, open.frame.subject);
  if (!step || !context.required().has('capital') || context.answers.has('capital')) return false;
  if (!/\p{L}/u.test(text) || text.trim().split(/\s+/).length > 4 || parseMoney(text) === null) return false;
  const reading = step.type.read(input.content, context, undefined);
  return reading.read === 'answer' && obey(draft, { ...open, position: { step } }, reading, input);
}

export function stepByKey(draft: Draft, { flow, frame }: Open, key: string | undefined): Step | undefined {
  return stepsOf(flow, contextIn(draft, frame.subject).answers).find((step) => step.key === key);
}

function continueAnswer(draft: Draft, open: Open, key: string, text: string, input: MessageInput): void {
  const { subject } = open.frame;
  const answer = contextIn(draft, subject).answers.get(key);
  if (typeof answer?.value !== 'string') return;
  const value = `${answer.value} ${text.replace(/\s+/g, ' ')}`;
  const content: Content = { kind: 'text', text: value };
  const step = stepByKey(draft, open, key);
  const reading = step?.type.read(content, contextIn(draft, subject), undefined);
  if (step && reading?.read === 'answer') {
    record(draft, { ...open, position: { step } }, reading, input);
  }
  draft.ask = true;
}

/** Takes a reading; true: the message is dealt with. */
export function obey(
  draft: Draft,
  open: Open,
  reading: Exclude<Reading, { read: 'other' }>,
  input: Pick<MessageInput, 'id'>,
): boolean {
  draft.ask = true;
  if (reading.read === 'answer') {
    const { step } = open.position;
    const { subject } = open.frame;
    if (step.key === 'review' && isUnsettled(draft, subject)) return true;
    if (step.counts && isConfirming(draft, open.frame)) {
      const lines = confirmLines([{ step, value: reading.value }], contextIn(draft, subject));
      say(draft, 'told.noted', { lines: { lines } });
    }
    record(draft, open, reading, input);
    return true;
  }
  if (reading.read === 'reopen') {
    open.frame.reopened = [...(open.frame.reopened ?? []), ...reading.keys];
    // Whoever chooses what was put off wants it now.
    open.frame.postponed = open.frame.postponed?.filter((key) => !reading.keys.includes(key)) ?? [];
    return true;
  }
  if (reading.read === 'note') {
    const { key, value } = reading;
    if (key === ADVISE) {
      beginAdvice(draft, typeof value === 'string' ? value : '');
      return true;
    }
    if (key === OF_OWNER) {
      nameLikeOwner(draft, open, input.id);
      return true;
    }
    if (key === SEVERAL) {
      const { permits, text } = value as { permits: string[]; text: string };
      wishSeveral(draft, permits, { text, message: input.id });
      return true;
    }
    emit(draft, { type: 'answer_recorded', subject: open.frame.subject, key, value, message: input.id });
    return true;
  }
  if (reading.read === 'add' || reading.read === 'drop') {
    if (reading.read === 'add') addItem(draft, open.frame.subject, reading.group);
    else takeBackItem(draft, open);
    return true;
  }
  if (reading.read === 'blocked') {
    delete open.frame.postponed;
    open.frame.held = true;
    say(draft, reading.reason, reading.values);
    return true;
  }
  return refuse(draft, open, reading, input.id);
}

function refuse(
  draft: Draft,
  open: Open,
  reading: Extract<Reading, { read: 'refused' }>,
  message: string,
): boolean {
  const { typed, ...values } = reading.values ?? {};
  const { step } = open.position;
  if (open.frame.asked) {
    open.frame.asked.attempts += 1;
    if (typeof typed === 'string') open.frame.asked.refused = typed;
  }
  if (outOfPatience(draft, open) || askMeant(draft, step, reading, message)) return true;
  const context = contextIn(draft, open.frame.subject);
  const options = step.type.options?.(context) ?? [];
  say(
    draft,
    reading.reason,
    { ...values, example: exampleOf(step, context) },
    { asks: step.asks, ...(options.length > 0 ? { options } : {}) },
  );
  const said = draft.events.at(-1);
  if (said?.type === 'say') draft.refusals.set(said, step.key);
  // The reply to come is read against the list just shown.
  if (open.frame.asked && options.length > 0) open.frame.asked.options = optionHash(options);
  draft.ask = false;
  return true;
}

/** Nothing in it looked like an answer: say so (`why`, if it was something else), and ask once more. */
function fail(draft: Draft, open: Open, message: string, why?: string): boolean {
  if (open.frame.asked) open.frame.asked.attempts += 1;
  if (outOfPatience(draft, open)) return true;
  const context = contextIn(draft, open.frame.subject);
  const { step } = open.position;
  if (why !== undefined) say(draft, why);
  else if (isFigure(step)) say(draft, 'form.no_answer', { field: fieldName(step, context) });
  else say(draft, 'form.not_understood');
  // Nobody who chose from ranges is sent back to counting for one slip, nor is whoever is stuck there asked to count again.
  const stuck = draft.missed === 'capital' || (open.frame.asked?.attempts ?? 0) > 1;
  if (stuck && offerRanges(draft, open, message)) return true;
  // The acknowledgement of the photos that still come in brings the question along; an officer's reason comes before it.
  draft.ask = draft.session.photos !== undefined || open.position.because !== undefined;
  if (!draft.ask) draft.events.push(question(step, context));
  return true;
}

/** What is asked for is a number or an address of one shape: its name says why something else is none. */
const isFigure = ({ type, counts, field }: Step): boolean => type.numeric && counts && field === undefined;

/** "Was that your answer, or something else?" */
function askWhich(draft: Draft, text: string, message: string): void {
  const options = ['answer', 'other'].map((id) => ({ id, label: { text: `doubt.option.${id}` } }));
  askAside(
    draft,
    'doubt',
    { text: 'doubt.ask', values: { text: text.slice(0, 80) }, options, asks: 'confirm' },
    { text, message },
  );
}
