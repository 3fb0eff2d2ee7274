import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { LIKELY } from '../../../licensing/understanding/intent/found.ts';
import { nibOfKind } from '../../../licensing/understanding/intent/entities.ts';
import { isQuestion } from '../../../licensing/understanding/intent/model.ts';
import { wantsAdvice } from '../../../licensing/understanding/intent/wants-advice.ts';
import { statesWish } from '../../../licensing/understanding/intent/wish.ts';
import type { Intent, Understanding } from '../../../licensing/understanding/understand.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Event } from '../../event.ts';
import type { MessageInput } from '../../input.ts';
import type { World } from '../../world.ts';
import { holdsNumber } from '../cases/case-number.ts';
import { wantsPaperAgain } from '../cases/paper-again.ts';
import { passCorrection } from '../cases/sent-correction.ts';
import { sayNumber, sayOwn, sayRunning, sentFor } from '../cases/status.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { offerSecond } from '../permits/second-nib.ts';
import { keepSaid, topicOf, wantsTopic } from '../permits/topic.ts';
import { isGreeting } from '../talk/greeting.ts';
import { sayOffice } from '../talk/office-hours.ts';
import { sootheFree, tellUnsure } from '../talk/soothe.ts';
import { promiseFigures } from '../trade/advice-figures.ts';
import { beginAdvice } from '../trade/advice.ts';
import { answerKbli } from '../trade/kbli-asked.ts';
import { askTrade, perhapsTrade } from '../trade/perhaps-trade.ts';
import { tellPlan } from '../trade/plan-at-once.ts';
import { answerTradeNeeds } from '../trade/trade-needs.ts';
import { awaitsOfficer } from '../waiting.ts';
import { askedKind } from './asked-kind.ts';
import { isOfOffice } from './complain.ts';
import { beginTopic } from './begin-said.ts';
import { withdraws } from './cancel.ts';
import { answerInfo } from './info.ts';
import { DO } from './intents.ts';
import { notUnderstood } from './not-understood.ts';
import { goesOnAsking, onlyAgrees } from './offered.ts';
import { writtenAnswer, answerQuestion, isReport, questionIn, sayAnswer, tellReplaced } from './questions.ts';
import { namesOtherOffice, sayNotHere, sayOfReferral } from './referrals.ts';
import { seekProposal } from './seek-proposal.ts';
import { sayNotNoted, sayWhatIf } from './told-already.ts';
import { sayUnknownTerm } from './unknown-term.ts';
import { sayWhichFirst } from './which-first.ts';
import { hasAnswered } from './one-answer.ts';
import { tellPaper } from './what-paper.ts';
import { welcome } from './welcome.ts';
import {
  ABOUT_PERMITS,
  actsOf,
  SURE,
  WISH,
  withEntity,
  withoutKnock,
  withPermits,
  withPlea,
} from './wishes.ts';

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
  if (draft.session.frames.length === 0 && (sayOwn(draft, text) || withdraws(draft, text))) return true;
  if (holdsNumber(text)) {
    sayNumber(draft, text);
    return true;
  }
  if (!only && isGreeting(text)) {
    // "makasih", "min": what was said just before is answer enough.
    if (!hasAnswered(draft)) welcome(draft, text);
    return true;
  }
  if (!only && (tellUnsure(draft, text) || sootheFree(draft, text))) return true;
  if (!only && (sayNotHere(draft, text) || goesOnAsking(draft, text))) return true;
  if (!only && onlyAgrees(draft, text) && !awaitsOfficer(draft)) {
    say(draft, 'thanks.read');
    return true;
  }
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
  if (answerKbli(draft, text) || (!only && tellPaper(draft, text))) return true;
  if (!only && sayWhichFirst(draft, draft.world.understand(text), text)) return true;
  const said = draft.world.understand(text);
  const read = only ? said : withPlea(said, text);
  const asked = questionIn(draft.world, text);
  if (asked) {
    answerQuestion(draft, asked.question);
    keepSaid(draft, text);
    // Whoever pleads for the permit in the same long tale has it begun.
    const begins = read !== said && !isReport(asked.question);
    if (!begins && !isReport(asked.question) && asksMore(draft.world, asked.rest, isQuestion(text)))
      followIntent(draft, input, asked.rest, only, said.entity);
    if (!begins) return true;
  }
  const understood = withPermits(read, about ?? askedKind(draft, read, text));
  const enough = only && !isLikelyAsked(understood, text) ? SURE : LIKELY;
  if (only && (understood.confidence < enough || understood.intent === 'greet')) return false;
  // "aktanya di notaris" is no matter of another office, where none is named.
  const asks =
    isAsked(text, canonicalText(text)) ||
    WISH.test(text) ||
    namesOtherOffice(draft.world, understood, text) ||
    writtenAnswer(draft.world, text) !== undefined;
  if (only && understood.intent === 'out_of_scope' && !asks) return false;
  const free = draft.session.frames.length === 0 && !awaitsOfficer(draft);
  if (free && sayWritten(draft, understood, text)) return true;
  if (understood.confidence < LIKELY) {
    if (free && (sayWhatIf(draft, understood, text) || askTrade(draft, text))) return true;
    notUnderstood(draft, text);
    seekProposal(draft, input.id);
    return true;
  }
  if (free && perhapsTrade(text, understood) && askTrade(draft, text)) return true;
  if (namesOtherOffice(draft.world, understood, text)) {
    DO.out_of_scope(draft, understood, input, text);
    return true;
  }
  if (sayUnknownTerm(draft, understood, text) || sayWhatIf(draft, understood, text)) return true;
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
    // "nib nya blm ada" beside the wish for one says why it is wished for.
    if (intent === 'complain' && wishes && !isOfOffice(text)) continue;
    if (intent === 'check_status' && acts.length > 1 && tellsOfPaper(draft, text)) continue;
    if (asksOfOwn(draft, intents, entity, text) && sayRunning(draft)) continue;
    if (sayNotNoted(draft, intents, entity, text)) continue;
    if (ABOUT_PERMITS.has(intent) && entity === null && sayOfReferral(draft, intents, text)) continue;
    if (!ABOUT_PERMITS.has(intent)) DO[intent](draft, withEntity(understood, entity), input, text);
    // Asked which permit is meant: the wish goes on with the reply.
    else if (!answerInfo(draft, intents, entity ?? undefined, wish, nibOfKind(canonicalText(text))) && wish)
      break;
  }
  keepSaid(draft, text);
  offerLast(draft);
  return true;
}

/** "mau perpanjang str": no permit of ours, but by its name the office has written down what to say of it. */
function sayWritten(draft: Draft, { intent, entity, confidence }: Understanding, text: string): boolean {
  if (entity !== null || (confidence >= LIKELY && intent !== 'start_application')) return false;
  // One word by itself does not say what is wanted of it.
  if (!/\s/.test(text.trim())) return false;
  const written = writtenAnswer(draft.world, text);
  if (written?.needs === undefined) return false;
  sayAnswer(draft, written);
  return true;
}

const WHERE_IT_IS =
  /\b(?:belum|kah|kapan|sampai|mana|status|cek|permohonan|lama)\b|\b(?:izin|permohonan)(?:nya)? (?:saya|kami)\b/;

/** "akta perubahannya sudah keluar, nib harus diubah?": a paper that is there, of whoever has no case to ask about. */
function tellsOfPaper({ facts }: Draft, text: string): boolean {
  return facts.applications.length === 0 && !WHERE_IT_IS.test(canonicalText(text));
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
  if (!intents.every((intent) => intent === 'ask_duration')) return false;
  const when = WHEN.test(canonicalText(text));
  const about = entity === null ? topicOf(draft) : [entity].flat();
  // "kapan pirt saya jadi", of a permit that is under way: of that case.
  if (about.length > 0) return when && sentFor(draft, about) !== undefined;
  return draft.session.frames.length === 0 || when;
}

/** "npwp ku kada aktif, kayapa", "kbli salah, bisa diganti?": the end of the same question. */
const ONLY_ASKS =
  /^(?:(?:jadi|terus|itu|ini|bagaimana|apa|kenapa|cara|solusi|bisa|boleh|harus|tidak|ya|sih|min|pak|bu|kak|(?:di)?(?:ganti|ubah)|(?:di)?(?:betul|baik|perbaik)(?:kan|i))(?:nya)? ?)+$/;

/** Whether what is left of a message besides a question is surely a question or wish too. */
function asksMore(world: World, rest: string, asks: boolean): boolean {
  if (rest === '' || ONLY_ASKS.test(canonicalText(rest))) return false;
  if (questionIn(world, rest) !== undefined) return true;
  const understood = world.understand(rest);
  // "tanah termasuk kah" after "modal itu apa": what is left of the question, where it names no matter of others.
  if (understood.intent === 'out_of_scope') return namesOtherOffice(world, understood, rest);
  // "str seumur hidup, tetap diperpanjang sip nya?": nothing is begun for whoever only asks.
  if (asks && understood.intent === 'start_application' && !statesWish(canonicalText(rest))) return false;
  return understood.confidence >= SURE;
}

/** What wants a reply: it comes once, after everything that was asked. */
const OFFERS: ReadonlySet<string> = new Set(['info.start', 'info.which']);

function offerLast({ events }: Draft): void {
  const isOffer = (event: Event): boolean => event.type === 'say' && OFFERS.has(event.text);
  const last = events.findLast(isOffer);
  if (last) events.splice(0, events.length, ...events.filter((event) => !isOffer(event)), last);
}

/** The words of an aside that turned out to be a wish after all. */
export function followText(draft: Draft, text: string): void {
  followIntent(draft, { id: '' }, text);
}

/** What a message asked in the middle of a form besides the permit it wants as well. */
export function answerAsked(draft: Draft, text: string): void {
  const understood = draft.world.understand(text);
  for (const { intents, entity } of actsOf(understood, true)) {
    if (intents.includes('ask_location_hours')) sayOffice(draft, text);
    else if (ABOUT_PERMITS.has(intents[0]) && entity !== null) answerInfo(draft, intents, entity);
  }
}
