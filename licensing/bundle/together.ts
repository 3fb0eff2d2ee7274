import type { ApplicantType, CaseKind } from '../catalogue/conditions.ts';
import type { Permit } from '../catalogue/permit.ts';

/** Why a permit has an application of its own: it waits for what `first` brings, or cannot be told together with it. */
export interface Apart {
  permit: Permit;
  why: 'needs' | 'applicant' | 'case_kind';
  first: Permit;
}

/** `shared`: in the order in which they are obtained. */
export interface Together {
  shared: Permit[];
  apart: Apart[];
}

/** The two ways to the one paper that is a NIB: a person's and a company's. */
export const NIB: readonly string[] = ['NIB-UMK', 'NIB-BU'];

/** One permit, said in two ways: whose NIB it is has to be asked. */
export function isOneNib(codes: readonly string[]): boolean {
  return isAll(NIB, codes);
}

/** The licence to practise, of each profession that has one here. */
export const SIP: readonly string[] = ['SIP-BIDAN', 'SIP-PERAWAT', 'SIP-DOKTER', 'SIP-APOTEKER', 'SIP-TTK'];

/** "urus sip": one of them is meant, and whose has to be asked. */
export function isAnySip(codes: readonly string[]): boolean {
  return isAll(SIP, codes);
}

/** Whether several codes stand for one paper only. */
export function isOnePaper(codes: readonly string[]): boolean {
  return isOneNib(codes) || isAnySip(codes);
}

const isAll = (all: readonly string[], codes: readonly string[]): boolean =>
  codes.length === all.length && all.every((code) => codes.includes(code));

/** OSS issues the NIB as soon as the data are complete (PP 28/2025): what needs it is checked meanwhile. */
const AT_ONCE = 'nib';

/** Which of several permits may share one application: applied for in parallel, a paper that several ask for given once. */
export function together(permits: readonly Permit[]): Together {
  const shared: Permit[] = [];
  const apart: Apart[] = [];
  for (const permit of inOrder(permits)) {
    const before = [...shared, ...apart.map((each) => each.permit)];
    const reason = waits(permit, before) ?? differs(permit, shared);
    if (reason) apart.push({ permit, ...reason });
    else shared.push(permit);
  }
  return { shared, apart };
}

/** Whether `permit` asks for what `other` brings. */
export function needs(permit: Permit, other: Permit): boolean {
  return broughtBy(other, permit).length > 0;
}

/** The kinds of applicant that may have all of these permits. */
export function commonApplicants(permits: readonly Permit[]): ApplicantType[] {
  const [first, ...rest] = permits;
  return (first?.applicant_types ?? []).filter((type) =>
    rest.every(({ applicant_types }) => applicant_types.includes(type)),
  );
}

/** The one of several permits that may be more than new: what is asked of its kind of case is about it alone. */
export function manifold(permits: readonly Permit[]): Permit | undefined {
  return permits.find(({ case_kinds }) => case_kinds.length > 1);
}

function broughtBy(other: Permit, permit: Permit): string[] {
  return permit.requirements
    .filter(({ code, mandatory }) => mandatory && other.brings?.includes(code) === true)
    .map(({ code }) => code);
}

/** What brings something comes before what needs it; otherwise as they were named. */
function inOrder(permits: readonly Permit[]): Permit[] {
  const left = [...permits];
  const ordered: Permit[] = [];
  while (left.length > 0) {
    const free = left.findIndex((permit) => !left.some((other) => other !== permit && needs(permit, other)));
    ordered.push(...left.splice(Math.max(free, 0), 1));
  }
  return ordered;
}

function waits(permit: Permit, before: readonly Permit[]): Omit<Apart, 'permit'> | undefined {
  const first = before.find((other) => broughtBy(other, permit).some((code) => code !== AT_ONCE));
  return first && { why: 'needs', first };
}

function differs(permit: Permit, shared: readonly Permit[]): Omit<Apart, 'permit'> | undefined {
  const [first] = shared;
  if (!first) return undefined;
  if (commonApplicants([...shared, permit]).length === 0) return { why: 'applicant', first };
  const other = manifold(shared);
  const kinds = commonKinds([...shared, permit]);
  const twofold = other !== undefined && permit.case_kinds.length > 1;
  return kinds.length === 0 || twofold ? { why: 'case_kind', first: other ?? first } : undefined;
}

function commonKinds([first, ...rest]: readonly Permit[]): CaseKind[] {
  return (first?.case_kinds ?? []).filter((kind) =>
    rest.every(({ case_kinds }) => case_kinds.includes(kind)),
  );
}
