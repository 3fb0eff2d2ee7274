import { Duration } from 'luxon';
import { z } from 'zod';
import { CommandError } from '../../handlers/command-error.ts';
import type { App } from '../app.ts';
import type { Shown } from '../channels/simulator/channel.ts';
import { officerLine, runOfficerLine } from './officer-line.ts';
import { personLine, receiveLine } from './person-line.ts';
import { describeChat } from './describe-chat.ts';
import type { Described } from './describe-chat.ts';
import { stdinLines } from './stdin-lines.ts';

const advanceLine = z.object({ advance: z.string() });
const anyLine = z.union([personLine, officerLine, advanceLine]);
type Line = z.infer<typeof anyLine>;
type Result = { ok: true; [key: string]: unknown } | { error: { code: string; message: string } };

/** `chat --json`: the door for programs (DESIGN §5), one JSON object a line in and out. */
export async function chatJson(app: App, temporary: boolean): Promise<void> {
  const shown: Shown[] = [];
  const names = new Map<string, string>();
  app.simulator?.onShown((one) => shown.push(one));
  const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
  const flush = async () => {
    for (const one of shown.splice(0)) print(await present(app, one, names));
  };
  const end = (result: Result | undefined, described: Described) =>
    print({ end: true, ...(result ? { result } : {}), ...described });

  await app.settled();
  await flush();
  const lines = stdinLines();
  for (let text = await lines.next(); text !== undefined; text = await lines.next()) {
    const line = parseLine(text);
    if ('error' in line) {
      end(line, { chat: null, application: null });
      continue;
    }
    if ('from' in line) {
      const burst = [line];
      await receiveLine(app, line);
      for (;;) {
        const more = lines.takeIf((waiting) => isFrom(waiting, line.from));
        if (more === undefined) break;
        const next = parseLine(more);
        if ('error' in next || !('from' in next)) continue;
        burst.push(next);
        await receiveLine(app, next);
      }
      await settle(app, !lines.waiting());
      const described = await describeChat(app, line.from);
      for (let index = 1; index < burst.length; index += 1) end(undefined, described);
      await flush();
      end(undefined, described);
      continue;
    }
    const result = 'advance' in line ? await advance(app, line.advance) : await act(app, line, temporary);
    await settle(app, !lines.waiting());
    await flush();
    end(
      result.result,
      result.person === undefined
        ? { chat: null, application: null }
        : await describeChat(app, result.person),
    );
  }
}

function parseLine(text: string): Line | { error: { code: string; message: string } } {
  try {
    const parsed = anyLine.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    return { error: { code: 'bad_line', message: 'no such line: from, as or advance is missing or wrong' } };
  } catch {
    return { error: { code: 'bad_line', message: 'not JSON' } };
  }
}

function isFrom(text: string, from: string): boolean {
  const line = parseLine(text);
  return 'from' in line && line.from === from;
}

async function settle(app: App, quiet: boolean): Promise<void> {
  await app.settled();
  if (quiet && (await app.timers.fire('photo_quiet')) > 0) await app.settled();
}

/** Moves the clock that the database keeps, and runs what falls due. */
async function advance(app: App, text: string): Promise<{ result: Result; person?: string }> {
  const duration = Duration.fromISO(text);
  if (!duration.isValid) return { result: { error: { code: 'bad_duration', message: text } } };
  app.clock.offset += duration.toMillis();
  await app.house.storage.write(({ settings }) => settings.set('clock.offset', String(app.clock.offset)));
  while ((await app.timers.run()) > 0) await app.settled();
  return { result: { ok: true } };
}

async function act(
  app: App,
  line: z.infer<typeof officerLine>,
  temporary: boolean,
): Promise<{ result: Result; person?: string }> {
  try {
    const { outcome, person } = await runOfficerLine(app, line, temporary);
    return { result: { ok: true, ...outcome }, ...(person === undefined ? {} : { person }) };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { result: { error: { code: error.code, message: error.message } } };
  }
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
