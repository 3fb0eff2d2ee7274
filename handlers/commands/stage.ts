import { keepPapers, promisePapers } from '../papers.ts';
import { owesExplanation, promiseNews } from '../promise-answer.ts';
import { weighMove } from '../weigh-move.ts';
import type { Command } from './command.ts';
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
  const { application, to, move, blocked, override, note } = await weighMove(work, act);
  const { number } = application;
  const { moved, permits, stages } = move;
  const file = act.message === undefined ? act.file : await fileOfMessage(work, act.message);
  if (move.delivered.length > 0 && file) return deliver(work, actor, application, move, { file, note });
  const codes = moved.map(({ permit }) => permit);
  const told = note === '' && (to === 'rejected' || to === 'returned') ? override : note;
  const written = [...new Set([note, override].filter((words) => words !== ''))].join(' – ');
  await stores.applications.setStage(application.id, application.version, {
    permits: codes,
    to,
    by: `operator:${actor.id}`,
    at: now,
    ...(written === '' ? {} : { note: written }),
  });
  const isOut = to === 'issued' || to === 'completed';
  await keepPromises(work, { application: application.id });
  if (isOut) await keepPapers(work, application.id, codes);
  const paperAt = to === 'issued' && !file ? await promisePapers(work, application.id, codes) : undefined;
  const dueAt = await promiseNews(work, application.id, stages, owesExplanation(to, note));
  const row = await stores.messages.insertInternal({
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
  if (isOut && file) await passOnResult(work, actor, application, codes, file, row);
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
