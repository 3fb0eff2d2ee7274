import type { ProposedIntent } from './engine/wishes/seek-proposal.ts';
import type { Reading } from '../licensing/reading.ts';
import type { ComplaintFacts, Stage } from './facts.ts';
import type { Content, FileRef } from './message.ts';
import type { OfficerAct, TicketTopic, TimerKind } from './event.ts';

/**
 * What happened elsewhere and reaches the conversation as an internal row, written in the
 * transaction that caused it.
 */
export type Notice =
  | { notice: 'timer'; timer: TimerKind; key: string }
  | { notice: 'submitted'; application: string; number: string; dueAt: number }
  | {
      notice: 'ticket_waiting';
      number: number;
      topic: TicketTopic;
      /** Number of a complaint, ADU-…. */
      complaint?: string;
      place: number;
      dueAt: number;
      open: boolean;
      /** The person said that they paid. */
      paid?: true;
    }
  | { notice: 'claimed'; operator: string }
  /**
   * `operator` is empty after somebody wrote on the office phone itself. `left`: nobody has written there for long; what
   * the person wrote since then stayed unanswered (ids of messages, which follow as inputs).
   */
  | { notice: 'returned'; operator: string; left?: string[] }
  | { notice: 'closed'; operator: string }
  /** `offDuty`: whoever served them went home; otherwise they did not answer. */
  | { notice: 'claim_expired'; place: number; dueAt: number; offDuty?: true }
  /** The person writes on another of the office's numbers now: what was under way here goes on there. */
  | { notice: 'moved_on' }
  /** What came with it was written while the number was not linked, and comes out of the phone's history. */
  | { notice: 'from_history' }
  | {
      notice: 'verdict';
      application: string;
      item: string;
      label: string;
      state: 'accepted' | 'rejected' | 'waived';
      /** It had not been given yet: an officer asks for it. */
      asked?: true;
      /** The one question that is meant, of an item that has several. */
      key?: string;
      reason?: string;
    }
  /** An officer gave what the applicant had put off, in `key`; with a document, its file. */
  | { notice: 'filled'; application: string; key: string; file?: FileRef }
  | {
      notice: 'waiting';
      application: string;
      number: string;
      /** Codes, unless it concerns the whole application. */
      permits?: string[];
      /** Absent: the wait is over. */
      party?: string;
      dueAt?: number;
    }
  | {
      notice: 'stage_changed';
      application: string;
      number: string;
      stage: Stage;
      /** Codes of the permits that moved, unless all did. */
      permits?: string[];
      note?: string;
      file?: FileRef;
      /** When the next news is promised, and the paper of what was issued without one. */
      dueAt?: number;
      paperAt?: number;
      /** Only the paper of what was issued before. */
      paper?: true;
    }
  /** What a file says that came in `message`; no `reading` where it could not be read, no `file` where none is read here. */
  | { notice: 'document_read'; message: string; file?: FileRef; reading?: Reading }
  /** What a language model thinks that `message` may mean; `permits`: one code or none. */
  | { notice: 'proposed'; message: string; intent: ProposedIntent; permits: string[] }
  | { notice: 'promised'; number?: string; dueAt: number }
  /** The person is erased in a moment; `cases` are numbers that stay. */
  | { notice: 'erasing'; cases: string[] }
  /** The copy of their data that the person asked for. */
  | { notice: 'own_copy'; file: FileRef }
  /** Of one chat, together; `numbers` of the applications they were about. */
  | {
      notice: 'promise_missed';
      numbers: string[];
      was: number;
      dueAt: number;
      reminded: boolean;
      /** What did not come is the paper of a permit. */
      paper?: true;
    }
  /** A verb an officer wrote in their own chat (`replyTo`), to be carried out here. */
  | { notice: 'act'; act: OfficerAct; operator: string; replyTo: string }
  /** In an officer's own chat: what the applicant wrote, the outcome of a verb, a new ticket. */
  | { notice: 'relayed'; ticket: number; name: string; content: Content; writtenAt?: number }
  | {
      notice: 'act_done';
      verb: string;
      ticket?: number;
      name?: string;
      values?: Record<string, string | number>;
      /** The applicant has not written for 24 hours: what they are told leaves like this. */
      window?: 'template' | 'held';
    }
  /** A stage that was weighed may be: its officer is asked. `unjudged`: names of items that nobody has judged yet. */
  | { notice: 'act_weighed'; act: OfficerAct; unjudged?: string }
  /** `item`: the code the officer wrote; `lacksFile`: what is lacking there is a file; `weighed`: nobody was asked yet. */
  | {
      notice: 'act_refused';
      verb: string;
      code: string;
      detail?: string;
      item?: string;
      lacksFile?: true;
      weighed?: OfficerAct;
    }
  /** `paid`: the person says that they paid. */
  | { notice: 'ticket_new'; ticket: number; name: string; topic: string; late?: true; paid?: true }
  /** Nobody waits there any more: they left the queue, or (`phone`) were answered on the office phone. */
  | { notice: 'ticket_gone'; ticket: number; name: string; phone?: boolean }
  /** The officer's claim ended without an answer; the person waits in the queue again. */
  | { notice: 'claim_lost'; ticket: number; name: string }
  /** The paper of permits that are out falls due soon; `permits`: their codes. */
  | { notice: 'paper_owed'; number: string; permits: string[]; dueAt: number }
  | { notice: 'operator_bound'; name: string }
  | { notice: 'operator_code_refused' };

/** Where the very same bytes stand on a checklist already. */
export type Twin = { application: string; code: string };

/** A message that was put in other words, with those it had. */
export type Edited = { message: string; text?: string };

/** Anything that moves a conversation on, in the order in which it was stored. */
export type Input =
  | {
      kind: 'message';
      id: string;
      /** When it was written, by the provider's clock. */
      at: number;
      /** When the program stored it: compared with the moment the question went out. */
      receivedAt: number;
      content: Content;
      from: 'contact' | 'office_phone';
      /** Ticket number of the relayed line it quotes (officers). */
      quotesTicket?: number;
      /** Of a file that came before. */
      twin?: Twin;
      /** The person's own complaint whose number it names. */
      complaint?: ComplaintFacts;
      /** Of an edit: what it is about, if that came here. */
      edits?: Edited;
      /** It was left to the office phone, and nobody there answered. */
      left?: true;
    }
  | { kind: 'notice'; id: string; receivedAt: number; notice: Notice };

/** What a person wrote or sent. */
export type MessageInput = Extract<Input, { kind: 'message' }>;
