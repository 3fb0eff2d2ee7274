import type { AskName } from '../licensing/catalogue/asks.ts';
import type { Answer, AnswerMark } from './facts.ts';
import type { Json } from './json.ts';
import type { FileRef } from './message.ts';

/** A value in a sentence, made into words by the renderer in the reader's language and zone. */
export type Value =
  | string
  | number
  | { text: string; values?: Values }
  | { moment: number }
  | { day: number }
  /** Minutes after midnight. */
  | { clock: number }
  /** A calendar day, ISO, with its year. */
  | { date: string }
  | { rupiah: number }
  /** One line each; an empty list makes an empty string. */
  | { lines: Value[] }
  /** Joined by commas. */
  | { list: Value[] };

export type Values = Record<string, Value>;

/** `extra`: stands after a list and leaves its numbers alone; with or without it the list is the same. */
export type SayOption = { id: string; label: Value; extra?: true };

/** Speech, not yet words: a key of the locales and what goes into it. */
export type Say = {
  type: 'say';
  text: string;
  values?: Values;
  options?: SayOption[];
  asks?: AskName;
  /** Leaves even while an operator owns the chat (only the warning about secrets). */
  always?: true;
  /** Whom it is about in an officer's chat: what is said of two people never shares a message. */
  about?: number;
};

/** Everything a turn can bring about. One handler each, in handlers/events. */
export type Event =
  | Say
  | { type: 'file_sent'; file: FileRef; caption?: string }
  | {
      type: 'answer_recorded';
      subject: string;
      key: string;
      value: Json;
      raw?: string;
      mark?: AnswerMark;
      problems?: string[];
      message?: string;
      /** Who gave it, where it was not the person who writes. */
      source?: Answer['source'];
    }
  | { type: 'answer_removed'; subject: string; key: string }
  | { type: 'application_started'; application: string; permits: string[] }
  | { type: 'permit_chosen'; application: string; permits: string[] }
  /** The person knows what changed under a draft, up to this revision of the catalogue. */
  | { type: 'catalogue_followed'; application: string; revision: string }
  | { type: 'application_submitted'; application: string }
  | { type: 'application_withdrawn'; application: string }
  /** An item an officer had found wanting was answered anew; `putOff`: all of it was left to an officer instead. `reason`: why it was refused, where the item no longer says. */
  | { type: 'item_answered'; application: string; code: string; putOff?: true; reason?: string }
  /** The file given under `code` for the case `from` counts for this one too. */
  | { type: 'document_reused'; application: string; from: string; code: string }
  /** `page`: it stands beside what is filed there, and takes the place of nothing. */
  | {
      type: 'document_filed';
      application: string;
      code: string;
      file: FileRef;
      message: string;
      page?: true;
    }
  /** A paper that the case does not ask for is kept beside its checklist. */
  | { type: 'extra_kept'; application: string; file: FileRef; message: string }
  /** A file counts no longer under this code: it is another document, or is asked for again. */
  | { type: 'document_taken_back'; application: string; code: string; file: string }
  /** A file that another took the place of counts again: the other was no document of the applicant's. */
  | { type: 'document_brought_back'; application: string; code: string; file: string }
  /** `paid`: the person says that they paid for the application. */
  | { type: 'ticket_opened'; topic: TicketTopic; reason?: string; application?: string; paid?: true }
  /** Whoever asked for an officer needs none any more. */
  | { type: 'queue_left' }
  /** `writtenAt`: UTC ms, where that was long ago. */
  | { type: 'message_relayed'; message: string; writtenAt?: number }
  | { type: 'bot_called_back' }
  | { type: 'language_changed'; language: string }
  | { type: 'secret_received'; message: string }
  | { type: 'timer_set'; kind: TimerKind | ChoreKind; key: string; dueAt: number; payload?: Json }
  | { type: 'operator_code_written'; code: string }
  | { type: 'officer_acted'; act: OfficerAct };

export type EventType = Event['type'];

export const TICKET_TOPICS = ['help', 'application', 'complaint', 'report', 'privacy', 'counter'] as const;
export type TicketTopic = (typeof TICKET_TOPICS)[number];

/**
 * What the house does outside the conversation when it falls due. `erase` has as its key who wished it, `read_document`
 * the message the file came in, `propose` the message that was not understood; `hand_over` stands in an officer's chat,
 * its payload is the act that goes to another.
 */
export type ChoreKind = 'erase' | 'own_copy' | 'read_document' | 'hand_over' | 'propose';

/** What is told once for all that comes in one go, after so much quiet. */
export const QUIET_TIMERS = ['photo_quiet', 'verdict_quiet'] as const;

export type TimerKind =
  (typeof QUIET_TIMERS)[number] | 'claim_expiry' | 'officer_idle' | 'promise_due' | 'paper_soon';

/** A verb of an officer. The same verbs stand behind the desk, `chat --json` and an officer's WhatsApp. */
export const OFFICER_VERBS = [
  'claim',
  'reply',
  'return',
  'close',
  'accept',
  'reject',
  'waive',
  'fill',
  'stage',
  'wait',
  'promise',
  'reveal',
  'sheet',
  'documents',
  'switch',
  'duty',
  'erase',
  'block',
  'unblock',
] as const;
export type OfficerVerb = (typeof OFFICER_VERBS)[number];

export type OfficerAct = {
  verb: OfficerVerb;
  /** Ticket number or id; application number; a requirement code. */
  ticket?: string;
  application?: string;
  /** Id of the chat that is meant, where neither ticket nor application names it. */
  chat?: string;
  item?: string;
  text?: string;
  reason?: string;
  stage?: string;
  /** Code of the one permit that is meant; all of them where absent. */
  permit?: string;
  /** Another party that is waited for; absent: the wait is over. */
  party?: string;
  due?: number;
  note?: string;
  /** The message whose file goes along (a permit as PDF, a document put off), or the kept file itself. */
  message?: string;
  file?: FileRef;
  /** A stage that is only weighed: whether it may be, before its officer is asked. */
  weigh?: true;
};
