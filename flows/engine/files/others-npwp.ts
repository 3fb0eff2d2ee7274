import { commonApplicants } from '../../../licensing/bundle/together.ts';
import type { Reading } from '../../../licensing/reading.ts';
import type { ApplicationFacts } from '../../facts.ts';
import { permitsOf } from '../context.ts';
import { emit } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { askReading } from './kept-reading.ts';
import { sameName } from './same-name.ts';

/** What is answered, as text; undefined where it is not, or was left to an officer. */
export function numberOf({ answers }: ApplicationFacts, key: string): string | undefined {
  const answer = answers.get(key);
  return typeof answer?.value === 'string' && answer.mark !== 'deferred' ? answer.value : undefined;
}

/** A person's NPWP card bears their NIK, a company's none: one with another NIK is somebody else's. */
export function bearsOtherNik(nik: string | undefined, fields: Reading['fields'] | undefined): boolean {
  const onCard = fields?.['nik']?.value;
  return nik !== undefined && onCard !== undefined && onCard.length === nik.length && onCard !== nik;
}

/** The forms of whoever applies, as far as it is known; none where it is not. */
export function formsOf({ world }: Draft, application: ApplicationFacts): readonly string[] {
  const type = application.answers.get('applicant_type')?.value;
  return typeof type === 'string' ? [type] : commonApplicants(permitsOf(world, application));
}

/** How the names of companies begin that have a number of their own. */
const COMPANY = /^(?:PT|CV|KOPERASI|YAYASAN|PERKUMPULAN)[ .]/i;

/**
 * Whose NPWP card it is that is not asked for: a person's (it bears a NIK, or the name of whoever applies) where a
 * company's is, or a company's where a person applies.
 */
export function whoseNpwp(
  draft: Draft,
  application: ApplicationFacts,
  { type: read, fields }: Pick<Reading, 'type' | 'fields'>,
): 'person' | 'company' | undefined {
  const forms = formsOf(draft, application);
  if (read !== 'npwp' || forms.length === 0) return undefined;
  const [own, name = ''] = [numberOf(application, 'name'), fields['name']?.value];
  const ofCompany = COMPANY.test(name);
  const ofPerson = !ofCompany && (fields['nik'] !== undefined || (own !== undefined && sameName(own, name)));
  if (!forms.includes('perseorangan')) return ofPerson ? 'person' : undefined;
  return forms.length === 1 && ofCompany ? 'company' : undefined;
}

/** Marked for an officer at once, and asked about. */
export function askOthersNpwp(
  draft: Draft,
  application: ApplicationFacts,
  { label, name }: { label: string; name: string },
): void {
  const key = 'doc:npwp';
  const answer = application.answers.get(key);
  if (answer)
    emit(draft, {
      type: 'answer_recorded',
      subject: application.id,
      key,
      value: answer.value,
      mark: 'to_check',
      problems: ['npwp-of-another'],
    });
  const own = numberOf(application, 'name') ?? '';
  askReading(draft, application, 'npwp', 'reading.other_npwp', { label, read: name, typed: own }, [
    'other_person',
    'officer',
  ]);
}
