import type { AskName } from '../../../licensing/catalogue/asks.ts';
import { talkIn } from '../../../licensing/understanding/reply/talk.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { fieldIn, whyIn } from '../../../licensing/understanding/facts/fields.ts';
import { hasNone } from '../../../licensing/understanding/reply/has-none.ts';
import { readYesNo } from '../../../licensing/understanding/words/yes-no.ts';
import type { Step } from '../../define.ts';
import type { AsideKind } from '../../session.ts';
import { fieldName } from '../answer-lines.ts';
import { askAside } from '../ask-aside.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import type { Open } from '../frames.ts';
import { explain } from './explain.ts';
import { givesUp } from './gives-up.ts';
import { isGreeting, sayHello } from '../talk/greeting.ts';
import { takeAnswerBeside } from './answer-beside.ts';
import { holdsBack } from './holds-back.ts';
import { takeNibAtOnce } from '../trade/advice.ts';
import { addActivity } from '../trade/activities.ts';
import { answerAsked, followIntent } from '../wishes/follow-intent.ts';
import { readsAsInterruption } from './interruption.ts';
import { takeObjection } from './objection.ts';
import { sayAnswer, tellReplaced, writtenAnswer } from '../wishes/questions.ts';
import { offerRanges, takeBound } from './ranges.ts';
import { addOthers, takeForSelf } from '../permits/others-business.ts';
import { countMiss, outOfPatience } from './patience.ts';
import { readOpen } from '../read-open.ts';
import { repeatsWish } from './repeated-wish.ts';
import { refuseCode } from '../trade/kbli-codes.ts';
import type { MessageInput } from '../../input.ts';
import { takeChange } from './take-change.ts';
import { takeOthersCard } from '../files/whose-card.ts';
import { notePaper } from './paper-note.ts';
import { tellOfPaper } from './paper-questions.ts';
import { takePutOff } from './put-off.ts';
import { putAgainInShort, question } from '../settle.ts';
import { addedPermits, wishSeveral } from '../permits/several-permits.ts';
import { restates } from './restates.ts';
import { saysAnswered } from './says-answered.ts';
import { skipQuestion } from './skip.ts';
import { soothe, tellUnsure } from '../talk/soothe.ts';
import { lacksAnother, UNSURE } from '../told/lacking.ts';
import { correctTold } from '../told/correct-told.ts';
import { joinAddress, takeTold } from '../told/told.ts';
import { takeFormTold } from '../told/form-told.ts';
import { takeOtherForm } from '../told/other-form.ts';
import { takeOtherPermit } from './other-permit.ts';
import { takeInstead } from '../told/told-instead.ts';
import { tellsTradeAgain } from '../told/trade-again.ts';
import { takeAhead } from '../told/trade-answers.ts';
import { obey } from './obey.ts';
import { tellOtherPaper, tellPaper } from '../wishes/what-paper.ts';
import { asksToSend } from '../wishes/sends.ts';
import { takeTradeBeside } from './trade-beside.ts';
import { readUnshown } from './unshown.ts';
import { tellWhatIsAsked } from './what-is-asked.ts';

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
  if (wasShown(draft, open, input) && takeAnswerBeside(draft, open, input, text)) return true;
  if (tellOtherPaper(draft, open, text) || tellWhatIsAsked(draft, open, text) || tellPaper(draft, text))
    return true;
  if (tellOfPaper(draft, open, text)) return true;
  if (wasShown(draft, open, input) && explain(draft, open, input.id, text)) return true;
  if (wasShown(draft, open, input) && takeChange(draft, open, input, text)) return true;
  if (takeBound(draft, open, input, text)) return true;
  if (tellUnsure(draft, text) || soothe(draft, open, text) || holdsBack(draft, open, text)) return true;
  if (takeOthersCard(draft, open, text) || takePutOff(draft, open, input, text)) return true;
  if (sendsTooEarly(draft, open, text)) return true;
  const beside = lacksAnother(draft, open, input, text);
  if (beside === '') return true;
  if (beside !== undefined) return readBeside(draft, input, beside);
  if (takeOtherPermit(draft, open, input, text)) return true;
  const added = addedPermits(draft, open, text);
  if (added) {
    answerAsked(draft, text);
    wishSeveral(draft, added, { text, message: input.id });
    return true;
  }
  if (takeNibAtOnce(draft, open, text) || repeatsWish(draft, open, input, text)) return true;
  if (addOthers(draft, open, text) || takeForSelf(draft, open, text)) return true;
  if (addActivity(draft, open, text, input.id) || takeAhead(draft, open, input, text)) return true;
  if (refuseCode(draft, open, text) || takeOtherForm(draft, open, input, text)) return true;
  if (correctTold(draft, open, input, text) || takeInstead(draft, open, input, text)) return true;
  if (wasShown(draft, open, input) && takeObjection(draft, open, input, text)) return true;
  if (takeFormTold(draft, open, input, text) || takeTold(draft, open, input, text)) return true;
  return wasShown(draft, open, input)
    ? readShown(draft, open, input, text)
    : readUnshown(draft, open, input, text);
}

/** What a line says besides is read like a line of its own. */
function readBeside(draft: Draft, input: MessageInput, text: string): true {
  const rest = { ...input, content: { kind: 'text', text } as const };
  if (!readReply(draft, rest, text)) followIntent(draft, rest, text);
  return true;
}

/** After so long nobody remembers what they wrote wrongly. */
const LONG_MS = 6 * 3_600_000;

/** Failed attempts do not outlive a long pause: an officer is offered to whoever is stuck now. */
function forgetOld({ now }: Draft, { frame: { asked } }: Open): void {
  if (!asked || now - asked.at < LONG_MS) return;
  asked.attempts = 0;
  asked.at = now;
}

const WHY_AGAIN =
  /\b(?:kok|kenapa|napa|mengapa|apa|apanya|mana|why|what)\b.*\b(?:lagi|pulang|salah|ditolak|tolak|diganti|ganti|disuruh|suruh|kurang|diulang|ulang|again|wrong)\b/;

/** "kok disuruh lagi?": the officer's reason is the answer, and comes with the question. */
function asksWhyAgain(draft: Draft, { position: { because } }: Open, text: string): boolean {
  if (because?.reason === undefined || text.length > 60) return false;
  // "kok" presses a question, and is left out of plain words.
  if (![canonicalText(text), text.toLowerCase()].some((words) => WHY_AGAIN.test(words))) return false;
  draft.ask = true;
  return true;
}

/** "kirim" before everything is there is a wish, and no name of a business. */
function sendsTooEarly(draft: Draft, open: Open, text: string): boolean {
  if (open.frame.flow !== 'apply' || open.position.step.key === 'review' || !asksToSend(text)) return false;
  say(draft, 'review.not_yet');
  draft.resumed = true;
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
  const reading = readOpen(draft, open, input.content);
  if (step.type.open && reading.read !== 'note') {
    if (step.skippable !== undefined && hasNone(text)) return skipQuestion(draft);
    const interruption = readsAsInterruption(draft, open, text);
    if (interruption === 'yes') {
      const asked = takeTradeBeside(draft, open, input, text);
      if (asked) followIntent(draft, input, asked);
      return asked !== undefined;
    }
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
  const misses = reading.read === 'other' || reading.read === 'refused';
  if (misses && (restates(draft, open, text) || saysAnswered(draft, open, text))) return true;
  if (misses && tellsTradeAgain(draft, open, input, text)) return true;
  if (reading.read !== 'other') return obey(draft, open, reading, input);
  // "ga punya e-mail", "tidak tahu": that is what "lewati" is for.
  if (step.asks === 'capital' && cannotTell(text) && offerRanges(draft, open, input.id)) return true;
  if (hasNone(text)) {
    if (offerRanges(draft, open, input.id)) return true;
    if (step.skippable !== undefined) return skipQuestion(draft);
    if (isFigure(step)) return fail(draft, open, input.id, 'form.needed');
  }
  // "ya lanjut": nothing is wrong with it, but no yes answers this question.
  if (readYesNo(text) === true)
    return fail(draft, open, input.id, offersChoice(draft, open) ? 'form.choose' : 'form.gladly');
  if (notePaper(draft, open, input.id, text, false) || tellWritten(draft, step.asks, text)) return true;
  if (followIntent(draft, input, text, 'only-if-sure')) return true;
  if (notePaper(draft, open, input.id, text, true)) return true;
  return fail(draft, open, input.id, talkIn(text) === 'asks' ? 'form.unanswered' : undefined);
}

/** "npwp ikut suami": about what is asked for, and the office has written down what to say to it. */
function tellWritten(draft: Draft, asks: AskName, text: string): boolean {
  const canonical = canonicalText(text);
  if (fieldIn(canonical) !== asks || whyIn(canonical) !== undefined) return false;
  const written = writtenAnswer(draft.world, text);
  if (!written) return false;
  sayAnswer(draft, written);
  draft.resumed = true;
  draft.ask = true;
  return true;
}

/** "sedikit aja", "modal warisan", "nol": a sum that nobody counted, or that is none. */
const UNCOUNTED =
  /^[^\d]*\b(?:sedikit|dikit|kecil|seadanya|secukupnya|tidak seberapa|tidak (?:ada|pakai) modal|tanpa modal|nol|kosong|warisan)\b[^\d]*$/;

function cannotTell(text: string): boolean {
  const canonical = canonicalText(text);
  return UNSURE.test(canonical) || UNCOUNTED.test(canonical);
}

/** A yes to "this or that?" chooses neither. */
const offersChoice = (draft: Draft, { frame, position: { step } }: Open): boolean =>
  (step.type.options?.(contextIn(draft, frame.subject)) ?? []).length > 1;

/** Nothing in it looked like an answer: say so (`why`, if it was something else), and ask once more. */
function fail(draft: Draft, open: Open, message: string, why?: string): boolean {
  countMiss(open, message);
  if (outOfPatience(draft, open)) return true;
  const context = contextIn(draft, open.frame.subject);
  const { step } = open.position;
  if (why !== undefined || isFigure(step))
    say(draft, why ?? 'form.no_answer', { field: fieldName(step, context) });
  else say(draft, 'form.not_understood');
  // Nobody who chose from ranges is sent back to counting for one slip, nor is whoever is stuck there asked to count again.
  const stuck = draft.missed === 'capital' || (open.frame.asked?.attempts ?? 0) > 1;
  if (stuck && offerRanges(draft, open, message)) return true;
  // The acknowledgement of the photos that still come in brings the question along; an officer's reason comes before it.
  draft.ask = draft.session.photos !== undefined || open.position.because !== undefined;
  if (!draft.ask) draft.events.push(putAgainInShort(draft, question(step, context), open.frame.asked));
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
