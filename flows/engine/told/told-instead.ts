import { insteadIn } from '../../../licensing/understanding/facts/correction.ts';
import type { Instead } from '../../../licensing/understanding/facts/correction.ts';
import {
  applicantTypeIn,
  countedText,
  toldIn,
} from '../../../licensing/understanding/facts/facts-in-text.ts';
import { fieldIn } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { stem } from '../../../licensing/understanding/words/stem.ts';
import type { Step, StepContext } from '../../define.ts';
import type { Json } from '../../json.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { relevantSteps } from '../position.ts';
import type { MessageInput } from '../../input.ts';
import { openAgain } from './correct.ts';
import { keep } from './keep-told.ts';

/** Words that many trades share: alone they do not say which trade is taken back. */
const OF_ANY_TRADE = new Set(['usaha', 'jual', 'jualan', 'berjualan', 'dagang', 'buka', 'yang', 'saya']);
const SHORTEST = 4;
const TRADE: ReadonlySet<string> = new Set(['kbli', 'advise_trade']);
const PLACES: ReadonlySet<string> = new Set(['district', 'village']);
/** "rt 3 bukan 1" */
const IN_ADDRESS = /\b(?:rt|rw|gang|gg|km|blok)\b/;
/** What is counted, and said only once: "5 juta bukan 3". */
const AFTER_FIGURES = /\d\s*(\p{L}.*)$/u;
/** The application and the interview before it. */
const FORMS: ReadonlySet<string> = new Set(['apply', 'advise']);

/**
 * "bukan sembako, tapi toko bangunan" puts the trade right that was told, "bukan PT perorangan, CV" the form of business,
 * whatever is being asked. False: nothing that was answered is taken back.
 */
export function takeInstead(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const instead = FORMS.has(open.frame.flow) ? insteadIn(text) : undefined;
  if (!instead) return false;
  const context = contextIn(draft, open.frame.subject);
  // Whoever is interviewed has no application yet: what they say is kept with the person.
  const of = open.frame.flow === 'apply' ? 'subject' : 'contact';
  const answers = of === 'subject' ? context.answers : draft.facts.contact.answers;
  const steps = relevantSteps(open.flow, context).filter((each) => each.of === of && !each.item);
  const canonical = canonicalText(text);
  const named = IN_ADDRESS.test(canonical) ? 'address' : fieldIn(canonical);
  const own = steps.find(({ asks, key }) => asks === named && answers.has(key));
  // "alamat rt 3 bukan 1" is about no other figure that happens to be the same.
  const meant = own ? [own] : steps;
  const step =
    meant.find((each) => isAnswered(each, answers.get(each.key)?.value, instead, context)) ??
    meant.find((each) => takesBack(each, answers.get(each.key)?.value, instead));
  if (!step && own && named === 'address') return openAgain(draft, open, own, context);
  if (!step) return false;
  // A district stands in the address; alone it would contradict it.
  const address = PLACES.has(step.key) ? steps.find(({ key }) => key === 'address') : undefined;
  if (address) return openAgain(draft, open, address, context);
  const right = String(
    toldIn(countedText(instead.right)).find(({ ask }) => ask === step.asks)?.value ?? instead.right,
  );
  const reading = step.type.read({ kind: 'text', text: right }, context, undefined);
  // "bukan CV, perorangan" may be no choice of this permit: the choices are shown.
  const form = step.asks === 'applicant_type' ? applicantTypeIn(canonicalText(instead.right)) : undefined;
  if (reading.read !== 'answer' || (form !== undefined && reading.value !== form))
    return openAgain(draft, open, step, context);
  keep(draft, open, input, new Map([[{ step, value: right }, reading]]), true);
  return true;
}

/** "5 juta bukan 3", "bukan Warung Rahmah, tapi …": what is taken back is the answer as it stands. */
function isAnswered(
  { key, type, counts }: Step,
  answer: Json | undefined,
  { wrong, right }: Instead,
  context: StepContext,
): boolean {
  if (!(counts || PLACES.has(key)) || (typeof answer !== 'string' && typeof answer !== 'number'))
    return false;
  const unit = AFTER_FIGURES.exec(right)?.[1] ?? '';
  return [wrong, `${wrong} ${unit}`].some((text) => {
    if (canonicalText(text) === canonicalText(String(answer))) return true;
    const reading = type.open ? undefined : type.read({ kind: 'text', text }, context, undefined);
    return reading?.read === 'answer' && reading.value === answer;
  });
}

function takesBack({ asks, key }: Step, answer: unknown, { wrong, right }: Instead): boolean {
  if (typeof answer !== 'string') return false;
  if (asks === 'applicant_type') {
    const [before, after] = [wrong, right].map((words) => applicantTypeIn(canonicalText(words)));
    return before === answer && after !== undefined;
  }
  return TRADE.has(key) && sharesWord(wrong, answer);
}

function sharesWord(said: string, trade: string): boolean {
  const told = telling(trade);
  return telling(said).some((word) => told.includes(word));
}

const telling = (words: string): string[] =>
  canonicalText(words)
    .split(' ')
    .filter((word) => word.length >= SHORTEST && !OF_ANY_TRADE.has(word))
    .map(stem);
