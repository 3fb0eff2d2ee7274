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

/** Whether it is the card of a person where a company's is asked for: it bears a NIK, or the name of whoever applies. */
export function isOfPerson(draft: Draft, application: ApplicationFacts, fields: Reading['fields']): boolean {
  const type = application.answers.get('applicant_type')?.value;
  const forms = typeof type === 'string' ? [type] : commonApplicants(permitsOf(draft.world, application));
  if (forms.length === 0 || forms.includes('perseorangan')) return false;
  const [own, name] = [numberOf(application, 'name'), fields['name']?.value];
  return fields['nik'] !== undefined || (own !== undefined && name !== undefined && sameName(own, name));
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
