import { insteadIn } from '../../licensing/understanding/correction.ts';
import type { Instead } from '../../licensing/understanding/correction.ts';
import { applicantTypeIn } from '../../licensing/understanding/facts-in-text.ts';
import { canonicalText } from '../../licensing/understanding/normalise.ts';
import { stem } from '../../licensing/understanding/stem.ts';
import type { Step } from '../define.ts';
import { contextIn } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Open } from './frames.ts';
import { relevantSteps } from './position.ts';
import type { MessageInput } from './route.ts';
import { keep, openAgain } from './told.ts';

/** Words that many trades share: alone they do not say which trade is taken back. */
const OF_ANY_TRADE = new Set(['usaha', 'jual', 'jualan', 'berjualan', 'dagang', 'buka', 'yang', 'saya']);
const SHORTEST = 4;
const TRADE: ReadonlySet<string> = new Set(['kbli', 'advise_trade']);
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
  const step = steps.find((each) => takesBack(each, answers.get(each.key)?.value, instead));
  if (!step) return false;
  const reading = step.type.read({ kind: 'text', text: instead.right }, context, undefined);
  // "bukan CV, perorangan" may be no choice of this permit: the choices are shown.
  const form = step.asks === 'applicant_type' ? applicantTypeIn(canonicalText(instead.right)) : undefined;
  if (reading.read !== 'answer' || (form !== undefined && reading.value !== form))
    return openAgain(draft, open, step, context);
  keep(draft, open, input, new Map([[{ step, value: instead.right }, reading]]), true);
  return true;
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
