import type { Json } from './json.ts';
import type { Catalogue } from '../licensing/catalogue/catalogue.ts';
import type { ItemState } from '../licensing/catalogue/checklist.ts';
import type { Rules } from './world.ts';

/** `deferred`: an operator owes it. `to_check`: taken as typed, an officer looks at it. */
export type AnswerMark = 'deferred' | 'to_check';

export type Answer = {
  value: Json;
  raw?: string;
  source: 'applicant' | 'operator' | 'document' | 'prefill';
  at: number;
  mark?: AnswerMark;
  /** Rule ids of the warnings an officer should see. */
  problems?: string[];
  /** The message it came in. */
  message?: string;
};

export type Answers = Map<string, Answer>;

export const STAGES = [
  'draft',
  'submitted',
  'verifying',
  'returned',
  'registering',
  'reviewing',
  'payment',
  'approving',
  'issued',
  'completed',
  'rejected',
  'withdrawn',
  'expired',
] as const;
export type Stage = (typeof STAGES)[number];

/** One permit of an application. `waitingFor`: another party (OSS, an agency), by name. */
export type LineFacts = { permit: string; stage: Stage; since: number; waitingFor?: string };

/**
 * One entry of an application's history; without `permit` it concerns every line. `waiting`: since then another party
 * has the next move, at the stage that it stays at.
 */
export type MoveFacts = { permit?: string; to: Stage; at: number; waiting: boolean };

export type ItemFacts = { state: ItemState; reason?: string; by?: string; at: number };

export type ApplicationFacts = {
  id: string;
  /** As read; whoever writes its answers must still find it so. */
  version: number;
  number?: string;
  permits: string[];
  stage: Stage;
  stageSince: number;
  /** Once submitted: its permits, each with a stage of its own, and its history, oldest first. */
  lines?: LineFacts[];
  moves?: MoveFacts[];
  submittedAt?: number;
  /** By when the next news about it is promised. */
  promisedAt?: number;
  /** By when the paper of a permit that is out is promised. */
  paperAt?: number;
  /** What is promised makes good for a promise that fell due then and was missed. */
  missedAt?: number;
  answers: Answers;
  items: Map<string, ItemFacts>;
  /** Of a submitted application: those it is pinned to, where they are not the running ones. */
  rules?: Rules;
  /** Of a draft: the catalogue its person was last told of, where the running one is newer. */
  before?: Catalogue;
};

export type TicketFacts = {
  id: string;
  number: number;
  state: 'waiting' | 'claimed';
  topic: string;
  /** Place in the queue, from 1; 0 once claimed, and of an application, for which nobody waits in the chat. */
  place: number;
  dueAt?: number;
  operatorName?: string;
};

/** A complaint that its person asks about, also long after it was closed. Times in UTC ms. */
export type ComplaintFacts = {
  /** ADU-…. */
  number: string;
  createdAt: number;
  /** Place in the queue, from 1; 0 once an officer has it, or it is closed. */
  place: number;
  dueAt?: number;
  /** Name of the officer who has or had it. */
  by?: string;
  answeredAt?: number;
  closedAt?: number;
  /** What was written in answer, oldest first. */
  answers: string[];
};

/** A ticket as an officer's own chat lists it. */
export type TicketBrief = {
  id: string;
  number: number;
  name: string;
  topic: string;
  createdAt: number;
  dueAt?: number;
  application?: string;
};

export type OperatorFacts = {
  id: string;
  name: string;
  role: 'operator' | 'supervisor' | 'admin';
  onDuty: boolean;
  /** Pictures are shown only on a phone the office owns. */
  officeDevice: boolean;
  active?: TicketBrief;
  mine: TicketBrief[];
  queue: TicketBrief[];
  /** Chats served from the office phone itself: no ticket tells of them. */
  phone: PhoneChat[];
};

/** `lastAt`: the applicant's last word. */
export type PhoneChat = { chat: string; name: string; lastAt: number };

/** What a turn read for one chat. The engine sees nothing else of the database. */
export type Facts = {
  chat: {
    id: string;
    owner: 'bot' | 'queue' | 'operator';
    byPhone: boolean;
    operatorName?: string;
    /**
     * Until when (UTC ms) they may be written to freely, and how words leave afterwards: as a template, which carries
     * no files, or not before they write again. Absent: always freely.
     */
    window?: { until: number; after: 'template' | 'held' };
    /** When the question last asked left; absent while it has not. */
    askedSentAt?: number;
  };
  contact: {
    id: string;
    language: string;
    blocked: boolean;
    /** Known to the channel, E.164. */
    phone?: string;
    answers: Answers;
  };
  /** Newest first. */
  applications: ApplicationFacts[];
  ticket?: TicketFacts;
  operator?: OperatorFacts;
  /** Other chats of the same person in which something is under way (they wrote on another of our numbers). */
  elsewhere: string[];
  /** Ids for what this turn may start, each for one thing only. */
  freshIds: string[];
};
