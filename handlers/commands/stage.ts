import { blocksApproval, blocksRegistering } from '../../licensing/catalogue/checklist.ts';
import { STAGES } from '../../flows/facts.ts';
import type { Stage } from '../../flows/facts.ts';
import type { ApplicationRow } from '../../storage/stores/applications.ts';
import { CommandError } from '../command-error.ts';
import { keepPapers, promisePapers } from '../papers.ts';
import { owesExplanation, promiseNews } from '../promise-answer.ts';
import { planMove } from '../plan-move.ts';
import { gateOf } from '../stages.ts';
import type { Work } from '../work.ts';
import type { Command } from './command.ts';
import { applicationOf } from './application-of.ts';
import { caseContext } from './checklist-of.ts';
import { deliver } from './deliver.ts';
import { passOnResult } from './pass-on-result.ts';
import { fileOfMessage } from './reply.ts';
import { keepPromises } from './tickets.ts';

/**
 * Moves an application on, or one of its permits. Nothing missing or put off passes the gates of law 6, by whichever road;
 * an override needs a reason; both are written down, the reason with the history of the case.
 */
export const stage: Command = async (work, actor, act) => {
  const { stores, chat, now } = work;
  const application = await applicationOf(work, act);
  const { number } = application;
  const to = STAGES.find((name) => name === act.stage);
  if (!to || number === null) throw new CommandError('invalid_stage');
  const given = act.message !== undefined || act.file !== undefined;
  const move = planMove(application, to, act.permit, given);
  const { moved, permits, stages } = move;
  const file = act.message === undefined ? act.file : await fileOfMessage(work, act.message);
  if (move.delivered.length > 0 && file) {
    const words = act.note?.trim() ?? '';
    return deliver(work, actor, { ...application, number }, move, { file, note: words });
  }
  const codes = moved.map(({ permit }) => permit);
  const blocked = await blocks(work, application, codes, to);
  const override = act.reason?.trim() ?? '';
  if (blocked.length > 0 && override === '') throw new CommandError('checklist_blocks', blocked.join(', '));
  const note = act.note?.trim() ?? '';
  if (to === 'rejected' && note === '' && override === '') throw new CommandError('missing_reason');
  const told = note === '' && to === 'rejected' ? override : note;
  const written = [...new Set([note, override].filter((words) => words !== ''))].join(' – ');
  await stores.applications.setStage(application.id, application.version, {
    permits: codes,
    to,
    by: `operator:${actor.id}`,
    at: now,
    ...(written === '' ? {} : { note: written }),
  });
  const isOut = to === 'issued' || to === 'completed';
  if (isOut && file) await passOnResult(work, actor, application, codes, file);
  await keepPromises(work, { application: application.id });
  if (isOut) await keepPapers(work, application.id, codes);
  const paperAt = to === 'issued' && !file ? await promisePapers(work, application.id, codes) : undefined;
  const dueAt = await promiseNews(work, application.id, stages, owesExplanation(to, note));
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `stage:${work.ids.next()}`,
    body: {
      notice: 'stage_changed',
      application: application.id,
      number,
      stage: to,
      ...(permits ? { permits } : {}),
      ...(told === '' ? {} : { note: told }),
      ...(file ? { file } : {}),
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(paperAt === undefined ? {} : { paperAt }),
    },
    at: now,
  });
  await stores.audit.add({
    at: now,
    who: `operator:${actor.id}`,
    action: blocked.length > 0 ? 'stage_overridden' : 'stage_changed',
    subjectKind: 'application',
    subject: application.id,
    detail: {
      from: moved[0]?.stage ?? application.stage,
      to,
      via: actor.via,
      ...(permits ? { permits } : {}),
      ...(blocked.length > 0 ? { open: blocked } : {}),
    },
  });
  const about = [number, ...(permits ?? [])].join(' ');
  const owed = paperAt === undefined ? {} : { paper: 'later', due: paperAt };
  return { values: { application: about, stage: to, ...owed } };
};

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
