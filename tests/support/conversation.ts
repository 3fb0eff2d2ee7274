/**
 * Conversations as data. A file in tests/conversations tells a story line by line: who does what, what is
 * expected of it, and every word that was answered. `UPDATE_TRANSCRIPTS=1` writes the answers anew; the
 * difference is what a reviewer reads.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'luxon';
import { describeChat } from '../../bot/cli/describe-chat.ts';
import { officerLine, runOfficerLine } from '../../bot/cli/officer-line.ts';
import type { Shown } from '../../bot/channels/simulator/channel.ts';
import type { InboundMessage } from '../../flows/message.ts';
import { hashOperatorCode, makeOperatorCode, shownOperatorCode } from '../../handlers/operator-code.ts';
import { publishEdit } from './office-edit.ts';
import type { OfficeEdit } from './office-edit.ts';
import { openTestApp } from './test-app.ts';
import type { TestApp } from './test-app.ts';

/** A message that is not plain text; files lie in tests/support/files. */
type Attachment =
  | { image: string; caption?: string }
  | { document: string; caption?: string }
  | { location: { lat: number; lon: number } }
  | { voice: string }
  /** `of`: the id of an earlier line; without it of one that never came. */
  | { edit: string; of?: string }
  | {
      kind: Exclude<
        InboundMessage['content']['kind'],
        'text' | 'image' | 'document' | 'voice' | 'location' | 'edit' | 'delete' | 'reaction'
      >;
    };

/** One message: words, or something else. */
export type Piece = string | Attachment;

export type Expectation = {
  /** Parts of what this person was answered. */
  says?: string | string[];
  never?: string | string[];
  silent?: true;
  asks?: string | null;
  /** Ids of the last numbered list, in order. */
  options?: string[];
  owner?: 'bot' | 'queue' | 'operator';
  progress?: string | null;
  stage?: string;
  permits?: string[];
  fields?: Record<string, unknown>;
  checklist?: Record<string, string>;
  /** An officer's verb was refused with this code. */
  refused?: string;
  /** These were written to the audit during the line. */
  audited?: string[];
};

export type Reply = {
  to: string;
  /** An officer's user name; the bot where absent. */
  by?: string;
  asks?: string;
  options?: string[];
  file?: string;
  text?: string[];
};

/** A line is somebody's move: a person (or an officer on their own WhatsApp), the desk, the office phone, or time. */
export type Line = {
  /** A name of `people`. */
  who?: string;
  says?: string;
  sends?: Attachment;
  /** Several messages before the program can answer the first. */
  burst?: Piece[];
  /** The start of a line this person was shown, which the message quotes. */
  quotes?: string;
  /** The message's own id: the same id twice is a redelivery. */
  id?: string;
  /** Typed on the linked phone itself, into the chat of `who`. */
  from?: 'office_phone';
  /** A user name and a verb, as `chat --json` takes it. */
  officer?: string;
  does?: Record<string, unknown>;
  /** ISO duration. */
  pass?: string;
  /** The office publishes an edited permit. */
  publishes?: OfficeEdit;
  /** How soon after the line before, where that matters; ISO duration. */
  after?: string;
  /** Whose chat and case `expect` is about; `who` where absent. */
  about?: string;
  note?: string;
  expect?: Expectation;
  replies?: Reply[];
};

export type Story = {
  title: string;
  about: string;
  /** ISO with zone. */
  starts: string;
  /** Name to phone number. */
  people: Record<string, string>;
  /** User names of officers who bind their own WhatsApp with {kode:…}. */
  officers?: Record<string, { name: string; officeDevice?: true }>;
  lines: Line[];
};

const FILES = join(import.meta.dirname, 'files');
/** People take this long between two lines. */
const BETWEEN_MS = 20_000;

export function readStory(file: string): Story {
  return JSON.parse(readFileSync(file, 'utf8')) as Story;
}

/** What a line led to, and where the case then stood. */
export type Played = { line: Line; replies: Reply[]; found: Found };

export type Found = {
  words: string;
  refused: string | undefined;
  audited: string[];
  chat: Record<string, unknown> | null;
  application: Record<string, unknown> | null;
  options: string[] | undefined;
};

/** Plays a story from its first line to its last; `see` is called after each. */
export async function play(story: Story, see: (played: Played) => void): Promise<void> {
  const test = await openTestApp(story.starts);
  try {
    const stage = await openStage(test, story);
    for (const [at, line] of story.lines.entries()) {
      await test.pass(line.after === undefined ? BETWEEN_MS : Duration.fromISO(line.after).toMillis());
      const late = test.taken();
      const before = await lastAudit(test);
      const refused = await move(stage, line);
      // Whoever writes again at once does not wait for the quiet after photos.
      if (story.lines[at + 1]?.after === undefined) await test.settle();
      else await test.app.settled();
      const shown = byPerson(stage, [...late, ...test.taken()]);
      const replies = await Promise.all(shown.map((one) => replyOf(stage, one)));
      see({ line, replies, found: await find(stage, line, shown, replies, refused, before) });
    }
  } finally {
    await test.close();
  }
}

type Stage = {
  test: TestApp;
  story: Story;
  codes: Map<string, string>;
  nameOf: Map<string, string>;
  shown: Shown[];
};

async function openStage(test: TestApp, story: Story): Promise<Stage> {
  const codes = new Map<string, string>();
  const { app } = test;
  for (const [username, { name, officeDevice }] of Object.entries(story.officers ?? {})) {
    const code = makeOperatorCode(app.house.ids);
    codes.set(username, shownOperatorCode(code));
    await app.house.storage.write(async ({ operators }) => {
      const at = app.clock.now();
      const id = await operators.create({ username, name, role: 'operator', at });
      await operators.update(id, { officeDevice: officeDevice === true, onDuty: true });
      const digest = hashOperatorCode({ hash: app.house.cipher.hash }, code);
      await operators.createCode(id, digest, at + 24 * 60 * 60_000);
    });
  }
  const nameOf = new Map(Object.entries(story.people).map(([name, phone]) => [phone, name]));
  return { test, story, codes, nameOf, shown: [] };
}

/** In order for each person; between two chats there is none, so people come as the story names them. */
function byPerson({ story }: Stage, shown: readonly Shown[]): Shown[] {
  const phones = Object.values(story.people);
  return shown.toSorted((a, b) => phones.indexOf(a.to) - phones.indexOf(b.to));
}

/** Does what a line says; the code with which an officer's verb was refused. */
async function move(stage: Stage, line: Line): Promise<string | undefined> {
  const { test } = stage;
  if (line.pass !== undefined) {
    await test.pass(Duration.fromISO(line.pass).toMillis());
    return undefined;
  }
  if (line.publishes !== undefined) {
    await publishEdit(test, line.publishes);
    return undefined;
  }
  if (line.officer !== undefined) return act(stage, line.officer, line.does ?? {});
  const pieces = line.burst ?? [line.says ?? line.sends ?? ''];
  const send = async (piece: Piece, index: number) =>
    test.receive(phoneOf(stage, line), contentOf(stage, piece), {
      ...(line.id === undefined ? {} : { externalId: `${line.id}${index === 0 ? '' : `-${index}`}` }),
      ...(line.quotes === undefined ? {} : { quotes: await quoted(stage, line) }),
      ...(line.from === undefined ? {} : { from: line.from }),
    });
  // Words wait for nothing, so they are stored in one go, before the first of them can be answered. Files are put away
  // first, which takes one longer than the other: they come in their order.
  if (pieces.every((piece) => typeof piece === 'string' || 'edit' in piece))
    await Promise.all(pieces.map(send));
  else for (const [index, piece] of pieces.entries()) await send(piece, index);
  return undefined;
}

async function act({ test }: Stage, as: string, does: Record<string, unknown>): Promise<string | undefined> {
  const given = typeof does['document'] === 'string' ? { document: join(FILES, does['document']) } : {};
  const line = officerLine.parse({ as, ...does, ...given });
  const { outcome } = await runOfficerLine(test.app, line, true);
  return 'error' in outcome ? outcome.error.code : undefined;
}

function phoneOf({ story }: Stage, line: Line): string {
  const phone = story.people[line.who ?? ''];
  if (phone === undefined) throw new Error(`nobody is called ${line.who}`);
  return phone;
}

function contentOf({ codes }: Stage, piece: Piece): InboundMessage['content'] {
  if (typeof piece === 'string') {
    const text = piece.replace(/\{kode:(\w+)\}/g, (_, username: string) => codes.get(username) ?? '');
    return { kind: 'text', text };
  }
  if ('location' in piece)
    return { kind: 'location', latitude: piece.location.lat, longitude: piece.location.lon };
  if ('kind' in piece) return { kind: piece.kind };
  if ('edit' in piece) return { kind: 'edit', target: piece.of ?? 'an earlier message', text: piece.edit };
  if ('voice' in piece) return { kind: 'voice', file: fileOf(piece.voice) };
  const caption = piece.caption === undefined ? {} : { caption: piece.caption };
  return 'image' in piece
    ? { kind: 'image', file: fileOf(piece.image), ...caption }
    : { kind: 'document', file: fileOf(piece.document), ...caption };
}

const fileOf = (name: string) => ({
  bytes: readFileSync(join(FILES, name)),
  mime: 'application/octet-stream',
  name,
});

/** The provider's id of the line that is quoted. */
async function quoted(stage: Stage, line: Line): Promise<string> {
  const start = line.quotes ?? '';
  const one = stage.shown.findLast(
    ({ to, message }) =>
      to === phoneOf(stage, line) &&
      (message.kind === 'text' ? message.text : (message.caption ?? '')).startsWith(start),
  );
  if (!one) throw new Error(`nothing starts with ${start}`);
  const row = await stage.test.app.house.storage.read(({ messages }) => messages.get(one.id));
  return row?.externalId ?? one.id;
}

async function replyOf(stage: Stage, one: Shown): Promise<Reply> {
  stage.shown.push(one);
  const { message, author } = one;
  const to = stage.nameOf.get(one.to) ?? one.to;
  const officer = author.startsWith('operator:') ? author.slice('operator:'.length) : undefined;
  const row =
    officer === undefined
      ? undefined
      : await stage.test.app.house.storage.read(({ operators }) => operators.byId(officer));
  const by = row ? { by: row.username } : {};
  if (message.kind !== 'text') {
    const text = message.caption === undefined ? {} : { text: message.caption.split('\n') };
    return { to, ...by, file: message.file.name ?? message.kind, ...text };
  }
  return {
    to,
    ...by,
    ...(message.asks === undefined ? {} : { asks: message.asks }),
    ...(message.options === undefined ? {} : { options: message.options.map(({ id }) => id) }),
    text: message.text.split('\n'),
  };
}

async function lastAudit({ app }: TestApp): Promise<string | undefined> {
  const [last] = await app.house.storage.read(({ audit }) => audit.list({ limit: 1 }));
  return last?.id;
}

async function find(
  stage: Stage,
  line: Line,
  shown: readonly Shown[],
  replies: readonly Reply[],
  refused: string | undefined,
  before: string | undefined,
): Promise<Found> {
  const { app } = stage.test;
  const name = line.about ?? line.who ?? Object.keys(stage.story.people)[0] ?? '';
  const phone = stage.story.people[name] ?? '';
  const audit = await app.house.storage.read((stores) => stores.audit.list({ limit: 50 }));
  const fresh = before === undefined ? audit : audit.filter(({ id }) => id > before);
  const described = await describeChat(app, phone);
  const own = replies.filter(({ to }) => to === name);
  return {
    words: own.map(({ text, file }) => [...(file ? [file] : []), ...(text ?? [])].join('\n')).join('\n\n'),
    refused,
    audited: fresh.map(({ action }) => action).reverse(),
    chat: described.chat,
    application: described.application,
    options: shown
      .flatMap(({ to, message }) =>
        to === phone && message.kind === 'text' && message.options ? [message.options] : [],
      )
      .at(-1)
      ?.map(({ id }) => id),
  };
}
