import { isOneNib, NIB } from '../../../licensing/bundle/together.ts';
import { parseApplicationNumber } from '../../../licensing/identity/application-number.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Intent, Understanding } from '../../../licensing/understanding/understand.ts';
import { wantsAdvice } from '../../../licensing/understanding/intent/wants-advice.ts';
import { askedKind } from './asked-kind.ts';
import { stopOrCancel } from './cancel.ts';
import { beginComplaint } from './complain.ts';
import { chooseLanguage } from '../talk/choices.ts';
import { askErase } from '../cases/erase.ts';
import { say } from '../draft.ts';
import { leadElsewhere } from '../permits/elsewhere.ts';
import { isGreeting } from '../talk/greeting.ts';
import type { Draft } from '../draft.ts';
import { beginTold } from '../permits/begin.ts';
import { sayBesideNib } from '../permits/beside-nib.ts';
import { sayOffice } from '../talk/office-hours.ts';
import { openQuestion, topFrame } from '../frames.ts';
import { answerInfo } from './info.ts';
import type { WishBeside } from './info.ts';
import { answerKbli } from '../trade/kbli-asked.ts';
import { showMenu } from '../talk/menu.ts';
import { beginTrade } from '../trade/open-trade.ts';
import { beginForOther, nibForOther } from '../permits/others-business.ts';
import { askTrade, onlyTellsTrade } from '../trade/perhaps-trade.ts';
import { BEFORE } from './one-answer.ts';
import { askOfficer } from '../talk/officer.ts';
import { beginAdvice } from '../trade/advice.ts';
import { promiseFigures } from '../trade/advice-figures.ts';
import { tellPlan } from '../trade/plan-at-once.ts';
import { seekProposal } from './seek-proposal.ts';
import {
  answerOfOthers,
  answerQuestion,
  isReport,
  questionIn,
  sayAnswer,
  tellReplaced,
} from './questions.ts';
import type { MessageInput } from '../../input.ts';
import { namesOtherOffice, sayReferral } from './referrals.ts';
import { askResume } from '../permits/resume.ts';
import { sendsAgain } from './sends.ts';
import { notUnderstood } from './not-understood.ts';
import { wantsPaperAgain } from '../cases/paper-again.ts';
import { passCorrection } from '../cases/sent-correction.ts';
import { offerSecond } from '../permits/second-nib.ts';
import { askWhoseNib, wishedTogether, wishSeveral } from '../permits/several-permits.ts';
import { sootheFree } from '../talk/soothe.ts';
import { sayNumber, sayRunning, sayStatus } from '../cases/status.ts';
import { keepWish } from '../told/told.ts';
import { sayToldAlready } from './told-already.ts';
import { keepSaid, saidOf, topicOf, wantsTopic } from '../permits/topic.ts';
import { answerTradeNeeds } from '../trade/trade-needs.ts';
import { sayUnknownTerm } from './unknown-term.ts';
import { asksWhen, awaitsOfficer, sayWaiting } from '../waiting.ts';
import { ABOUT_PERMITS, actsOf, SURE, WISH, withEntity, withoutKnock, withPermits } from './wishes.ts';
import type { Event } from '../../event.ts';
import type { World } from '../../world.ts';

/** So sure is what names a matter of others outright. */
export const TOPIC = 0.93;
/** From here on it is worth doing when nothing else is open. */
export const LIKELY = 0.5;

/**
 * Does what the words ask for; `only-if-sure`: inside a form; `about`: the permits that other words of the message name.
 * False: nothing was recognised.
 */
export function followIntent(
  draft: Draft,
  input: Pick<MessageInput, 'id'>,
  text: string,
  only?: 'only-if-sure',
  about: Understanding['entity'] = null,
): boolean {
  if (awaitsOfficer(draft) && asksWhen(text)) return sayWaiting(draft);
  if (holdsNumber(text)) {
    sayNumber(draft, text);
    return true;
  }
  if (!only && isGreeting(text)) {
    // "makasih", "min": what was said just before is answer enough.
    if (!hasAnswered(draft)) welcome(draft, text);
    return true;
  }
  if (!only && sootheFree(draft, text)) return true;
  const topic = topicOf(draft);
  if (topic.length > 0 && wantsTopic(text) && !awaitsOfficer(draft)) {
    beginTopic(draft, topic, text, input);
    return true;
  }
  if (!only && (passCorrection(draft, text) || wantsPaperAgain(draft, text))) return true;
  if (!only && offerSecond(draft, text, input.id)) return true;
  if (!only && wantsAdvice(text)) {
    const wanted = draft.world.understand(text);
    if (tellPlan(draft, wanted, text, input.id, true)) return true;
    const { intents } = wanted;
    if (intents.includes('ask_location_hours')) sayOffice(draft, text);
    beginAdvice(draft, text);
    promiseFigures(draft, intents);
    return true;
  }
  if (answerKbli(draft, text)) return true;
  const asked = questionIn(draft.world, text);
  if (asked) {
    answerQuestion(draft, asked.question);
    if (!isReport(asked.question) && asksMore(draft.world, asked.rest))
      followIntent(draft, input, asked.rest, only, draft.world.understand(text).entity);
    return true;
  }
  const read = draft.world.understand(text);
  const understood = withPermits(read, about ?? askedKind(draft, read, text));
  const enough = only && !isLikelyAsked(understood, text) ? SURE : LIKELY;
  if (only && (understood.confidence < enough || understood.intent === 'greet')) return false;
  // "aktanya di notaris" is no matter of another office, where none is named.
  const asks =
    isAsked(text, canonicalText(text)) ||
    WISH.test(text) ||
    namesOtherOffice(draft.world, understood, text) ||
    answerOfOthers(draft.world, text) !== undefined;
  if (only && understood.intent === 'out_of_scope' && !asks) return false;
  const free = draft.session.frames.length === 0 && !awaitsOfficer(draft);
  if (understood.confidence < LIKELY) {
    if (free && askTrade(draft, text)) return true;
    notUnderstood(draft, text);
    seekProposal(draft, input.id);
    return true;
  }
  if (free && onlyTellsTrade(text, understood) && askTrade(draft, text)) return true;
  if (namesOtherOffice(draft.world, understood, text)) {
    DO.out_of_scope(draft, understood, input, text);
    return true;
  }
  if (sayUnknownTerm(draft, understood, text)) return true;
  if (draft.session.frames.length === 0 && answerTradeNeeds(draft, understood, text)) {
    keepSaid(draft, text);
    return true;
  }
  tellReplaced(draft, text);
  const acts = actsOf(withoutKnock(understood, text), only !== undefined);
  const wishes = acts.some(({ intents }) => intents.includes('start_application'));
  const wish = wishes ? { text, message: input.id } : undefined;
  for (const { intents, entity } of acts) {
    const [intent] = intents;
    if (asksOfOwn(draft, intents, entity, text) && sayRunning(draft)) continue;
    if (sayToldAlready(draft, intents, entity, text)) continue;
    if (!ABOUT_PERMITS.has(intent)) DO[intent](draft, withEntity(understood, entity), input, text);
    // Asked which permit is meant: the wish goes on with the reply.
    else if (!answerInfo(draft, intents, entity ?? undefined, wish) && wish) break;
  }
  keepSaid(draft, text);
  offerLast(draft);
  return true;
}

/** "kapan selesai?" in the middle of a form: likely enough about a permit, and put as a question, it is none of the answers. */
function isLikelyAsked({ intent }: Understanding, text: string): boolean {
  return ABOUT_PERMITS.has(intent) && isAsked(text, canonicalText(text));
}

const WHEN = /\b(?:kapan|when)\b/;

/** "kapan jadi?" and nothing that it could be about but one's own case; "berapa lama?" inside a form is about that one. */
function asksOfOwn(
  draft: Draft,
  intents: readonly Intent[],
  entity: Understanding['entity'],
  text: string,
): boolean {
  const onlyWhen = intents.every((intent) => intent === 'ask_duration');
  if (!onlyWhen || entity !== null || topicOf(draft).length > 0) return false;
  return draft.session.frames.length === 0 || WHEN.test(canonicalText(text));
}

/** "Mau" after one or several permits were told of. */
function beginTopic(draft: Draft, topic: string[], text: string, input: Pick<MessageInput, 'id'>): void {
  const [only = ''] = topic;
  if (topic.length > 1) return wishSeveral(draft, topic, { text, message: input.id });
  if (!leadElsewhere(draft, only)) beginSaid(draft, topic, {}, text, input);
}

const LONGEST_WISH = 300;

/** Begins a form with what the wish, and the questions before it, told of it. */
function beginSaid(
  draft: Draft,
  codes: string[],
  facts: Understanding['facts'],
  text: string,
  input: Pick<MessageInput, 'id'>,
): void {
  const said = saidOf(draft, codes);
  beginTold(draft, codes, facts);
  sayBesideNib(draft, text);
  const frame = codes.length === 0 ? topFrame(draft) : undefined;
  if (frame) frame.wish = text.slice(0, LONGEST_WISH);
  for (const words of [text, ...said]) {
    const open = openQuestion(draft);
    if (open) keepWish(draft, open, input, words);
  }
}

/** "npwp ku kada aktif, kayapa", "nik terdaftar, padahal kada suah": the end of the same question. */
const ONLY_ASKS =
  /^(?:(?:jadi|terus|itu|ini|bagaimana|apa|kenapa|cara|solusi|ya|sih|min|pak|bu|kak)(?:nya)? ?)+$/;

/** Whether what is left of a message besides a question is surely a question or wish too. */
function asksMore(world: World, rest: string): boolean {
  if (rest === '' || ONLY_ASKS.test(canonicalText(rest))) return false;
  if (questionIn(world, rest) !== undefined) return true;
  const understood = world.understand(rest);
  // "tanah termasuk kah" after "modal itu apa": what is left of the question, where it names no matter of others.
  if (understood.intent === 'out_of_scope') return namesOtherOffice(world, understood, rest);
  return understood.confidence >= SURE;
}

/** What wants a reply: it comes once, after everything that was asked. */
const OFFERS: ReadonlySet<string> = new Set(['info.start', 'info.which']);

function offerLast({ events }: Draft): void {
  const isOffer = (event: Event): boolean => event.type === 'say' && OFFERS.has(event.text);
  const last = events.findLast(isOffer);
  if (last) events.splice(0, events.length, ...events.filter((event) => !isOffer(event)), last);
}

/** What a message asked in the middle of a form besides the permit it wants as well. */
export function answerAsked(draft: Draft, text: string): void {
  const understood = draft.world.understand(text);
  for (const { intents, entity } of actsOf(understood, true)) {
    if (intents.includes('ask_location_hours')) sayOffice(draft, text);
    else if (ABOUT_PERMITS.has(intents[0]) && entity !== null) answerInfo(draft, intents, entity);
  }
}

/** The wish beside questions that had to ask first which permit was meant; `picked`: its code. */
export function beginWish(draft: Draft, { text, message }: WishBeside, picked: string): void {
  const understood = draft.world.understand(text);
  const wish = understood.wishes.find(({ intent }) => intent === 'start_application');
  const named = [wish?.entity ?? picked].flat();
  const codes = isNib(picked) ? [picked, ...named.filter((code) => !isNib(code))] : named;
  const entity = codes.length > 1 ? codes : (codes[0] ?? null);
  DO.start_application(draft, { ...understood, entity }, { id: message }, text);
}

const isNib = (code: string): boolean => NIB.includes(code);

/** What somebody else thought was meant, and the person agreed to; `permit`: a code or ''. */
export function followProposed(draft: Draft, intent: Intent, permit: string): void {
  const understood = {
    intent,
    intents: [intent],
    entity: permit === '' ? null : permit,
    wishes: [{ intent, entity: permit === '' ? null : permit }],
    facts: {},
    confidence: 1,
    alternatives: [],
  };
  DO[intent](draft, understood, { id: '' }, '');
}

/** "mau bikin NIB, ini KTP saya" under a photo that belongs nowhere yet: the form is begun, and the photo has its place. */
export function beginByCaption(draft: Draft, input: Pick<MessageInput, 'id'>, caption: string): void {
  const understood = draft.world.understand(caption);
  const { intents, entity, confidence } = understood;
  if (entity === null || confidence < SURE || !intents.includes('start_application')) return;
  DO.start_application(draft, understood, input, caption);
}

/** The words of an aside that turned out to be a wish after all. */
export function followText(draft: Draft, text: string): void {
  followIntent(draft, { id: '' }, text);
}

export function holdsNumber(text: string): boolean {
  const parsed = parseApplicationNumber(text);
  return parsed.ok || parsed.reason === 'check';
}

/** Whether more was said in this turn than a returned salam. */
function hasAnswered({ events }: Draft): boolean {
  return events.some((event) => event.type === 'say' && !BEFORE.has(event.text));
}

function welcome(draft: Draft, text: string): void {
  if (draft.session.frames.length > 0) {
    draft.resumed = true;
    draft.ask = true;
    return;
  }
  // "mlm min, sy jualan gorengan": a hello with more behind it.
  if (askTrade(draft, text)) return;
  if (!sayWaiting(draft)) showMenu(draft, 'menu.welcome');
}

/** "bikin aja NIB-nya", after the NIB of a person was told of, is that one; said of none, whatever was told of. */
function topicMeant(draft: Draft, entity: Understanding['entity']): string[] {
  const topic = topicOf(draft);
  return entity === null || (topic.length === 1 && topic.some(isNib)) ? topic : [];
}

const OF_A_PERMIT = /\b(?:izin|permohonan|nib|sip|berkas|permit|application)\b/;

type Do = (draft: Draft, understood: Understanding, input: Pick<MessageInput, 'id'>, text: string) => void;

const ask =
  (intent: Intent): Do =>
  (draft, { entity }) => {
    answerInfo(draft, [intent], entity ?? undefined);
  };

const DO: Record<Intent, Do> = {
  greet: (draft, _understood, _input, text) => welcome(draft, text),
  menu: (draft) => showMenu(draft),
  ask_requirements: ask('ask_requirements'),
  ask_fee: ask('ask_fee'),
  ask_duration: ask('ask_duration'),
  ask_procedure: ask('ask_procedure'),
  ask_location_hours: (draft, _understood, _input, text) => sayOffice(draft, text),
  start_application(draft, understood, input, text) {
    const { entity, facts } = understood;
    const topic = entity === null || isOneNib([entity].flat()) ? topicMeant(draft, entity) : [];
    if (topic.length > 1) return beginTopic(draft, topic, text, input);
    if (beginForOther(draft, understood, text, input.id)) return;
    if (tellPlan(draft, understood, text, input.id)) return;
    const several = wishedTogether(draft, [entity ?? []].flat(), text);
    if (several) return wishSeveral(draft, several, { text, message: input.id });
    if (beginTrade(draft, understood, text)) return;
    const theirs = nibForOther(entity, text);
    const codes = typeof entity === 'string' ? [entity] : (theirs ?? topic);
    if (codes.length === 0 && openQuestion(draft)) {
      draft.resumed = true;
      draft.ask = true;
      return;
    }
    if (entity === null && codes.length === 0 && askResume(draft)) return;
    if (codes.some((code) => leadElsewhere(draft, code))) return;
    beginSaid(draft, codes, facts, text, input);
    if (theirs?.length === 0) askWhoseNib(draft, NIB, { text, message: input.id });
  },
  check_status(draft, _understood, _input, text) {
    const waitsOnly = awaitsOfficer(draft) && draft.facts.applications.length === 0;
    // "sudah saya transfer" after a report belongs to the report; "terus izin saya gimana" does not.
    if (waitsOnly && !isAsked(text, canonicalText(text))) return say(draft, 'ticket.noted');
    if (waitsOnly && OF_A_PERMIT.test(canonicalText(text))) say(draft, 'status.none');
    sayStatus(draft);
  },
  upload_document(draft, _understood, _input, text) {
    if (sendsAgain(draft, text)) return sayStatus(draft);
    // "itu ktp saya" about what is kept already: only what it is for is still open.
    const waits = draft.session.held !== undefined && draft.session.frames.length === 0;
    say(draft, waits ? 'file.no_application' : 'file.send_here');
    draft.ask = draft.session.frames.length > 0;
  },
  ask_human: (draft) => askOfficer(draft, 'help'),
  complain: beginComplaint,
  thanks(draft) {
    say(draft, 'thanks.welcome');
    draft.ask = draft.session.frames.length > 0;
  },
  delete_data: askErase,
  change_language: chooseLanguage,
  stop: (draft, _understood, _input, text) => stopOrCancel(draft, text),
  out_of_scope(draft, understood, input, text) {
    const { entity } = understood;
    const named = typeof entity === 'string' ? draft.world.catalogue.permits.get(entity) : undefined;
    const permit = named?.handling === 'referral' ? named : undefined;
    const referral = permit ? undefined : draft.world.referrals.find(text, true);
    // "jualan kopi keliling": a trade told and nothing asked for, which is what this office is there for. "merek
    // dagang" only resembles one.
    if (named && !permit && !referral) return DO.start_application(draft, understood, input, text);
    if (permit) leadElsewhere(draft, permit.code);
    if (!permit && referral) sayReferral(draft, referral);
    // Whoever waits for an officer and grumbles is not told that it is nobody's business here.
    const answer = permit || referral ? undefined : answerOfOthers(draft.world, text);
    if (answer) sayAnswer(draft, answer);
    else if (!permit && !referral) say(draft, awaitsOfficer(draft) ? 'ticket.noted' : 'scope.not_ours');
    draft.resumed = true;
    draft.ask = draft.session.frames.length > 0;
  },
};
