import { defineStepType } from '../define.ts';
import type { Json } from '../json.ts';
import { companyWord } from '../engine/holder.ts';
import { businessName } from './business-name.ts';
import { doubtOnce } from './doubt-once.ts';

const words = businessName({ min: 3, max: 150 });

/** The forms a name itself tells. */
const FORMS: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/^cv\b/i, 'CV', ['cv']],
  [/^pt\b/i, 'PT', ['pt', 'pt_perorangan']],
  [/^firma\b/i, 'Firma', ['firma']],
  [/^kop(?:erasi)?\b/i, 'Koperasi', ['koperasi']],
  [/^yayasan\b/i, 'Yayasan', ['yayasan']],
];
const CHOSEN: ReadonlySet<string> = new Set(FORMS.flatMap(([, , types]) => types));

/** The form a name tells, where it is another than the chosen one. */
export function otherForm(name: string, chosen: Json | undefined): string | undefined {
  const form = FORMS.find(([begins]) => begins.test(name));
  const differs = typeof chosen === 'string' && CHOSEN.has(chosen) && !form?.[2].includes(chosen);
  return differs ? form?.[1] : undefined;
}

/** The name of a company as in its deed; one that tells another form than the chosen one is asked about. */
export const legalName = defineStepType({
  ...words,
  read(content, context, asked) {
    const reading = words.read(content, context, asked);
    if (reading.read !== 'answer') return reading;
    const type = context.answer('applicant_type');
    const named = otherForm(reading.raw?.trim() ?? '', type);
    if (named === undefined || typeof type !== 'string') return reading;
    const values = { named, chosen: { text: `applicant_type.option.${type}` } };
    return doubtOnce(reading, asked, { reason: 'name.other_form', problem: 'legal-form-differs', values });
  },
  question: (context) => ({ text: 'ask.legal_name', values: { form: companyWord(context) } }),
});
