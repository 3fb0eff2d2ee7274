import type { AskName } from '../licensing/catalogue/asks.ts';
import type { ChecklistItem } from '../licensing/catalogue/checklist.ts';
import type { RequiredAsk } from '../licensing/catalogue/required-asks.ts';
import type { AnswerMark, Answers, ApplicationFacts, Facts } from './facts.ts';
import type { SayOption, Event, Values } from './event.ts';
import type { Json } from './json.ts';
import type { Content } from './message.ts';
import type { Asked } from './session.ts';
import type { World } from './world.ts';

/** What a step may look at. Pure data: no clock, no database. */
export type StepContext = {
  world: World;
  facts: Facts;
  now: number;
  /** Id of the application or contact the flow is about. */
  subject: string;
  application: ApplicationFacts | undefined;
  /** The subject's answers and, behind them, the contact's. */
  answer(key: string): Json | undefined;
  answers: Answers;
  /** What the application's permits ask for, by ask; empty without an application. */
  required(): ReadonlyMap<AskName, RequiredAsk>;
  /** The application's checklist as the answers stand, of some of its permits or all; empty without an application. */
  checklist(permits?: readonly string[]): ChecklistItem[];
};

/** How a reply to a step was understood. */
export type Reading =
  | {
      read: 'answer';
      value: Json;
      raw?: string;
      mark?: AnswerMark;
      problems?: string[];
      /** Where the person chose what a document says. */
      source?: 'document';
      /** Other keys the same reply answers (a village and its district in an address); null: no longer known. */
      also?: Record<string, Json>;
      /** Text key of a word on it, before it goes on. */
      says?: string;
    }
  /** A further item of a repeated group. */
  | { read: 'add'; group: string }
  /** Takes back the item of the repeated group that was asked about. */
  | { read: 'drop' }
  /** No answer yet, but something that changes what is asked: kept under `key`, `says` acknowledges it, and it is asked again. */
  | { read: 'note'; key: string; value: Json; says?: string }
  /** The person wants to answer these keys again. */
  | { read: 'reopen'; keys: string[] }
  /** Cannot be taken before what was put off is there. */
  | { read: 'blocked'; reason: string; values?: Values }
  /** Meant for this step, but not usable: `reason` is a text that says why and gives an example. */
  | { read: 'refused'; reason: string; values?: Values }
  /** Nothing here looks like an answer. */
  | { read: 'other' };

/** One way of asking: how a reply is read. Step types live in flows/steps, one a file. */
export type StepType = {
  name: string;
  /** Open steps (name, address, free text) take words; a confident question is not swallowed by them. */
  open: boolean;
  /** May be filled by a message that was sent before the question was shown. */
  byShape: boolean;
  /** Digits written here are an answer, not a secret. */
  numeric: boolean;
  read(content: Content, context: StepContext, asked: Asked | undefined): Reading;
  /** Why a stored answer no longer serves; undefined while it does. */
  stale?(value: Json, context: StepContext): string | undefined;
  options?(context: StepContext): SayOption[];
  /** Text key of the question; `ask.<key>` when absent. */
  question?(context: StepContext, key: string): { text: string; values?: Values };
};

export type Step = {
  /** A promise (flows/keys.lock.json): never reused for another meaning. */
  key: string;
  asks: AskName;
  /** Whose answer it is. */
  of: 'subject' | 'contact';
  type: StepType;
  /** Whether it is asked at all; looks only at earlier answers and the catalogue. */
  when?(context: StepContext): boolean;
  /** Counts among the questions of the form ("4 dari 11"); review, consent and the like do not. */
  counts: boolean;
  /** Told by a card and never asked for; opened again by whoever corrects it. */
  fromCard?: true;
  /** Kept, and shown from then on, where somebody tells it although nothing asks for it. */
  told?(context: StepContext): boolean;
  /** Whether "lewati" may leave it to an officer. */
  skippable?(context: StepContext): boolean;
  /** Text key of what it is about; `field.<asks>` when absent. */
  field?: string;
  /** Set by the engine on a question of a repeated group: the item it is about. */
  item?: { group: string; id: number };
};

/** Questions asked once for each of several items; an item's answers have keys `group[id].key`. */
export type Group = {
  name: string;
  /** Key of the question that its items follow. */
  after: string;
  steps: readonly Step[];
};

export type Flow = {
  name: string;
  subject: 'application' | 'contact' | 'complaint';
  steps: readonly Step[];
  groups?: readonly Group[];
  /** Emitted once, in the turn that records the last answer; the frame is popped there. */
  done(context: StepContext): Event[];
};

export const defineFlow = (flow: Flow): Flow => flow;
export const defineStepType = (type: StepType): StepType => type;
