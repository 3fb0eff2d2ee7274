import { APPLICANT_TYPES } from '../../licensing/catalogue/conditions.ts';
import { defineFlow } from '../define.ts';
import type { Step, StepType } from '../define.ts';
import type { AskName } from '../../licensing/catalogue/asks.ts';
import { capital } from '../steps/capital.ts';
import { choice } from '../steps/choice.ts';
import { specialCases } from '../steps/special-cases.ts';
import { anyTrade } from '../steps/trade.ts';

/** Where a business is done; it only changes what is said about its place. */
const PLACES = ['home', 'own', 'rented', 'online'];

/** From a wish to permits: five short questions; what follows from them is said by engine/advice.ts. */
export const adviseFlow = defineFlow({
  name: 'advise',
  subject: 'contact',
  steps: [
    question('advise_trade', 'wish', anyTrade, 'advice.ask_trade'),
    question('advise_who', 'applicant_type', choice(legalForms), 'advice.ask_who'),
    { ...question('advise_size', 'capital', capital, 'ask.capital'), skippable: () => true },
    question('advise_where', 'free', choice(places), 'advice.ask_where'),
    question('advise_special', 'free', specialCases, 'advice.ask_special'),
  ],
  done: () => [],
});

function question(key: string, asks: AskName, type: StepType, words: string): Step {
  const asked = { ...type, question: () => ({ text: words }) };
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
