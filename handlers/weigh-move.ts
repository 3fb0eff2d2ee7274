import { blocksApproval, blocksRegistering } from '../licensing/catalogue/checklist.ts';
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
import type { Work } from './work.ts';

/** A change of stage that may be made. */
export type Weighed = {
  application: ApplicationRow & { number: string };
  to: Stage;
  move: Move;
  /** Codes of items that bar the way, and are overridden by the reason given. */
  blocked: string[];
  override: string;
  note: string;
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
  const weighed = { application: { ...application, number }, to, move, blocked: [], override, note };
  if (move.delivered.length > 0) return weighed;
  const codes = move.moved.map(({ permit }) => permit);
  const blocked = await blocks(work, application, codes, to);
  if (blocked.length > 0 && override === '') throw new CommandError('checklist_blocks', blocked.join(', '));
  if (to === 'rejected' && note === '' && override === '') throw new CommandError('missing_reason');
  return { ...weighed, blocked };
}

/** Codes of the items that bar these permits the way to a stage. */
async function blocks(
  work: Work,
  application: ApplicationRow,
  permits: readonly string[],
  to: Stage,
): Promise<string[]> {
  const gate = gateOf(to);
  if (gate === undefined) return [];
  const bars = gate === 'approving' ? blocksApproval : blocksRegistering;
  const { checklist } = await caseContext(work, application);
  return checklist(permits)
    .filter(bars)
    .map(({ code }) => code);
}
