import { z } from 'zod';
import { CommandError } from '../../handlers/command-error.ts';
import type { Outcome } from '../../handlers/commands/command.ts';
import type { Actor } from '../../handlers/policies.ts';
import { runCommand } from '../../handlers/run-command.ts';
import { parseWhen } from '../../flows/console/when.ts';
import { OFFICER_VERBS } from '../../flows/event.ts';
import type { OfficerAct } from '../../flows/event.ts';
import { blocksOf } from '../../licensing/calendar/calendar.ts';
import { localMoment } from '../../licensing/calendar/local-time.ts';
import type { ChatRow } from '../../storage/stores/chats.ts';
import type { App } from '../app.ts';
import { fileAt, LineError } from './person-line.ts';

/** What only an officer's own chat has: there the queue and the case are read by messages. */
const CONSOLE_ONLY = ['documents', 'switch', 'duty'] as const;

/** One verb of an officer, as `chat --json` takes it. */
export const officerLine = z.object({
  as: z.string().regex(/^[a-z0-9._-]{1,40}$/i),
  do: z.enum(OFFICER_VERBS).exclude(CONSOLE_ONLY),
  id: z.string().optional(),
  ticket: z.union([z.string(), z.number()]).optional(),
  application: z.string().optional(),
  chat: z.string().optional(),
  item: z.string().optional(),
  text: z.string().optional(),
  reason: z.string().optional(),
  stage: z.string().optional(),
  permit: z.string().optional(),
  for: z.string().optional(),
  due: z.union([z.string(), z.number()]).optional(),
  note: z.string().optional(),
  document: z.string().optional(),
});
type OfficerLine = z.infer<typeof officerLine>;

/** Why a line was not carried out, in a sentence. */
export type Refused = { error: { code: string; message: string } };

/** `person` is the address of the applicant it is about, whether it was carried out, refused or done before. */
export async function runOfficerLine(
  app: App,
  line: OfficerLine,
  temporary: boolean,
): Promise<{ outcome: Outcome | Refused; person?: string }> {
  const done =
    line.id !== undefined &&
    (await app.house.storage.read(({ settings }) => settings.done(`act:${line.id}`)));
  const actor = await actorFor(app, line.as, temporary);
  const ticket = await ticketFor(app, actor, line, done);
  const chat = await chatFor(app, { application: line.application, person: line.chat, ticket });
  const outcome = done ? {} : await tryAct(app, actor, line, { ticket, chat });
  if (chat !== undefined) app.queue.wake(chat.id);
  return { outcome, ...(chat ? { person: chat.address.value } : {}) };
}

type About = { ticket: string | undefined; chat: ChatRow | undefined };

async function tryAct(
  app: App,
  actor: Actor | undefined,
  line: OfficerLine,
  about: About,
): Promise<Outcome | Refused> {
  const { texts } = app.house.world;
  try {
    if (!actor) {
      const message = `Tidak ada petugas aktif bernama ${line.as}. (No such officer, or disabled.)`;
      throw new LineError('not_allowed', message);
    }
    return await runCommand(app.house, actor, await actOf(app, line, about), line.id);
  } catch (error) {
    if (error instanceof LineError) return { error: { code: error.code, message: error.message } };
    if (!(error instanceof CommandError)) throw error;
    const detail = error.message === error.code ? '' : error.message;
    const key = `console.refused_${error.code}${error.lacksFile ? '_file' : ''}`;
    const words = texts.text('id', key, { detail, item: line.item ?? '' }).replaceAll('*', '');
    const more = detail === '' || words.includes(detail) ? '' : ` (${detail})`;
    return { error: { code: error.code, message: words + more } };
  }
}

async function actOf(app: App, line: OfficerLine, { ticket, chat }: About): Promise<OfficerAct> {
  return {
    verb: line.do,
    ...(ticket === undefined ? {} : { ticket }),
    ...(line.application === undefined ? {} : { application: line.application }),
    ...(line.chat === undefined || !chat ? {} : { chat: chat.id }),
    ...(line.item === undefined ? {} : { item: line.item }),
    ...(line.text === undefined ? {} : { text: line.text }),
    ...(line.reason === undefined ? {} : { reason: line.reason }),
    ...(line.stage === undefined ? {} : { stage: line.stage }),
    ...(line.permit === undefined ? {} : { permit: line.permit }),
    ...(line.for === undefined ? {} : { party: line.for }),
    ...(line.note === undefined ? {} : { note: line.note }),
    ...(line.due === undefined ? {} : { due: dueAt(app, line.due) }),
    ...(line.document === undefined ? {} : { file: await fileFor(app, chat, line.document) }),
  };
}

async function actorFor(app: App, username: string, temporary: boolean): Promise<Actor | undefined> {
  const found = await app.house.storage.write(async ({ operators }) => {
    const known = await operators.byUsername(username);
    if (known || !temporary) return known;
    const name = username.slice(0, 1).toUpperCase() + username.slice(1);
    const id = await operators.create({ username, name, role: 'operator', at: app.clock.now() });
    await operators.update(id, { onDuty: true });
    return operators.byId(id);
  });
  if (!found || found.disabledAt !== null) return undefined;
  return { id: found.id, name: found.name, role: found.role, via: 'cli' };
}

/**
 * Without one named: the head of the queue to claim, otherwise one's own, unless an application is named.
 * A claim that was done before meant what is now one's own.
 */
async function ticketFor(
  app: App,
  actor: Actor | undefined,
  line: OfficerLine,
  done: boolean,
): Promise<string | undefined> {
  if (line.ticket !== undefined) return String(line.ticket);
  if (line.do === 'claim' && !done) {
    const head = await app.house.storage.read(({ tickets }) => tickets.head());
    return head?.id;
  }
  if (line.application !== undefined || line.chat !== undefined || !actor) return undefined;
  const mine = await app.house.storage.read(({ tickets }) => tickets.ofOperator(actor.id));
  const own = mine.find(({ active }) => active) ?? mine.at(-1);
  if (own) return own.id;
  // Handed back or closed already: verdicts and stages still mean the case the officer worked on last.
  const [last] = await app.house.storage.read(({ tickets }) =>
    tickets.list({ operator: actor.id, limit: 1 }),
  );
  return last?.id;
}

async function chatFor(
  app: App,
  about: { ticket: string | undefined; application: string | undefined; person: string | undefined },
): Promise<ChatRow | undefined> {
  return app.house.storage.read(async ({ tickets, applications, chats }) => {
    const { ticket, application, person } = about;
    if (ticket === undefined && person !== undefined)
      return chats.find('sim', { kind: 'sim', value: person });
    const id =
      ticket === undefined
        ? application === undefined
          ? undefined
          : (await applications.byNumber(application.toUpperCase()))?.chat
        : (
            (await tickets.get(ticket)) ??
            (/^\d+$/.test(ticket) ? await tickets.byNumber(Number(ticket)) : undefined)
          )?.chat;
    return id === undefined ? undefined : chats.get(id);
  });
}

async function fileFor(
  app: App,
  chat: ChatRow | undefined,
  path: string,
): Promise<NonNullable<OfficerAct['file']>> {
  if (!chat) throw new CommandError('not_found');
  const { bytes, name } = fileAt(path);
  const kept = await app.files.put(chat.contact, bytes, name);
  if ('fault' in kept) throw new LineError('no_file', app.house.world.texts.text('id', `file.${kept.fault}`));
  return kept;
}

/** End of a day on which the office is closed, in minutes. */
const USUAL_CLOSING = 16 * 60;

/**
 * UTC ms; 0 where it cannot be read. ISO, or as an officer writes it in their own chat ("Selasa 09.00"); a day without
 * an hour ends when the office closes on it.
 */
function dueAt(app: App, due: string | number): number {
  if (typeof due === 'number') return due;
  const { calendar } = app.house.world;
  const parsed = localMoment(due, calendar.zone);
  if (!parsed.isValid) return parseWhen(due, app.clock.now(), calendar.zone) ?? 0;
  if (/[T:]/.test(due)) return parsed.toMillis();
  const closing = blocksOf(calendar, parsed.toISODate()!).at(-1)?.end ?? USUAL_CLOSING;
  return parsed.startOf('day').plus({ minutes: closing }).toMillis();
}
