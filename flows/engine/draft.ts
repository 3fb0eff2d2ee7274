import { isDeepStrictEqual } from 'node:util';
import type { Event, Say, Values } from '../event.ts';
import type { Answer, ApplicationFacts, Facts } from '../facts.ts';
import type { AsideKind, Session } from '../session.ts';
import type { World } from '../world.ts';
import { contextOf } from './context.ts';
import { mendedItem } from './files/mended-item.ts';
import type { Reading, Step, StepContext } from '../define.ts';
import type { Content } from '../message.ts';

/**
 * One `advance` under way: a private copy of session and facts, and the events so far. Events are
 * the only output; each is applied to the copy at once, so what follows sees it.
 */
export type Draft = {
  readonly world: World;
  readonly now: number;
  readonly facts: Facts;
  readonly session: Session;
  readonly events: Event[];
  /** What came lay unread for long: whoever answers it says so. */
  late: boolean;
  /** Ask the open question (again) at the end of the turn. */
  ask: boolean;
  /** Say how far the form is when asking: the person was led away from it. */
  resumed: boolean;
  /** The list set aside that this message was no choice from; whoever needs it still is shown it again. */
  missed?: AsideKind;
  /** Words were no reply to what was asked about a card; a further file is nobody's word on it, and the question waits. */
  passed?: true;
  /** Key of a question that a message came too early for: it says so where it is asked now. */
  tooEarly?: string;
  /** What was asked before it was known of which permit, and passed over: its intents. */
  unanswered?: string;
  /** Which list of requirements stands right above what was written: its permit and language. */
  listed?: string;
  /** Keys answered in this turn by messages that came before their question was shown. */
  readonly justAnswered: string[];
  /** Refusals said in this turn, with the key they are about. */
  readonly refusals: Map<Say, string>;
  /** What steps look at, by subject; true until the next event. */
  readonly contexts: Map<string, StepContext>;
  /** What the step that was looked at last makes of a message; true until the next event. */
  reading?: { content: Content; step: Step; reading: Reading } | undefined;
};

export function startDraft(world: World, facts: Facts, session: Session, now: number): Draft {
  return {
    world,
    now,
    facts: copyFacts(facts),
    session: JSON.parse(JSON.stringify(session)) as Session,
    events: [],
    late: false,
    ask: false,
    resumed: false,
    justAnswered: [],
    refusals: new Map(),
    contexts: new Map(),
  };
}

/** An id for something that begins now; the last one serves again where a burst began more than anybody means. */
export function freshId({ facts: { freshIds } }: Draft): string {
  const [next = ''] = freshIds.length > 1 ? freshIds.splice(0, 1) : freshIds;
  return next;
}

export function contextIn(draft: Draft, subject: string): StepContext {
  const known = draft.contexts.get(subject);
  if (known !== undefined) return known;
  const context = contextOf(draft.world, draft.facts, subject, draft.now);
  draft.contexts.set(subject, context);
  return context;
}

export function say(
  draft: Draft,
  text: string,
  values?: Values,
  more?: Partial<Pick<Say, 'options' | 'asks' | 'always' | 'about'>>,
): void {
  const said: Say = { type: 'say', text, ...(values ? { values } : {}), ...more };
  // One answer to a burst: the same sentence twice is said once, where it was said last.
  const before = draft.events.findIndex((event) => event.type === 'say' && isDeepStrictEqual(event, said));
  if (before >= 0) draft.events.splice(before, 1);
  draft.events.push(said);
}

/** Records an event and what it changes for the rest of this turn. */
export function emit(draft: Draft, event: Event): void {
  draft.events.push(event);
  draft.contexts.clear();
  draft.reading = undefined;
  const { facts } = draft;
  switch (event.type) {
    case 'answer_recorded':
      answersOf(facts, event.subject)?.set(event.key, recorded(event, draft.now));
      return;
    case 'answer_removed':
      answersOf(facts, event.subject)?.delete(event.key);
      return;
    case 'application_started':
      facts.applications.unshift(startedApplication(event.application, event.permits, draft.now));
      return;
    case 'permit_chosen': {
      const application = facts.applications.find(({ id }) => id === event.application);
      if (application) application.permits = [...event.permits];
      return;
    }
    case 'catalogue_followed':
      delete facts.applications.find(({ id }) => id === event.application)?.before;
      return;
    case 'application_submitted':
      setStage(facts, event.application, 'submitted', draft.now);
      return;
    case 'application_withdrawn':
      setStage(facts, event.application, 'withdrawn', draft.now);
      return;
    case 'document_reused':
    case 'document_brought_back':
    case 'document_filed':
      facts.applications
        .find(({ id }) => id === event.application)
        ?.items.set(event.code, { state: 'received', at: draft.now });
      return;
    case 'item_answered': {
      const items = facts.applications.find(({ id }) => id === event.application)?.items;
      items?.set(event.code, mendedItem(event, items.get(event.code), draft.now));
      return;
    }
    case 'language_changed':
      facts.contact.language = event.language;
      return;
    case 'bot_called_back':
      Object.assign(facts.chat, { owner: 'bot', byPhone: false });
      return;
    default:
      return;
  }
}

function answersOf(facts: Facts, subject: string): Map<string, Answer> | undefined {
  if (subject === facts.contact.id) return facts.contact.answers;
  return facts.applications.find(({ id }) => id === subject)?.answers;
}

function recorded(event: Extract<Event, { type: 'answer_recorded' }>, at: number): Answer {
  return {
    value: event.value,
    source: event.source ?? 'applicant',
    at,
    ...(event.raw === undefined ? {} : { raw: event.raw }),
    ...(event.mark === undefined ? {} : { mark: event.mark }),
    ...(event.problems === undefined ? {} : { problems: event.problems }),
    ...(event.message === undefined ? {} : { message: event.message }),
  };
}

function startedApplication(id: string, permits: string[], at: number): ApplicationFacts {
  return {
    id,
    version: 1,
    permits: [...permits],
    stage: 'draft',
    stageSince: at,
    answers: new Map(),
    items: new Map(),
  };
}

function setStage(facts: Facts, id: string, stage: 'submitted' | 'withdrawn', at: number): void {
  const application = facts.applications.find((candidate) => candidate.id === id);
  if (application) Object.assign(application, { stage, stageSince: at });
}

function copyFacts(facts: Facts): Facts {
  return {
    ...facts,
    chat: { ...facts.chat },
    freshIds: [...facts.freshIds],
    contact: { ...facts.contact, answers: new Map(facts.contact.answers) },
    applications: facts.applications.map((application) => ({
      ...application,
      permits: [...application.permits],
      answers: new Map(application.answers),
      items: new Map(application.items),
    })),
  };
}
