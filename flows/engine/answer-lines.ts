import { documentCode, isDocumentAsk } from '../../licensing/catalogue/asks.ts';
import { findPlace } from '../../licensing/regions/place.ts';
import { maskEmail, maskIdentity, maskPhone } from '../../licensing/identity/mask.ts';
import type { Step, StepContext } from '../define.ts';
import type { Value } from '../event.ts';
import type { Answer } from '../facts.ts';
import type { Json } from '../json.ts';
import { caseKindsOf } from './context.ts';
import { stepsOf } from './groups.ts';
import { bornShown, homeAnswered, homeShown } from './files/home.ts';
import { sitedAt } from './holder.ts';
import { spotOf } from './pin.ts';
import { relevantSteps } from './position.ts';

const MASKS: Readonly<Record<string, (value: string) => string>> = {
  nik: maskIdentity,
  npwp: maskIdentity,
  npwp_active: maskIdentity,
  phone: maskPhone,
  owner_phone: maskPhone,
  email: maskEmail,
};

/** Types whose value is the id of an option. */
const LABELLED: ReadonlySet<string> = new Set(['choice', 'npwp_active']);

/** What has been given, in the order asked; identity numbers masked in the middle. */
export function answerFields(context: StepContext): { key: string; label: Value; value: Value }[] {
  const flow = context.world.flows.get('apply');
  if (!flow) return [];
  return relevantSteps(flow, context)
    .filter(
      (step) =>
        step.of === 'subject' &&
        (step.counts || step.fromCard || step.asks === 'location') &&
        context.answers.has(step.key),
    )
    .map((step) => ({
      key: step.key,
      label: fieldName(step, context),
      value: shownValue(step, context.answers.get(step.key)!, context),
    }));
}

/** One answer, also a part that does not count by itself; no value where there are no words for it (a file, a pin). */
export function answerField(
  context: StepContext,
  key: string,
): { label: Value; value: Value | undefined } | undefined {
  const flow = context.world.flows.get('apply');
  const step = flow && stepsOf(flow, context.answers).find((candidate) => candidate.key === key);
  const answer = context.answers.get(key);
  if (!step || !answer) return undefined;
  const wordless = typeof answer.value === 'object';
  return { label: fieldName(step, context), value: wordless ? undefined : shownValue(step, answer, context) };
}

/** The same as one line each. */
export function answerLines(context: StepContext): { key: string; label: Value }[] {
  return answerFields(context).map(({ key, label, value }) => ({
    key,
    label: { text: 'review.line', values: { label, value } },
  }));
}

/** What a step is about, in words: the name of the field, or of the document. */
export function fieldName(step: Step, context: StepContext): Value {
  if (step.key === 'address' && sitedAt(context) !== 'business') return { text: 'field.address_of_site' };
  if (!isDocumentAsk(step.asks)) return { text: step.field ?? `field.${step.asks}` };
  const code = documentCode(step.asks);
  return context.checklist().find((item) => item.code === code)?.short ?? code;
}

/** A value as it is shown back, before it is an answer; identity numbers masked in the middle. */
export function shownAnswer(step: Step, value: Json, context: StepContext): Value {
  if (step.key === 'address' && typeof value === 'string') return value;
  return shownValue(step, { value, source: 'applicant', at: context.now }, context);
}

function shownValue(step: Step, answer: Answer, context: StepContext): Value {
  if (answer.mark === 'deferred') return { text: 'review.deferred' };
  const value = answer.value;
  if (step.key === 'address') {
    return addressShown(context);
  }
  if (step.key === 'location') {
    const spot = spotOf(context);
    return spot === undefined ? { text: 'review.pin' } : { text: 'review.pin_in', values: { ...spot } };
  }
  if (step.key === 'birth_date') return bornShown(homeAnswered(context.answers)) ?? '';
  if (step.key === 'home_address') return homeShown(homeAnswered(context.answers)) ?? '';
  if (step.key === 'capital' && typeof value === 'number') return { rupiah: value };
  if (step.key === 'deed_date' && typeof value === 'string') return { date: value };
  const chosen = step.key === 'case_kind' ? (caseKindsOf(context.answers) ?? []) : [value];
  const labels = (step.type.options?.(context) ?? []).filter(({ id }) => chosen.includes(id));
  if (labels.length > 0 && LABELLED.has(step.type.name)) return { list: labels.map(({ label }) => label) };
  if (typeof value === 'object' && value !== null) {
    const number = 'number' in value ? value['number'] : undefined;
    if (typeof number === 'string') return maskIdentity(number);
    if ('text' in value && typeof value['text'] === 'string') return value['text'];
    return { text: answer.mark === 'to_check' ? 'review.checking' : 'review.received' };
  }
  const text = String(value);
  return MASKS[step.key]?.(text) ?? text;
}

/** As written, and village and district where they do not stand in it by themselves ("jl pasar paringin" names none). */
function addressShown({ answer, world }: StepContext): Value {
  const [address = '', village, district] = ['address', 'village', 'district'].map((key) => {
    const part = answer(key);
    return typeof part === 'string' ? part : undefined;
  });
  const found = findPlace(address, world.places);
  let rest = address.toLowerCase();
  const stands = (part: string, read: string | undefined): boolean => {
    const written = part === read && rest.includes(part.toLowerCase());
    rest = written ? rest.replace(part.toLowerCase(), ' ') : rest;
    return written;
  };
  const parts: Value[] = [address];
  if (village !== undefined && !stands(village, found.village)) parts.push(village);
  if (district !== undefined && !stands(district, found.district))
    parts.push({ text: 'review.district', values: { name: district } });
  return { list: parts };
}
