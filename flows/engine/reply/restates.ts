import { commonApplicants, NIB } from '../../../licensing/bundle/together.ts';
import type { ApplicantType } from '../../../licensing/catalogue/conditions.ts';
import { applicantTypeIn } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { StepContext } from '../../define.ts';
import { permitsOf } from '../context.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { namesOf } from '../permits/permit-names.ts';
import { relevantSteps } from '../position.ts';
import { confirmLines } from '../told/told-lines.ts';

/** "nib perorangan min", "usahanya CV": whose NIB it is, and nothing else. */
const ONLY_FORM =
  /^(?:(?:nib|izin|usaha|atas nama|untuk|punya|milik|yang|bentuk|jenis|saya|kami|ulun|ini|itu|mau|jadi|badan|saja) )*(?:pt perorangan|perorangan|perseorangan|cv|pt|firma|koperasi|yayasan)(?: saja| saya)*$/;
const BEFORE_NAME = /^(?:(?:saya|ulun|nama|ini|itu|di|kan|tadi) )+/;
/** Shorter words stand in many an answer. */
const SHORTEST = 4;
/** At these a place that stands in the address already is the answer. */
const PLACES: ReadonlySet<string> = new Set(['district', 'village']);

/**
 * What is said once more while something else is asked ("perorangan" in the NIB of a person, the name, the trade): it is
 * confirmed, and the open question comes again. A form that the application is not for is told how to be changed to.
 */
export function restates(draft: Draft, open: Open, text: string): boolean {
  const context = contextIn(draft, open.frame.subject);
  // "paringin" where the village is asked is the district once more, which the question itself says.
  if (open.frame.flow !== 'apply' || open.position.step.asks === 'village') return false;
  const canonical = canonicalText(text);
  const form = ONLY_FORM.test(canonical) ? applicantTypeIn(canonical) : undefined;
  if (form !== undefined) return confirmForm(draft, context, form);
  if (PLACES.has(open.position.step.asks)) return false;
  const said = canonical.replace(BEFORE_NAME, '');
  const step = relevantSteps(open.flow, context).find(({ key, of, counts, asks }) => {
    const value = context.answers.get(key)?.value;
    const told = of === 'subject' && (counts || asks === 'district' || asks === 'village');
    if (!told || typeof value !== 'string') return false;
    // The NIK where a company's tax number is asked is asked back about.
    if (key === 'nik' && open.position.step.asks === 'npwp') return false;
    // "WARUNG MAKAN NASI KUNING" of "warung makan": the trade once more, in more words.
    return isPartOf(said, canonicalText(value)) || (key === 'kbli' && isPartOf(canonicalText(value), said));
  });
  const answer = step && context.answers.get(step.key);
  if (!step || !answer || step.key === open.position.step.key) return false;
  const lines = confirmLines([{ step, value: answer.value }], { ...context, answers: new Map() });
  say(draft, 'told.same', { lines: { lines } });
  draft.ask = true;
  return true;
}

/** Whose NIB it is, said once more or otherwise; another one is for whoever says so. */
function confirmForm(draft: Draft, { application, answers }: StepContext, form: ApplicantType): boolean {
  const permits = application?.permits ?? [];
  const [only, ...others] = commonApplicants(permitsOf(draft.world, { permits }));
  const held = others.length === 0 ? only : answers.get('applicant_type')?.value;
  const permit = namesOf(draft.world, permits);
  const what = form === 'perseorangan' ? permit : { text: `applicant_type.option.${form}` };
  if (held !== form && !permits.some((code) => NIB.includes(code))) return false;
  if (held === form) say(draft, 'told.same_form', { what });
  else say(draft, 'told.other_form', { permit });
  draft.ask = true;
  return true;
}

/** "siti" of "Siti Rahmah": whole words of it. */
function isPartOf(said: string, value: string): boolean {
  return said.length >= SHORTEST && ` ${value} `.includes(` ${said} `);
}
