import { isUmk } from '../risk.ts';
import type { AskName } from './asks.ts';

export const APPLICANT_TYPES = [
  'perseorangan',
  'pt',
  'pt_perorangan',
  'cv',
  'firma',
  'koperasi',
  'yayasan',
  'lembaga',
] as const;
export type ApplicantType = (typeof APPLICANT_TYPES)[number];

export const CASE_KINDS = [
  'new',
  'renewal',
  'deed_changed',
  'activity_changed',
  'address_changed',
  'data_changed',
  'revoke',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** What is known so far about one application; a fact not given yet is left out. Capital in rupiah. */
export interface ConditionFacts {
  applicantType?: ApplicantType | undefined;
  capital?: number | undefined;
  workers?: number | undefined;
  /** Usually one; of a change there may be several. */
  caseKinds?: readonly string[] | undefined;
  represented?: boolean | undefined;
  permits: readonly string[];
  /** Requirement codes that an officer has asked for although the rules leave them open. */
  demanded?: readonly string[] | undefined;
  /** Requirement codes that another permit of the same application will fulfil. */
  brought?: readonly string[] | undefined;
}

/** `officer_decides`: no fact we can ask settles it. `unknown`: the fact it needs is not given yet. */
export type ConditionResult = 'applies' | 'not' | 'officer_decides' | 'unknown';

interface Condition {
  /** The asks whose answers settle the condition. */
  needs: readonly AskName[];
  evaluate: (facts: ConditionFacts) => ConditionResult;
}

function when(known: boolean | undefined): ConditionResult {
  if (known === undefined) return 'unknown';
  return known ? 'applies' : 'not';
}

/** An institution may or may not be a legal entity: only its papers tell. */
function byType(facts: ConditionFacts, applies: (type: ApplicantType) => boolean): ConditionResult {
  const type = facts.applicantType;
  if (type === undefined) return 'unknown';
  return type === 'lembaga' ? 'officer_decides' : when(applies(type));
}

function caseIs(kind: CaseKind): Condition {
  return {
    needs: ['case_kind'],
    evaluate: (facts) => when(facts.caseKinds?.includes(kind)),
  };
}

const CONDITIONS = {
  pt_perorangan_only: {
    needs: ['applicant_type'],
    evaluate: (facts) => when(facts.applicantType && facts.applicantType === 'pt_perorangan'),
  },
  not_pt_perorangan: {
    needs: ['applicant_type'],
    evaluate: (facts) => when(facts.applicantType && facts.applicantType !== 'pt_perorangan'),
  },
  legal_entity: {
    needs: ['applicant_type'],
    evaluate: (facts) => byType(facts, (type) => type !== 'perseorangan'),
  },
  /** Founded by a notary's deed: every company but the PT Perorangan, which has a statement instead. */
  deed_entity: {
    needs: ['applicant_type'],
    evaluate: (facts) => byType(facts, (type) => type !== 'perseorangan' && type !== 'pt_perorangan'),
  },
  has_workers: {
    needs: ['workers'],
    evaluate: (facts) => when(facts.workers === undefined ? undefined : facts.workers > 0),
  },
  represented: { needs: ['for_whom'], evaluate: (facts) => when(facts.represented) },
  renewal: caseIs('renewal'),
  deed_changed: caseIs('deed_changed'),
  activity_changed: caseIs('activity_changed'),
  address_changed: caseIs('address_changed'),
  /** Land proof: asked from medium and large business; from a small one only if OSS asks, which an officer sees. */
  not_umk_or_oss_asks: {
    needs: ['capital', 'applicant_type'],
    evaluate: (facts) => {
      const umk = isUmk(facts.capital, facts.applicantType);
      return umk === true ? 'officer_decides' : when(umk === undefined ? undefined : true);
    },
  },
  /** UMK declare the KKPR themselves (PP 21/2021, PP 28/2025); others need a confirmation or an approval. */
  kkpr_not_self_declared: {
    needs: ['capital', 'applicant_type'],
    evaluate: (facts) => {
      const umk = isUmk(facts.capital, facts.applicantType);
      return when(umk === undefined ? undefined : !umk);
    },
  },
  officer_decides: { needs: [], evaluate: () => 'officer_decides' },
} as const satisfies Record<string, Condition>;

export type ConditionName = keyof typeof CONDITIONS;

export const CONDITION_NAMES = Object.keys(CONDITIONS) as ConditionName[];

export function evaluateCondition(name: ConditionName, facts: ConditionFacts): ConditionResult {
  return CONDITIONS[name].evaluate(facts);
}

/** What has to be asked before a condition can be told. */
export function asksOfCondition(name: ConditionName): readonly AskName[] {
  return CONDITIONS[name].needs;
}
