import { CROSS_RULES, crossChecks } from '../../licensing/identity/cross-checks.ts';
import type { Known } from '../../licensing/identity/cross-checks.ts';
import type { StepContext } from '../define.ts';
import { identityContext } from '../steps/identity-context.ts';
import { keptReading } from './files/kept-reading.ts';
import { isOfOtherForm } from './files/letters.ts';
import { sameName } from './files/same-name.ts';

/** Rule ids of what an officer should look at, by the key of the answer, as all answers stand now. */
export function doubtsOf(context: StepContext): Map<string, string[]> {
  const doubts = new Map<string, string[]>();
  const add = (key: string, rule: string): void => {
    const known = doubts.get(key) ?? [];
    if (!known.includes(rule)) doubts.set(key, [...known, rule]);
  };
  for (const [key, { problems = [] }] of context.answers)
    for (const rule of problems.filter((each) => !CROSS_RULES.has(each))) add(key, rule);
  const taxKey = typeof context.answer('npwp') === 'string' ? 'npwp' : 'npwp_active';
  for (const { on, problem } of crossChecks(knownOf(context), identityContext(context)))
    add(on === 'npwp' ? taxKey : on, problem.rule);
  for (const rule of ofCard(context)) add('nik', rule);
  for (const key of context.answers.keys())
    if (key.startsWith('doc:') && isOfOtherForm(context, key.slice('doc:'.length)))
      add(key, 'letter-other-form');
  if (npwpOfOther(context)) add('npwp', 'npwp-other-name');
  for (const [key, { mark }] of context.answers) if (mark === 'to_check') addReasons(key);
  return doubts;

  /** Why a paper that an officer looks at was not simply taken; that it has run out is a mark of its own. */
  function addReasons(key: string): void {
    const [, code] = key.split('doc:');
    const { reasons = [] } = code === undefined ? {} : keptReading(context, code);
    for (const { rule } of reasons) if (rule !== 'expired') add(key, rule);
  }
}

/** The region of a KTP beside the first digits of its own number, and beside the regency in which the business is. */
function ofCard({ application, answer, world }: StepContext): string[] {
  if (!application) return [];
  const { fields, reasons = [] } = keptReading(application, 'ktp');
  const nik = answer('nik');
  if (nik === undefined || fields?.['nik']?.value !== nik) return [];
  const regency = fields['regency']?.value;
  const elsewhere = regency !== undefined && regency.toUpperCase() !== world.office.regency.toUpperCase();
  return [
    ...(reasons.some(({ rule }) => rule === 'region-differs') ? ['nik-other-region'] : []),
    ...(elsewhere ? ['home-in-other-regency'] : []),
  ];
}

/** A company's tax card bears the company's name. */
function npwpOfOther(context: StepContext): boolean {
  const legal = context.answer('legal_name');
  const name = keptReading(context, 'npwp').fields?.['name']?.value;
  return typeof legal === 'string' && name !== undefined && !sameName(legal, name);
}

/** What contradicts itself in a person's own answers, which they may want to look at before sending them. */
export const THEIR_OWN: ReadonlySet<string> = new Set([
  'nik-other-birth-date',
  'nik-other-sex',
  'npwp-differs-from-nik',
  'ahu-legal-form',
  'deed-after-approval',
]);

/** The contradictions that the review names before sending. */
export function contradictionsOf(context: StepContext): string[] {
  return crossChecks(knownOf(context), identityContext(context))
    .map(({ problem }) => problem.rule)
    .filter((rule) => THEIR_OWN.has(rule));
}

function knownOf(context: StepContext): Known {
  const text = (key: string): string | undefined => {
    const value = context.answer(key);
    return typeof value === 'string' ? value : undefined;
  };
  const digits = /^\d{15,16}$/.exec(text('npwp') ?? text('npwp_active') ?? '')?.[0];
  const type = text('applicant_type');
  const sex = { 'LAKI-LAKI': 'L', PEREMPUAN: 'P' } as const;
  const read = text('sex');
  const { legalForm } = identityContext(context);
  const known = {
    nik: text('nik'),
    birthDate: text('birth_date'),
    sex: read !== undefined && Object.hasOwn(sex, read) ? sex[read as keyof typeof sex] : undefined,
    npwp: digits && { digits, person: type === undefined || type === 'perseorangan' },
    deedDate: text('deed_date'),
    ahu: text('ahu_number'),
    legalForm,
    home: [context.world.office.region_code, ...(context.world.office.former_region_codes ?? [])],
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== ''));
}
