import { isOneNib } from '../../licensing/bundle/together.ts';
import type { ApplicantType } from '../../licensing/catalogue/conditions.ts';
import { readChoice } from '../../licensing/understanding/words/choice.ts';
import { insteadIn } from '../../licensing/understanding/facts/correction.ts';
import { applicantTypeIn } from '../../licensing/understanding/facts/facts-in-text.ts';
import { hasNone } from '../../licensing/understanding/reply/has-none.ts';
import { canonicalText } from '../../licensing/understanding/words/normalise.ts';
import { wantsAdvice } from '../../licensing/understanding/intent/wants-advice.ts';
import { defineStepType } from '../define.ts';
import type { Reading, StepContext, StepType } from '../define.ts';
import type { SayOption } from '../event.ts';
import { renderOptions } from '../engine/render.ts';
import { plainText } from '../engine/plain-text.ts';

/** Whoever does not know which permit is asked a few questions first. */
export const ADVISE = 'advise';
/** Several were named: whether they go together is asked beside the form. */
export const SEVERAL = 'several';

const COMPANYS = 'NIB-BU';

/** "yang mana ya bagusnya" */
const WHICH_ONE =
  /\bmana\b.*\b(?:bagus|cocok|baik|sebaiknya|enak|tepat|pas|benar|untuk saya)\b|\b(?:pilih|sebaiknya|bagusan|cocok) (?:yang )?mana\b/;

/** "yang lain" is its label in other words. */
const OTHER = /^(?:yang |yg |izin )?lain(?:nya)?$/i;

/** Whose the business is, said instead of the permit that follows from it. */
const OF_PERSON = /^(?:(?:yang|untuk|buat|usaha|nib|atas nama) )*(?:pribadi|sendiri|umk)(?: (?:saja|ya))*$/;
const OF_COMPANY =
  /^(?:(?:yang|untuk|buat|nib|atas nama) )*(?:badan usaha|badan|perusahaan)(?: (?:saja|ya))*$/;
/** "ud sumber rejeki", "yang perorangan aja": a form of business, and its name; longer it is a tale. */
const MOST_WORDS = 7;

function nibFor(canonical: string, form: ApplicantType | undefined): string | undefined {
  if (canonical.split(' ').length > MOST_WORDS) return undefined;
  if (form !== undefined) return form === 'perseorangan' ? 'NIB-UMK' : COMPANYS;
  if (OF_PERSON.test(canonical)) return 'NIB-UMK';
  return OF_COMPANY.test(canonical) ? COMPANYS : undefined;
}

/** With the form of the company, where the same words told it. */
function chosen(code: string, form: ApplicantType | undefined, raw: string): Reading {
  const tells = code === COMPANYS && form !== undefined && form !== 'perseorangan';
  return { read: 'answer', value: code, raw, ...(tells ? { also: { applicant_type: form } } : {}) };
}

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
    const canonical = canonicalText(insteadIn(words)?.right ?? words);
    const form = applicantTypeIn(canonical);
    const shown = options();
    const index = readChoice(words, renderOptions(context.world, context.facts.contact.language, shown));
    const picked = index === null ? undefined : shown[index];
    if (picked?.id === 'advise' || hasNone(words) || wantsAdvice(words) || WHICH_ONE.test(canonical))
      return { read: 'note', key: ADVISE, value: words };
    if (picked?.id === 'other' || OTHER.test(words.trim()))
      return { read: 'refused', reason: 'permit.which' };
    if (picked) return chosen(picked.id, form, words);
    const { entity, intent, confidence } = context.world.understand(words);
    if (intent.startsWith('ask_') && confidence >= SURE) return { read: 'other' };
    const open = entity === null || isOneNib([entity].flat());
    const code = typeof entity === 'string' ? entity : open ? nibFor(canonical, form) : undefined;
    if (code !== undefined) return chosen(code, form, words);
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
