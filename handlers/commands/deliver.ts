import type { FileRef } from '../../flows/message.ts';
import type { ApplicationRow } from '../../storage/stores/applications.ts';
import type { Move } from '../plan-move.ts';
import { keepPapers } from '../papers.ts';
import type { Actor } from '../policies.ts';
import type { Work } from '../work.ts';
import type { Outcome } from './command.ts';
import { passOnResult } from './pass-on-result.ts';

/** The paper of permits that are out already goes to the applicant; nothing moves. */
export async function deliver(
  work: Work,
  actor: Actor,
  application: ApplicationRow & { number: string },
  { delivered, permits }: Move,
  given: { file: FileRef; note: string },
): Promise<Outcome> {
  const { stores, chat, now } = work;
  const codes = delivered.map(({ permit }) => permit);
  await stores.applications.bumpVersion(application.id, application.version);
  await keepPapers(work, application.id, codes);
  const row = await stores.messages.insertInternal({
    chat: chat.id,
    cause: `paper:${work.ids.next()}`,
    body: {
      notice: 'stage_changed',
      application: application.id,
      number: application.number,
      stage: 'issued',
      paper: true,
      file: given.file,
      ...(permits ? { permits } : {}),
      ...(given.note === '' ? {} : { note: given.note }),
    },
    at: now,
  });
  await passOnResult(work, actor, application, codes, given.file, row);
  await stores.audit.add({
    at: now,
    who: `operator:${actor.id}`,
    action: 'paper_delivered',
    subjectKind: 'application',
    subject: application.id,
    detail: { via: actor.via, ...(permits ? { permits } : {}) },
  });
  const about = [application.number, ...(permits ?? [])].join(' ');
  return { values: { application: about, stage: 'issued', paper: 'delivered' } };
}
