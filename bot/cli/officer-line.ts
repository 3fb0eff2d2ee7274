import { DateTime } from 'luxon';
import { z } from 'zod';
import { CommandError } from '../../handlers/command-error.ts';
import type { Outcome } from '../../handlers/commands/command.ts';
import type { Actor } from '../../handlers/policies.ts';
import { runCommand } from '../../handlers/run-command.ts';
import type { OfficerAct } from '../../flows/event.ts';
import type { App } from '../app.ts';
import { fileAt } from './person-line.ts';

/** One verb of an officer, as `chat --json` takes it. */
export const officerLine = z.object({
  as: z.string().regex(/^[a-z0-9._-]{1,40}$/i),
  do: z.enum([
    'claim',
    'reply',
    'return',
    'close',
    'accept',
    'reject',
    'waive',
    'stage',
    'promise',
    'reveal',
  ]),
  id: z.string().optional(),
  ticket: z.union([z.string(), z.number()]).optional(),
  application: z.string().optional(),
  item: z.string().optional(),
  text: z.string().optional(),
  reason: z.string().optional(),
  stage: z.string().optional(),
  due: z.union([z.string(), z.number()]).optional(),
  note: z.string().optional(),
  document: z.string().optional(),
});
type OfficerLine = z.infer<typeof officerLine>;

/** `person` is the address of the applicant it was about. */
export async function runOfficerLine(
  app: App,
  line: OfficerLine,
  temporary: boolean,
): Promise<{ outcome: Outcome; person?: string }> {
  const done =
    line.id !== undefined &&
    (await app.house.storage.read(({ settings }) => settings.done(`act:${line.id}`)));
  if (done) return { outcome: {} };
  const actor = await actorFor(app, line.as, temporary);
  const act: OfficerAct = {
    verb: line.do,
    ...(line.application === undefined ? {} : { application: line.application }),
    ...(line.item === undefined ? {} : { item: line.item }),
    ...(line.text === undefined ? {} : { text: line.text }),
    ...(line.reason === undefined ? {} : { reason: line.reason }),
    ...(line.stage === undefined ? {} : { stage: line.stage }),
    ...(line.note === undefined ? {} : { note: line.note }),
    ...(line.due === undefined ? {} : { due: dueAt(app, line.due) }),
  };
  const ticket = await ticketFor(app, actor, line);
  if (ticket !== undefined) act.ticket = ticket;
  if (line.document !== undefined) act.file = await fileFor(app, act, line.document);
  const chat = await chatFor(app, act);
  const outcome = await runCommand(app.house, actor, act, line.id);
  const row = chat === undefined ? undefined : await app.house.storage.read(({ chats }) => chats.get(chat));
  if (chat !== undefined) app.queue.wake(chat);
  return { outcome, ...(row ? { person: row.address.value } : {}) };
}

async function actorFor(app: App, username: string, temporary: boolean): Promise<Actor> {
  const found = await app.house.storage.write(async ({ operators }) => {
    const known = await operators.byUsername(username);
    if (known || !temporary) return known;
    const name = username.slice(0, 1).toUpperCase() + username.slice(1);
    const id = await operators.create({ username, name, role: 'operator', at: app.clock.now() });
    await operators.update(id, { onDuty: true });
    return operators.byId(id);
  });
  if (!found || found.disabledAt !== null) throw new CommandError('not_allowed');
  return { id: found.id, name: found.name, role: found.role, via: 'cli' };
}

/** Without one named: the head of the queue to claim, otherwise one's own, unless an application is named. */
async function ticketFor(app: App, actor: Actor, line: OfficerLine): Promise<string | undefined> {
  if (line.ticket !== undefined) return String(line.ticket);
  if (line.do === 'claim') {
    const head = await app.house.storage.read(({ tickets }) => tickets.head());
    return head?.id;
  }
  if (line.application !== undefined) return undefined;
  const mine = await app.house.storage.read(({ tickets }) => tickets.ofOperator(actor.id));
  const own = mine.find(({ active }) => active) ?? mine.at(-1);
  if (own) return own.id;
  // Handed back or closed already: verdicts and stages still mean the case the officer worked on last.
  const [last] = await app.house.storage.read(({ tickets }) =>
    tickets.list({ operator: actor.id, limit: 1 }),
  );
  return last?.id;
}

async function chatFor(app: App, act: OfficerAct): Promise<string | undefined> {
  return app.house.storage.read(async ({ tickets, applications }) => {
    if (act.ticket !== undefined) {
      const ticket = /^\d+$/.test(act.ticket)
        ? await tickets.byNumber(Number(act.ticket))
        : await tickets.get(act.ticket);
      return ticket?.chat;
    }
    return act.application === undefined
      ? undefined
      : (await applications.byNumber(act.application.toUpperCase()))?.chat;
  });
}

async function fileFor(app: App, act: OfficerAct, path: string): Promise<NonNullable<OfficerAct['file']>> {
  const chat = await chatFor(app, act);
  const row = chat === undefined ? undefined : await app.house.storage.read(({ chats }) => chats.get(chat));
  if (!row) throw new CommandError('not_found');
  const { bytes, name } = fileAt(path);
  const kept = await app.files.put(row.contact, bytes, name);
  if ('fault' in kept) throw new CommandError('no_file', kept.fault);
  return kept;
}

function dueAt(app: App, due: string | number): number {
  if (typeof due === 'number') return due;
  const parsed = DateTime.fromISO(due, { zone: app.house.world.calendar.zone });
  return parsed.isValid ? parsed.toMillis() : 0;
}
