import { ahu } from './ahu.ts';
import { deedDateProblems } from './deed.ts';
import { nik as readNik } from './nik.ts';
import { sixteenProblems } from './npwp.ts';
import { problem } from './verdict.ts';
import type { IdentityContext, Problem } from './verdict.ts';

/** What one application tells about the same person or company, each where it is known. */
export type Known = {
  nik?: string;
  /** ISO; as typed or read from the card. */
  birthDate?: string;
  sex?: 'L' | 'P';
  /** Tax number; `person`: it is that of the person with the NIK. */
  npwp?: { digits: string; person: boolean };
  /** The day of the deed, ISO. */
  deedDate?: string;
  ahu?: string;
  /** As in ahu.ts. */
  legalForm?: string;
  /** Regencies in which an old family of the place has its NIK: the office's own (4 digits), first, and those it came from. */
  home?: readonly string[];
};

/** `on`: the answer that an officer looks at. None of these rejects: each is suspicious but possible. */
export type CrossProblem = { on: 'nik' | 'npwp' | 'deed_date' | 'ahu_number'; problem: Problem };

type Facts = { birthDate: string; sex: string; regionCode: string };

/** Holds what is told in one place against what is told in another. */
export function crossChecks(known: Known, context: IdentityContext): CrossProblem[] {
  const { nik, npwp, deedDate } = known;
  const found: CrossProblem[] = [];
  const on = (key: CrossProblem['on'], problems: readonly Problem[]): void =>
    void found.push(...problems.map((each) => ({ on: key, problem: each })));
  const facts = nik === undefined ? undefined : factsOf(nik, context);
  if (facts) {
    on('nik', birthProblems(facts, known));
    on('nik', homeProblems(facts, known.home));
  }
  if (npwp?.person === true && nik !== undefined) on('npwp', taxProblems(npwp.digits, nik, context));
  if (known.ahu !== undefined) {
    on('ahu_number', formProblems(known.ahu, known.legalForm, context));
    if (deedDate !== undefined) on('deed_date', dateProblems(deedDate, known.ahu, context));
  }
  return found;
}

/** NIK against birth date and sex: digits 7 to 12 are DDMMYY, the day plus 40 for women. */
function birthProblems(facts: Facts, { birthDate, sex }: Known): Problem[] {
  const problems: Problem[] = [];
  if (birthDate !== undefined && birthDate !== facts.birthDate)
    problems.push(problem('nik-other-birth-date', { nik: facts.birthDate, told: birthDate }));
  if (sex !== undefined && sex !== facts.sex) problems.push(problem('nik-other-sex', { nik: facts.sex }));
  return problems;
}

/** First registered elsewhere: usual for whoever moved, so it only tells where to compare. */
function homeProblems({ regionCode }: Facts, home: Known['home']): Problem[] {
  const regency = regionCode.slice(0, 4);
  return home === undefined || home.includes(regency) ? [] : [problem('nik-from-elsewhere', { regency })];
}

/** A person's tax number of 16 digits is their NIK (PMK 112/2022); an old one of 15 tells nothing of it. */
function taxProblems(digits: string, nik: string, context: IdentityContext): Problem[] {
  if (digits.length !== 16) return [];
  return sixteenProblems(digits, { ...context, nik }).filter(({ rule }) => rule === 'npwp-differs-from-nik');
}

/** The digits after AH.01 name the legal form. */
function formProblems(number: string, legalForm: string | undefined, context: IdentityContext): Problem[] {
  if (legalForm === undefined) return [];
  return ahu(number, { ...context, legalForm }).problems.filter(({ rule }) => rule === 'ahu-legal-form');
}

/** A deed is signed before it is approved; of the approval only the year is in its number. */
function dateProblems(deedDate: string, number: string, context: IdentityContext): Problem[] {
  const year = ahu(number, context).facts['year'];
  if (typeof year !== 'number') return [];
  // The day of the approval is not known, so it is no later than today; the deed is compared with the year's end.
  const late = deedDateProblems(deedDate, `${String(year)}-12-31`, '9999-12-31');
  return [...late, ...deedDateProblems(deedDate, null, context.today)];
}

function factsOf(nik: string, context: IdentityContext): Facts | undefined {
  const { ok, facts } = readNik(nik, context);
  if (!ok) return undefined;
  return {
    birthDate: String(facts['birthDate']),
    sex: String(facts['sex']),
    regionCode: String(facts['regionCode']),
  };
}

/** Rules that follow from several answers: whether they hold is judged anew when somebody looks. */
export const CROSS_RULES: ReadonlySet<string> = new Set([
  'nik-other-birth-date',
  'nik-other-sex',
  'nik-from-elsewhere',
  'npwp-differs-from-nik',
  'ahu-legal-form',
  'deed-after-approval',
  'deed-in-future',
]);
