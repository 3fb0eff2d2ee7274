import { isOneNib } from '../../licensing/bundle/together.ts';
import { readChoice } from '../../licensing/understanding/choice.ts';
import { hasNone } from '../../licensing/understanding/has-none.ts';
import { wantsAdvice } from '../../licensing/understanding/wants-advice.ts';
import { defineStepType } from '../define.ts';
import type { StepContext, StepType } from '../define.ts';
import type { SayOption } from '../event.ts';
import { renderOptions } from '../engine/render.ts';
import { plainText } from '../engine/plain-text.ts';

/** Whoever does not know which permit is asked a few questions first. */
export const ADVISE = 'advise';
/** Several were named: whether they go together is asked beside the form. */
export const SEVERAL = 'several';

/** "yang lain" is its label in other words. */
const OTHER = /^(?:yang |yg |izin )?lain(?:nya)?$/i;

/** Whose the business is, said instead of the permit that follows from it. */
const WHOSE: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:(?:yang|yg|buat|untuk|usaha|nib|atas nama) )*(?:perorangan|perseorangan|pribadi|sendiri|umk)(?: (?:saja|aja|ya|min))*$/i,
    'NIB-UMK',
  ],
  [
    /^(?:(?:yang|yg|buat|untuk|nib|atas nama) )*(?:badan usaha|badan|perusahaan|pt|cv|firma|koperasi|yayasan)(?: (?:saja|aja|ya|min))*$/i,
    'NIB-BU',
  ],
];

/** A question about a permit is no wish to apply for it. */
const SURE = 0.7;

/** Which permit: the two that most people come for, or any other by its name or nickname. */
export const permitChoice: StepType = defineStepType({
  name: 'permit_choice',
  open: false,
  byShape: false,
  numeric: false,
  options,
  read(content, context) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    const shown = options();
    const index = readChoice(words, renderOptions(context.world, context.facts.contact.language, shown));
    const picked = index === null ? undefined : shown[index];
    if (picked?.id === 'advise' || hasNone(words) || wantsAdvice(words))
      return { read: 'note', key: ADVISE, value: words };
    if (picked?.id === 'other' || OTHER.test(words.trim()))
      return { read: 'refused', reason: 'permit.which' };
    const whose = picked?.id ?? WHOSE.find(([shape]) => shape.test(words.trim()))?.[1];
    if (whose !== undefined) return { read: 'answer', value: whose, raw: words };
    const { entity, intent, confidence } = context.world.understand(words);
    if (intent.startsWith('ask_') && confidence >= SURE) return { read: 'other' };
    if (typeof entity === 'string') return { read: 'answer', value: entity, raw: words };
    if (Array.isArray(entity)) {
      if (isOneNib(entity)) return { read: 'refused', reason: 'permit.who' };
      return { read: 'note', key: SEVERAL, value: { permits: entity, text: words } };
    }
    return { read: 'other' };
  },
  stale(value, context) {
    const { permits } = context.world.catalogue;
    const known = typeof value === 'string' && permits.has(value);
    const held = context.application?.permits ?? [];
    return known && held.every((code) => permits.has(code)) ? undefined : 'permit.gone';
  },
});

function options(): SayOption[] {
  return ['NIB-UMK', 'NIB-BU', 'other', 'advise'].map((id) => ({
    id,
    label: { text: `permit.option.${id}` },
  }));
}

/** The name of a permit as people know it. */
export function permitName(context: Pick<StepContext, 'world'>, code: string): string {
  return context.world.catalogue.permits.get(code)?.short_name ?? code;
}
