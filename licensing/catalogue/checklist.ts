import type { AskName } from './asks.ts';
import type { ApplicantType, ConditionFacts, ConditionResult } from './conditions.ts';
import type { Permit, Requirement } from './permit.ts';
import { demandOf, isBrought } from './required-asks.ts';

export type ItemState = 'missing' | 'received' | 'accepted' | 'rejected' | 'waived' | 'deferred';

/** What is recorded about one item: an operator's verdict, or that it was put off. `at` in epoch ms. */
export interface RecordedState {
  state: ItemState;
  reason?: string | undefined;
  by?: string | undefined;
  at?: number | undefined;
}

export type GivenState = 'given' | 'deferred' | 'to_check';

/** Which asks of the application have an answer; `to_check`: given, but doubtful, an officer looks at it. */
export interface Given {
  has(ask: AskName): GivenState | undefined;
}

export interface ChecklistItem extends RecordedState {
  code: string;
  kind: Requirement['kind'];
  label: string;
  /** For lists; `label` where it is short itself. */
  short: string;
  note?: string | undefined;
  asks: AskName[];
  /** Those of `asks` that are neither given nor deferred. */
  open: AskName[];
  /** Some given answer is doubtful. */
  toCheck: boolean;
  mandatory: boolean;
  deferrable: boolean;
  /** The day until which it is valid stands on it. */
  expires: boolean;
  demand: Exclude<ConditionResult, 'not'>;
  /** Codes of the permits that ask for it. */
  permits: string[];
  /** Another permit of the same application brings it: an officer adds it then. */
  brought?: true;
}

/** Nothing of it is there, and nobody is asked for it. */
const LATER: Given = { has: () => 'deferred' };

const STRENGTH = { applies: 3, unknown: 2, officer_decides: 1, not: 0 } as const;

/**
 * One item per requirement code, however many permits share it; items that do not apply are left out.
 * `states` is keyed by requirement code. A verdict recorded there stands; otherwise the answers decide.
 */
export function deriveChecklist(
  permits: readonly Permit[],
  facts: ConditionFacts,
  given: Given,
  states: ReadonlyMap<string, RecordedState>,
): ChecklistItem[] {
  const items = new Map<string, ChecklistItem>();
  for (const permit of permits) {
    for (const requirement of permit.requirements) {
      const demand = demandOf(requirement, facts);
      if (demand !== 'not') collect(items, permit.code, worded(requirement, facts.applicantType), demand);
    }
  }
  return [...items.values()].map((item) => {
    const brought = isBrought(item.code, facts) && item.asks.every((ask) => given.has(ask) === undefined);
    if (!brought) return settle(item, given, states.get(item.code));
    return { ...settle({ ...item, deferrable: true }, LATER, states.get(item.code)), brought };
  });
}

/** In the words of the legal form, once that is known; what a note tells of the other forms falls away. */
function worded(requirement: Requirement, type: ApplicantType | undefined): Requirement {
  const { registered } = requirement;
  if (registered === undefined || type === undefined) return requirement;
  const said = { ...requirement, note: undefined };
  return type === 'cv' || type === 'firma' ? { ...said, ...registered } : said;
}

function collect(
  items: Map<string, ChecklistItem>,
  permit: string,
  requirement: Requirement,
  demand: ChecklistItem['demand'],
): void {
  const {
    code,
    kind,
    label,
    short = label,
    note,
    asks,
    mandatory,
    deferrable,
    expires = false,
  } = requirement;
  const before = items.get(code);
  const noted = note ? { note } : {};
  if (!before) {
    const fresh = { open: [], toCheck: false, state: 'missing' as const, permits: [permit], demand };
    const given = { code, kind, label, short, ...noted, asks: [...asks], mandatory, deferrable, expires };
    items.set(code, { ...given, ...fresh });
    return;
  }
  before.permits.push(permit);
  before.expires ||= expires;
  if (STRENGTH[demand] < STRENGTH[before.demand]) return;
  // An item only some permits demand must not become mandatory through one that merely might ask for it.
  const stronger = STRENGTH[demand] > STRENGTH[before.demand];
  before.demand = demand;
  before.mandatory = stronger ? mandatory : before.mandatory || mandatory;
  before.deferrable = stronger ? deferrable : before.deferrable && deferrable;
  before.asks = stronger ? [...asks] : [...new Set([...before.asks, ...asks])];
}

function settle(item: ChecklistItem, given: Given, recorded: RecordedState | undefined): ChecklistItem {
  const answers = item.asks.map((ask) => ({ ask, state: given.has(ask) }));
  const open = answers.filter(({ state }) => state === undefined).map(({ ask }) => ask);
  const put = answers.filter(({ state }) => state === 'deferred').map(({ ask }) => ask);
  const settled = {
    ...item,
    open,
    toCheck: answers.some(({ state }) => state === 'to_check'),
    deferrable: item.deferrable && put.every((ask) => mayDefer(ask, given)),
  };
  if (recorded && stands(recorded.state, item.asks.length)) return { ...settled, ...recorded };
  if (open.length > 0 || item.asks.length === 0) return { ...settled, state: 'missing' };
  if (put.length === 0) return { ...settled, state: 'received' };
  // Refused before and then put off: the reason stays with it until something takes its place.
  const reason = recorded?.state === 'deferred' ? recorded.reason : undefined;
  return { ...settled, state: 'deferred', ...(reason === undefined ? {} : { reason }) };
}

/** Whether a record outweighs the answers: verdicts do; so does any record of an item that asks nothing (a visit). */
function stands(state: ItemState, asks: number): boolean {
  return asks === 0 || state === 'accepted' || state === 'rejected' || state === 'waived';
}

/**
 * Everything may be left to an officer but consent and the permit itself; KTP and NIK stand in for each other:
 * one may be put off only while the other is given.
 */
export function mayDefer(ask: AskName, given: Given): boolean {
  if (ask === 'consent' || ask === 'permit') return false;
  if (ask === 'nik') return isGiven('doc:ktp', given);
  if (ask === 'doc:ktp') return isGiven('nik', given);
  return true;
}

function isGiven(ask: AskName, given: Given): boolean {
  const state = given.has(ask);
  return state === 'given' || state === 'to_check';
}

function isSettled(item: ChecklistItem): boolean {
  return item.state === 'received' || item.state === 'accepted' || item.state === 'waived';
}

/** An application is submitted only when no item says so; items left to an officer never do. */
export function blocksSubmission(item: ChecklistItem): boolean {
  if (isSettled(item) || item.demand !== 'applies') return false;
  if (item.state === 'deferred') return item.mandatory && !item.deferrable;
  return item.state === 'rejected' || item.mandatory;
}

/** Before `registering` an officer must have asked for, or waived, every item left to them. */
export function blocksRegistering(item: ChecklistItem): boolean {
  return blocksSubmission(item) || (item.demand !== 'applies' && !isSettled(item));
}

/** Nothing put off, refused or missing enters `approving`. */
export function blocksApproval(item: ChecklistItem): boolean {
  return blocksRegistering(item) || item.state === 'deferred';
}
