/**
 * A person talking with the engine alone: `advance` with a small reducer in place of the database. What
 * other chats and the office would cause comes back as notices, as in a real turn.
 */
import { renderSays } from '../../flows/engine/render.ts';
import { mendedItem } from '../../flows/engine/files/mended-item.ts';
import { advance } from '../../flows/engine/advance.ts';
import { contextOf } from '../../flows/engine/context.ts';
import { nextStep } from '../../flows/engine/position.ts';
import type { Position } from '../../flows/engine/position.ts';
import type { Event, Say } from '../../flows/event.ts';
import type { Answer, ApplicationFacts, Facts } from '../../flows/facts.ts';
import type { Input, Notice } from '../../flows/input.ts';
import type { Content } from '../../flows/message.ts';
import { newSession } from '../../flows/session.ts';
import type { Session } from '../../flows/session.ts';
import type { World } from '../../flows/world.ts';

const START = Date.parse('2026-11-17T10:00+08:00');
const SECOND = 1_000;

export type Turn = { says: Say[]; events: Event[] };

export type Person = {
  world: World;
  readonly facts: Facts;
  session(): Session;
  now(): number;
  /** A message, and everything it causes. */
  send(...contents: Content[]): Turn;
  /** The last message, that said `was`, is put in other words. */
  edit(was: string, text: string): Turn;
  /** What happened elsewhere. */
  hear(notice: Notice): Turn;
  pass(ms: number): void;
  open(): Position | undefined;
};

export function newPerson(world: World): Person {
  let now = START;
  let made = 0;
  let last = '';
  let session = newSession();
  const id = (what: string): string => `${what}-${(made += 1)}`;
  const facts: Facts = {
    chat: { id: 'chat', owner: 'bot', byPhone: false },
    contact: { id: 'contact', language: 'id', blocked: false, phone: '+6281234567890', answers: new Map() },
    applications: [],
    elsewhere: [],
    freshIds: [id('application'), id('application')],
  };

  const person: Person = {
    world,
    facts,
    session: () => session,
    now: () => now,
    send(...contents) {
      now += 20 * SECOND;
      const inputs = contents.map(written);
      last = inputs.at(-1)?.id ?? last;
      return turns(inputs);
    },
    edit(was, text) {
      now += 20 * SECOND;
      const edits = { message: last, text: was };
      return turns([{ ...written({ kind: 'edit', target: 'its id', text }), edits }]);
    },
    hear(notice) {
      now += 20 * SECOND;
      return turns([noted(notice)]);
    },
    pass(ms) {
      now += ms;
    },
    open() {
      const frame = session.frames.at(-1);
      const flow = frame && person.world.flows.get(frame.flow);
      return flow && nextStep(flow, frame, contextOf(person.world, facts, frame.subject, now));
    },
  };

  const written = (content: Content): Extract<Input, { kind: 'message' }> => ({
    kind: 'message',
    id: id('message'),
    at: now,
    receivedAt: now,
    content,
    from: 'contact',
  });
  const noted = (notice: Notice): Input => ({ kind: 'notice', id: id('notice'), receivedAt: now, notice });

  function turns(first: Input[]): Turn {
    const all: Event[] = [];
    for (let inputs = first; inputs.length > 0;) {
      const turn = advance(person.world, facts, session, inputs, now);
      // Between two turns the session lies in the database.
      session = JSON.parse(JSON.stringify(turn.session)) as Session;
      if (turn.events.some((event) => event.type === 'say' && event.asks)) facts.chat.askedSentAt = now;
      facts.freshIds = [id('application'), id('application')];
      all.push(...turn.events);
      inputs = turn.events.flatMap((event) => apply(facts, event, now)).map(noted);
    }
    return { events: all, says: all.filter((event): event is Say => event.type === 'say') };
  }
  return person;
}

/** Does to the facts what handlers would do to the database; what they would write as internal rows comes back. */
function apply(facts: Facts, event: Event, now: number): Notice[] {
  const application = (id: string) => facts.applications.find((candidate) => candidate.id === id);
  const answers = (subject: string) =>
    subject === facts.contact.id ? facts.contact.answers : application(subject)?.answers;
  switch (event.type) {
    case 'answer_recorded': {
      const answer: Answer = { value: event.value, source: event.source ?? 'applicant', at: now };
      if (event.mark !== undefined) answer.mark = event.mark;
      if (event.problems !== undefined) answer.problems = event.problems;
      if (event.message !== undefined) answer.message = event.message;
      answers(event.subject)?.set(event.key, answer);
      return [];
    }
    case 'answer_removed':
      answers(event.subject)?.delete(event.key);
      return [];
    case 'application_started':
      facts.applications.unshift(started(event.application, event.permits, now));
      return [];
    case 'permit_chosen':
      application(event.application)!.permits = event.permits;
      return [];
    case 'application_withdrawn':
      application(event.application)!.stage = 'withdrawn';
      return [];
    case 'application_submitted': {
      const one = application(event.application)!;
      Object.assign(one, { stage: 'submitted', stageSince: now, number: 'BLG-2026-000001-B' });
      return [{ notice: 'submitted', application: one.id, number: one.number ?? '', dueAt: now + 3_600_000 }];
    }
    case 'document_reused':
    case 'document_brought_back':
    case 'document_filed':
      application(event.application)?.items.set(event.code, { state: 'received', at: now });
      return [];
    case 'item_answered':
      application(event.application)?.items.set(
        event.code,
        mendedItem(event, application(event.application)?.items.get(event.code), now),
      );
      return [];
    case 'language_changed':
      facts.contact.language = event.language;
      return [];
    case 'bot_called_back':
      Object.assign(facts.chat, { owner: 'bot', byPhone: false });
      return [];
    case 'timer_set':
      // Nobody reads here: it ends as where reading is off.
      if (event.kind === 'read_document') return [{ notice: 'document_read', message: event.key }];
      return event.kind === 'photo_quiet' || event.kind === 'verdict_quiet'
        ? [{ notice: 'timer', timer: event.kind, key: event.key }]
        : [];
    case 'ticket_opened': {
      facts.ticket ??= { id: 'ticket', number: 1, state: 'waiting', topic: event.topic, place: 1 };
      if (facts.chat.owner === 'bot' && event.topic === 'help') facts.chat.owner = 'queue';
      const due = { number: 1, place: 1, dueAt: now + 3_600_000, open: true };
      return [{ notice: 'ticket_waiting', topic: event.topic, ...due }];
    }
    default:
      return [];
  }
}

const started = (id: string, permits: string[], now: number): ApplicationFacts => ({
  id,
  version: 1,
  permits: [...permits],
  stage: 'draft',
  stageSince: now,
  answers: new Map(),
  items: new Map(),
});

/** Maps as lists, so that facts can be compared as text. */
export function plain(facts: Facts): unknown {
  return JSON.parse(
    JSON.stringify(facts, (_, value: unknown) => (value instanceof Map ? [...value.entries()] : value)),
  );
}

/** What a person reads after the last of these lines, written one after another. */
export function told(person: Person, ...lines: string[]): string {
  const answers = lines.map((text) => person.send({ kind: 'text', text }).says);
  return renderSays(person.world, person.facts.contact.language, answers.at(-1) ?? [], 4_000)
    .map((message) => (message.kind === 'text' ? message.text : ''))
    .join('\n');
}
