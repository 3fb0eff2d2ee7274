import { commonApplicants, SIP } from '../../licensing/bundle/together.ts';
import type { StepContext } from '../define.ts';
import { permitsOf } from './context.ts';

/** Who stands behind an application: a company, somebody who practises a profession, else a person and what they do. */
type Holder = 'company' | 'professional' | 'person';

function holderOf({ world, application, answer }: StepContext): Holder {
  const permits = application ? permitsOf(world, application) : [];
  if (permits.some(({ code }) => SIP.includes(code))) return 'professional';
  const told = answer('applicant_type');
  const types = typeof told === 'string' ? [told] : commonApplicants(permits);
  return types.length > 0 && !types.includes('perseorangan') ? 'company' : 'person';
}

/** Whether it is about somebody's business at its place: no profession, no building, no signboard. */
export function isOfBusiness(context: StepContext): boolean {
  const { application } = context;
  if (application === undefined || application.permits.length === 0) return false;
  return holderOf(context) !== 'professional' && sitedAt(context) === 'business';
}

/** A text that is there in other words for such a holder: "pemilik" is nobody of a cooperative. */
export function inWordsFor(text: string, context: StepContext): string {
  const own = `${text}_of_${holderOf(context)}`;
  return context.world.texts.has(own) ? own : text;
}

const FORMS: Readonly<Record<string, string>> = {
  pt: 'PT',
  pt_perorangan: 'PT',
  firma: 'Firma',
  koperasi: 'Koperasi',
  yayasan: 'Yayasan',
};

/** The first word of such a company's name. */
export function companyWord({ answer }: StepContext): string {
  const type = answer('applicant_type');
  return (typeof type === 'string' ? FORMS[type] : undefined) ?? 'CV';
}

/** What stands at the place that is asked for. */
type Sited = 'business' | 'building' | 'signboard';

const SITED: Readonly<Record<string, Sited>> = { PBG: 'building', SLF: 'building', REKLAME: 'signboard' };

/** Beside another permit the place is that of the business. */
export function sitedAt({ world, application }: StepContext): Sited {
  const [first = 'business', ...others] = new Set(
    (application ? permitsOf(world, application) : []).map(({ code }) => SITED[code] ?? 'business'),
  );
  return others.length === 0 ? first : 'business';
}
