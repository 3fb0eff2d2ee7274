import { blocksApproval, blocksRegistering } from '../licensing/catalogue/checklist.ts';
import type { ChecklistItem } from '../licensing/catalogue/checklist.ts';
import type { OfficerAct } from '../flows/event.ts';
import { STAGES } from '../flows/facts.ts';
import type { Stage } from '../flows/facts.ts';
import type { ApplicationRow } from '../storage/stores/applications.ts';
import { CommandError } from './command-error.ts';
import { applicationOf } from './commands/application-of.ts';
import { caseContext } from './commands/checklist-of.ts';
import { planMove } from './plan-move.ts';
import type { Move } from './plan-move.ts';
import { gateOf } from './stages.ts';
import type { ReadWork, Work } from './work.ts';

/** A change of stage that may be made. */
export type Weighed = {
  application: ApplicationRow & { number: string };
  to: Stage;
  move: Move;
  /** Codes of items that bar the way, and are overridden by the reason given. */
  blocked: string[];
  override: string;
  note: string;
  /** Names of items that came in and were judged by nobody; only where the approval comes next. */
  unjudged: string[];
};

/**
 * Whether an act of an officer may move an application, before anything is written: throws why not. Nothing missing or
 * put off passes the gates of law 6, by whichever road; an override needs a reason.
 */
export async function weighMove(work: Work, act: OfficerAct): Promise<Weighed> {
  const application = await applicationOf(work, act);
  const { number } = application;
  const to = STAGES.find((name) => name === act.stage);
  if (!to || number === null) throw new CommandError('invalid_stage');
  const move = planMove(application, to, act.permit, act.message !== undefined || act.file !== undefined);
  const override = act.reason?.trim() ?? '';
  const note = act.note?.trim() ?? '';
  const weighed = {
    application: { ...application, number },
    to,
    move,
    blocked: [],
    override,
    note,
    unjudged: [],
  };
  if (move.delivered.length > 0) return weighed;
  const codes = move.moved.map(({ permit }) => permit);
  const { blocking, unjudged } = await atGate(work, application, codes, to);
  const blocked = blocking.map(({ code }) => code);
  if (blocked.length > 0 && override === '') throw new CommandError('checklist_blocks', blocked.join(', '));
  if (note === '' && override === '' && (await needsNote(work, application, to)))
    throw new CommandError('missing_reason');
  return { ...weighed, blocked, unjudged: unjudged.map(({ short }) => short) };
}

/** Whether the applicant would not know why, or what to do, from the stage alone. */
async function needsNote(work: Work, application: ApplicationRow, to: Stage): Promise<boolean> {
  if (to !== 'returned') return to === 'rejected';
  const items = (await caseContext(work, application)).checklist();
  return !items.some(({ state }) => state === 'rejected');
}

/**
 * Items of these permits that bar the way to a stage, and those that would pass the approval although nobody has judged
 * them.
 */
export async function atGate(
  work: ReadWork,
  application: ApplicationRow,
  permits: readonly string[],
  to: Stage,
): Promise<{ blocking: ChecklistItem[]; unjudged: ChecklistItem[] }> {
  const gate = gateOf(to);
  if (gate === undefined) return { blocking: [], unjudged: [] };
  const context = await caseContext(work, application);
  const items = context.checklist(permits);
  if (gate === 'registering') return { blocking: items.filter(blocksRegistering), unjudged: [] };
  return {
    blocking: items.filter(blocksApproval),
    unjudged: items.filter(({ state }) => state === 'received'),
  };
}
