import { APPLICANT_TYPES } from '../../licensing/catalogue/conditions.ts';
import { defineFlow } from '../define.ts';
import type { Reading, Step, StepContext, StepType } from '../define.ts';
import type { AskName } from '../../licensing/catalogue/asks.ts';
import { capital } from '../steps/capital.ts';
import { advisedIn, withoutAdvised } from '../engine/trade/advised-in.ts';
import type { Json } from '../json.ts';
import type { Content } from '../message.ts';
import { choice } from '../steps/choice.ts';
import { legalForm } from '../steps/legal-form.ts';
import { specialCases } from '../steps/special-cases.ts';
import { anyTrade } from '../steps/trade.ts';

/** "koperasi" alone is all that was said of the trade. */
const SHORTEST = 3;
/** Where a business is done; it only changes what is said about its place. */
const PLACES = ['home', 'own', 'rented', 'online', 'mobile'];

/** From a wish to permits: five short questions; what follows from them is said by engine/advice.ts. */
export const adviseFlow = defineFlow({
  name: 'advise',
  subject: 'contact',
  steps: [
    question('advise_trade', 'wish', anyTrade, 'advice.ask_trade'),
    question('advise_who', 'applicant_type', legalForm(legalForms), 'advice.ask_who'),
    { ...question('advise_size', 'capital', capital, 'ask.capital'), skippable: () => true },
    question('advise_where', 'free', choice(places), 'advice.ask_where'),
    question('advise_special', 'free', specialCases, 'advice.ask_special'),
  ],
  done: () => [],
});

function question(key: string, asks: AskName, type: StepType, words: string): Step {
  const asked: StepType = {
    ...type,
    question: () => ({ text: words }),
    read: (content, context, before) => withTold(type.read(content, context, before), content, key, context),
  };
  return { key, asks, of: 'contact', type: asked, counts: true, field: 'advice.field' };
}

function legalForms() {
  return APPLICANT_TYPES.filter((type) => type !== 'lembaga').map((id) => ({
    id,
    label: { text: `applicant_type.option.${id}` },
  }));
}

function places() {
  return PLACES.map((id) => ({ id, label: { text: `advice.place.${id}` } }));
}

/** What an answer tells of the other questions ("bengkel motor, cv, modal 50 juta") is not asked again. */
function withTold(reading: Reading, content: Content, key: string, { facts }: StepContext): Reading {
  if (content.kind !== 'text') return reading;
  const told = advisedIn(content.text);
  const own = told[key];
  const answer: Reading =
    reading.read === 'other' && own !== undefined
      ? { read: 'answer', value: own, raw: content.text }
      : reading;
  const known = facts.contact.answers;
  const others = Object.entries(told).filter(([other]) => other !== key && !known.has(other));
  if (answer.read !== 'answer') {
    const [beside] = others;
    return reading.read === 'other' && beside
      ? { read: 'note', key: beside[0], value: beside[1], says: 'advice.noted' }
      : reading;
  }
  const value = key === 'advise_trade' ? tradeAlone(answer.value) : answer.value;
  return { ...answer, value, also: { ...answer.also, ...Object.fromEntries(others) } };
}

function tradeAlone(value: Json): Json {
  const trade = typeof value === 'string' ? withoutAdvised(value) : '';
  return trade.length < SHORTEST ? value : trade;
}
