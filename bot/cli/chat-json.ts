import { Duration } from 'luxon';
import { z } from 'zod';
import { QUIET_TIMERS } from '../../flows/event.ts';
import type { InboundMessage } from '../../flows/message.ts';
import { StorageUnavailable } from '../../storage/storage-unavailable.ts';
import type { App } from '../app.ts';
import type { Shown } from '../channels/simulator/channel.ts';
import { officerLine, runOfficerLine } from './officer-line.ts';
import { LineError, messageOf, personLine } from './person-line.ts';
import type { PersonLine } from './person-line.ts';
import { describeChat } from './describe-chat.ts';
import type { Described } from './describe-chat.ts';
import { isUnread } from './is-unread.ts';
import { stdinLines } from './stdin-lines.ts';

const advanceLine = z.object({ advance: z.string(), id: z.string().optional() });
const anyLine = z.union([personLine, officerLine, advanceLine]);
type Line = z.infer<typeof anyLine>;
const NOTHING: Described = { chat: null, application: null };

const BAD_LINE =
  'Baris ini tidak dikenal. (A line has from, as or advance; one of its values is missing or wrong.)';

/** Of what waits from one person, so much is one burst. */
const MOST_AT_ONCE = 100;

type Result = { ok: true; [key: string]: unknown } | { error: { code: string; message: string } };

/** `chat --json`: the door for programs (DESIGN §5), one JSON object a line in and out. */
export async function chatJson(app: App, temporary: boolean): Promise<void> {
  const names = new Map<string, string>();
  // Printing is the sending: a reply is recorded as sent only after whoever reads us has it.
  app.simulator?.onShown(async (one) => shown(await present(app, one, names)));
  await app.start();
  await app.settled();
  const lines = stdinLines();
  for (let text = await lines.next(); text !== undefined; text = await lines.next()) {
    const line = parseLine(text);
    const burst = 'from' in line ? [line, ...waitingWith(lines, line.from)] : [];
    try {
      if ('error' in line) await print({ end: true, result: line, ...NOTHING });
      else if ('from' in line) await hear(app, burst, () => settle(app, !lines.waiting()));
      else await carryOut(app, line, temporary, () => settle(app, !lines.waiting()));
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
      // Nothing of it is stored, or its answer waits: given again it is taken up where it stands.
      const result = { error: { code: 'storage_unavailable', message: error.message } };
      for (const _ of burst.length > 0 ? burst : [line]) await print({ end: true, result, ...NOTHING });
    }
  }
}

/** Lines of the same person that are here already; together they are one burst. */
function waitingWith(lines: ReturnType<typeof stdinLines>, from: string): PersonLine[] {
  const burst: PersonLine[] = [];
  while (burst.length < MOST_AT_ONCE) {
    const more = lines.takeIf((waiting) => isFrom(waiting, from));
    if (more === undefined) break;
    const next = parseLine(more);
    if ('from' in next) burst.push(next);
  }
  return burst;
}

/** An officer's act or a move of the clock. */
async function carryOut(
  app: App,
  line: Exclude<Line, PersonLine>,
  temporary: boolean,
  settled: () => Promise<void>,
): Promise<void> {
  const { result, person } = 'advance' in line ? await advance(app, line) : await act(app, line, temporary);
  await settled();
  const described = person === undefined ? NOTHING : await describeChat(app, person);
  await print({ end: true, result, ...described });
}

/** A reply that nobody reads any more is not known to be sent. */
async function shown(reply: unknown): Promise<void | 'unseen'> {
  try {
    await print(reply);
  } catch (error) {
    if (!isUnread(error)) throw error;
    return 'unseen';
  }
}

/** Resolves when whoever reads our output can have it. */
async function print(value: unknown): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(`${JSON.stringify(value)}\n`, (error) => (error ? reject(error) : resolve()));
  });
}

/** Lines of one person that waited together: stored together, answered once, each with its end. */
async function hear(app: App, lines: readonly PersonLine[], settled: () => Promise<void>): Promise<void> {
  const messages: InboundMessage[] = [];
  const results: (Result | undefined)[] = [];
  for (const line of lines) {
    try {
      messages.push(await messageOf(app, line));
      results.push(undefined);
    } catch (error) {
      if (!(error instanceof LineError)) throw error;
      results.push({ error: { code: error.code, message: error.message } });
    }
  }
  if (messages.length > 0) await app.inbox.receiveAll(messages);
  await settled();
  const described = await describeChat(app, lines[0]!.from);
  for (const result of results) await print({ end: true, ...(result ? { result } : {}), ...described });
}

function parseLine(text: string): Line | { error: { code: string; message: string } } {
  try {
    const parsed = anyLine.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    return { error: { code: 'bad_line', message: BAD_LINE } };
  } catch {
    return { error: { code: 'bad_line', message: 'Baris ini bukan JSON. (Not a JSON object.)' } };
  }
}

function isFrom(text: string, from: string): boolean {
  const line = parseLine(text);
  return 'from' in line && line.from === from;
}

async function settle(app: App, quiet: boolean): Promise<void> {
  await app.settled();
  if (!quiet) return;
  for (const kind of QUIET_TIMERS) if ((await app.timers.fire(kind)) > 0) await app.settled();
}

/** Moves the clock that the database keeps, and runs what falls due; the same line id twice moves it once. */
async function advance(
  app: App,
  line: z.infer<typeof advanceLine>,
): Promise<{ result: Result; person?: string }> {
  const duration = Duration.fromISO(line.advance);
  if (!duration.isValid || duration.toMillis() < 0) {
    const message = `Bukan lama waktu ke depan: ${line.advance}. (An ISO duration that is not negative, such as PT24H.)`;
    return { result: { error: { code: 'bad_duration', message } } };
  }
  const offset = app.clock.offset + duration.toMillis();
  const moved = await app.house.storage.write(async ({ settings }) => {
    if (line.id !== undefined && !(await settings.once(`advance:${line.id}`))) return false;
    await settings.set('clock.offset', String(offset));
    return true;
  });
  if (moved) app.clock.offset = offset;
  while ((await app.timers.run()) > 0) await app.settled();
  await app.tidy();
  return { result: { ok: true } };
}

async function act(
  app: App,
  line: z.infer<typeof officerLine>,
  temporary: boolean,
): Promise<{ result: Result; person?: string }> {
  const { outcome, person } = await runOfficerLine(app, line, temporary);
  return {
    result: 'error' in outcome ? outcome : { ok: true, ...outcome },
    ...(person === undefined ? {} : { person }),
  };
}

async function present(app: App, { id, to, message, author, resent }: Shown, names: Map<string, string>) {
  const base = { id, to };
  const by = await speaker(app, author, names);
  const tail = { by, ...(resent ? { resent: true } : {}) };
  if (message.kind !== 'text') {
    const { name, mime, size } = message.file;
    const caption = message.caption === undefined ? {} : { text: message.caption };
    return { ...base, [message.kind]: { name: name ?? null, mime, size }, ...caption, ...tail };
  }
  return {
    ...base,
    text: message.text,
    ...(message.asks === undefined ? {} : { asks: message.asks }),
    ...(message.options === undefined ? {} : { options: message.options }),
    ...tail,
  };
}

async function speaker(app: App, author: string, names: Map<string, string>): Promise<string> {
  if (!author.startsWith('operator:')) return 'bot';
  const id = author.slice('operator:'.length);
  const known =
    names.get(id) ?? (await app.house.storage.read(({ operators }) => operators.byId(id)))?.username;
  names.set(id, known ?? id);
  return `operator:${known ?? id}`;
}
