import type { IdentityContext } from '../../licensing/identity/verdict.ts';
import type { StepContext } from '../define.ts';
import { localDate } from '../../licensing/calendar/local-time.ts';

/** What the checkers compare a number with: the same person's NIK, the legal form, the regency of the office. */
export function identityContext(context: StepContext): IdentityContext {
  const { world, answer } = context;
  const nik = answer('nik');
  const type = answer('applicant_type');
  return {
    today: localDate(context.now, world.calendar.zone),
    regions: world.regions,
    regency: world.office.region_code,
    // A company's tax number is not the NIK of whoever is in charge.
    ...(typeof nik === 'string' && (type === undefined || type === 'perseorangan') ? { nik } : {}),
    // Firma and CV are registered alike.
    ...(typeof type === 'string' && REGISTERED.has(type)
      ? { legalForm: type === 'firma' ? 'cv' : type }
      : {}),
  };
}

const REGISTERED: ReadonlySet<string> = new Set([
  'pt',
  'pt_perorangan',
  'cv',
  'firma',
  'koperasi',
  'yayasan',
]);
