import { readFileSync } from 'node:fs';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ApplicantType } from '../catalogue/conditions.ts';
import type { Permit } from '../catalogue/permit.ts';
import { businessScale, isUmk } from '../risk.ts';
import type { BusinessScale } from '../risk.ts';
import { withoutServedMines } from '../understanding/intent/served-mines.ts';

/** Special cases that the interview asks about. */
export const CASES = [
  'food_packed',
  'food_served',
  'health',
  'building',
  'signboard',
  'warehouse',
  'alcohol',
  'mining',
] as const;
export type Case = (typeof CASES)[number];

/** What is known of a plan. `capital` in rupiah, without land and building. */
export interface Plan {
  trade: string;
  /** Group of KBLI 2025, if the trade surely means one. */
  kbli?: string | undefined;
  /** Groups of its further trades, or those it may mean; they settle no permit, only what to think of beside. */
  likely?: readonly string[];
  applicantType: ApplicantType;
  capital?: number | undefined;
  cases: readonly Case[];
}

/** `why`: what made it part of the bundle; `built`: what is needed once the building stands. */
export interface Part {
  permit: Permit;
  why: 'nib' | 'built' | Case;
}

export interface Bundle {
  /** In the order in which they are obtained. */
  parts: Part[];
  /** Matters of another authority, or led by an officer from the start. */
  elsewhere: Part[];
  /** `undefined` while neither capital nor legal form settles it. */
  scale: BusinessScale | undefined;
  umk: boolean | undefined;
  /** Labels of papers that several of the permits ask for: given once. */
  shared: string[];
  /** Health cases whose permit depends on what the person is. */
  undecided: Case[];
  /** Matters of other offices that such a business has to think of too, by the id of their referral. */
  beside: string[];
}

interface Rule {
  case: Case;
  permit: string | null;
  /** What follows once that permit is used. */
  then?: string;
  /** Which comes first: the place before what is done in it. */
  order: number;
  kbli: string[];
  /** Whose trade it is to build or to print signs needs no permit for those of others. */
  unless_kbli?: string[];
  words: string;
}

interface Beside {
  referral: string;
  cases: Case[];
  kbli: string[];
}

const rules = read<Rule[]>('./cases.json');
const besides = read<Beside[]>('./beside.json');
const patterns = new Map(rules.map((rule) => [rule.case, new RegExp(rule.words)] as const));

/** The special cases that a trade told in canonical words, or its group of KBLI, brings with it. */
export function casesOf(trade: string, kbli: string | undefined): Case[] {
  const own = withoutServedMines(trade);
  return rules
    .filter(
      (rule) =>
        !isOf(kbli, rule.unless_kbli) &&
        (patterns.get(rule.case)?.test(own) === true || isOf(kbli, rule.kbli)),
    )
    .map((rule) => rule.case);
}

/**
 * The permits a plan needs, as far as rules and not offices settle it: NIB first (PP 28/2025), then what belongs to the
 * special cases. The level of risk is OSS's or an officer's to say, so nothing here depends on it. `named`: permits that
 * the words themselves name (SIP of a midwife).
 */
export function bundleFor(plan: Plan, catalogue: Catalogue, named: readonly string[] = []): Bundle {
  const { applicantType, capital } = plan;
  const cases = new Set(plan.cases);
  const groups = [plan.kbli, ...(plan.likely ?? [])];
  const grouped = new Set(groups.flatMap((group) => casesOf('', group)));
  const part = (code: string, why: Part['why']): Part[] => {
    const permit = catalogue.permits.get(code);
    return permit ? [{ permit, why }] : [];
  };
  const health = cases.has('health') ? named.filter((code) => /^(SIP|IZIN)-|^DRH$/.test(code)) : [];
  const onlyPractice = health.some((code) => code.startsWith('SIP-')) && cases.size === 1;
  const onlyMining = cases.has('mining') && cases.size === 1;
  const nib =
    onlyPractice || onlyMining ? [] : part(applicantType === 'perseorangan' ? 'NIB-UMK' : 'NIB-BU', 'nib');
  const rest = rules
    .filter((rule) => cases.has(rule.case))
    .toSorted((a, b) => a.order - b.order)
    .flatMap((rule) => [
      ...(rule.case === 'health' ? health : [rule.permit ?? '']).flatMap((code) => part(code, rule.case)),
      ...part(rule.then ?? '', 'built'),
    ]);
  const all = [...nib, ...rest];
  const parts = all.filter(({ permit }) => permit.handling === 'normal');
  return {
    parts,
    elsewhere: all.filter(({ permit }) => permit.handling !== 'normal'),
    scale: capital === undefined ? undefined : businessScale(capital, applicantType),
    umk: isUmk(capital, applicantType),
    shared: sharedPapers(parts),
    undecided: cases.has('health') && health.length === 0 ? ['health'] : [],
    beside: besides
      .filter(
        (each) =>
          each.cases.some((one) => cases.has(one) || grouped.has(one)) ||
          groups.some((group) => isOf(group, each.kbli)),
      )
      .map(({ referral }) => referral),
  };
}

const isOf = (kbli: string | undefined, starts: readonly string[] = []): boolean =>
  starts.some((start) => kbli?.startsWith(start) === true);

function sharedPapers(parts: readonly Part[]): string[] {
  const asked = parts.flatMap(({ permit }) =>
    permit.requirements.filter(({ kind, mandatory }) => kind === 'document' && mandatory),
  );
  const labels = new Map(asked.map(({ code, label }) => [code, label]));
  const counts = Map.groupBy(asked, ({ code }) => code);
  return [...labels].filter(([code]) => (counts.get(code)?.length ?? 0) > 1).map(([, label]) => label);
}

function read<Data>(file: string): Data {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Data;
}
