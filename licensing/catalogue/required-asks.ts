import { isDocumentAsk, isPersonal } from './asks.ts';
import type { AskName } from './asks.ts';
import { asksOfCondition, evaluateCondition } from './conditions.ts';
import type { ConditionFacts, ConditionResult } from './conditions.ts';
import type { Permit, Requirement } from './permit.ts';

/** Whether a requirement is asked of this application: as its condition says, or because an officer asked for it. */
export function demandOf(requirement: Requirement, facts: ConditionFacts): ConditionResult {
  if (facts.demanded?.includes(requirement.code)) return 'applies';
  return requirement.when ? evaluateCondition(requirement.when, facts) : 'applies';
}

/** Whether nobody is asked for it, because another permit of the same application brings it. */
export function isBrought(code: string, { brought, demanded }: ConditionFacts): boolean {
  return brought?.includes(code) === true && !demanded?.includes(code);
}

export interface RequiredAsk {
  ask: AskName;
  /** Code of the requirement; `consent`, or the ask itself where it only settles which items apply. */
  requirement: string;
  mandatory: boolean;
  deferrable: boolean;
  note?: string | undefined;
}

/**
 * What has to be asked for one permit, in order: facts that settle conditions, business data, consent right before
 * the first personal fact, personal data, documents. An item whose condition is not known yet, or is left to an
 * officer, is not asked; call again when a fact is new.
 */
export function requiredAsks(permit: Permit, facts: ConditionFacts): RequiredAsk[] {
  const found = new Map<AskName, RequiredAsk>();
  for (const ask of settling(permit)) {
    found.set(ask, { ask, requirement: ask, mandatory: true, deferrable: true });
  }
  for (const requirement of permit.requirements) {
    if (demandOf(requirement, facts) !== 'applies' || isBrought(requirement.code, facts)) continue;
    const { code, mandatory, deferrable, note } = requirement;
    for (const ask of requirement.asks) {
      const before = found.get(ask);
      if (before?.mandatory) continue;
      found.set(ask, { ask, requirement: code, mandatory, deferrable, ...(note ? { note } : {}) });
    }
  }
  const asks = [...found.values()].sort((a, b) => rank(a.ask) - rank(b.ask));
  const personal = asks.findIndex(({ ask }) => isPersonal(ask));
  if (personal === -1) return asks;
  return asks.toSpliced(personal, 0, {
    ask: 'consent',
    requirement: 'consent',
    mandatory: true,
    deferrable: false,
  });
}

function rank(ask: AskName): number {
  if (ask === 'applicant_type' || ask === 'case_kind' || ask === 'for_whom') return 0;
  if (!isPersonal(ask)) return 1;
  return isDocumentAsk(ask) ? 3 : 2;
}

/** They hang on the permit alone, and a turn wants to know what is required several times. */
const known = new WeakMap<Permit, readonly AskName[]>();

function settling(permit: Permit): readonly AskName[] {
  const asks = known.get(permit) ?? settlingAsks(permit);
  known.set(permit, asks);
  return asks;
}

/** Facts that no requirement asks for by itself, but on which conditions depend. */
function settlingAsks(permit: Permit): AskName[] {
  const asks: AskName[] = [];
  if (permit.applicant_types.length > 1) asks.push('applicant_type');
  if (permit.case_kinds.length > 1) asks.push('case_kind');
  const asked = new Set(permit.requirements.flatMap((requirement) => requirement.asks));
  for (const requirement of permit.requirements) {
    for (const ask of requirement.when ? asksOfCondition(requirement.when) : []) {
      const settled = ask === 'applicant_type' || ask === 'case_kind' || asked.has(ask) || asks.includes(ask);
      if (!settled) asks.push(ask);
    }
  }
  return asks;
}
