import { hasEnded, turnOf } from '../../flows/engine/cases/clocks.ts';
import { CommandError } from '../command-error.ts';
import { linesOf, namedPermits } from '../plan-move.ts';
import { promiseNews } from '../promise-answer.ts';
import type { Command } from './command.ts';
import { applicationOf } from './application-of.ts';
import { keepPromises } from './tickets.ts';

/** A name of an office or a system; anything longer is a note. */
const LONGEST_NAME = 60;

/**
 * "Menunggu pihak lain": OSS, or an agency outside the regency, has the next move; without a party the wait is over.
 * It stops the office's clock, so it is written down, and the applicant hears of it once, with the next news promised.
 */
export const wait: Command = async (work, actor, act) => {
  const { stores, chat, now } = work;
  const application = await applicationOf(work, act);
  const { id, number } = application;
  if (number === null) throw new CommandError('invalid_stage');
  const party = act.party?.trim().replace(/\s+/g, ' ').slice(0, LONGEST_NAME) ?? '';
  const named = linesOf(application, act.permit);
  const ours = named.filter(({ stage }) => turnOf(stage) === 'office');
  const lines = party === '' ? named.filter(({ waitingFor }) => waitingFor !== null) : ours;
  if (lines.length === 0 && party === '') throw new CommandError('not_waiting');
  if (named.every(({ stage }) => hasEnded(stage))) throw new CommandError('case_over');
  // What the applicant has to do waits for nobody else.
  if (lines.length === 0) throw new CommandError('others_turn');
  const permits = namedPermits(application, lines);
  const values = { application: [number, ...(permits ?? [])].join(' '), party };
  if (lines.every(({ waitingFor }) => waitingFor === party)) return { values };
  await stores.applications.setWaiting(id, application.version, {
    permits: lines.map(({ permit }) => permit),
    waitingFor: party === '' ? null : party,
    by: `operator:${actor.id}`,
    at: now,
  });
  await keepPromises(work, { application: id });
  const dueAt = await promiseNews(
    work,
    id,
    application.lines.map(({ stage }) => stage),
  );
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `waiting:${work.ids.next()}`,
    body: {
      notice: 'waiting',
      application: id,
      number,
      ...(permits ? { permits } : {}),
      ...(party === '' ? {} : { party }),
      ...(dueAt === undefined ? {} : { dueAt }),
    },
    at: now,
  });
  await stores.audit.add({
    at: now,
    who: `operator:${actor.id}`,
    action: party === '' ? 'waiting_ended' : 'waiting_begun',
    subjectKind: 'application',
    subject: id,
    detail: { via: actor.via, ...(permits ? { permits } : {}) },
  });
  return { values };
};
