import type { Event, EventType } from '../flows/event.ts';
import { answerRecorded } from './events/answer-recorded.ts';
import { answerRemoved } from './events/answer-removed.ts';
import { applicationStarted } from './events/application-started.ts';
import { applicationSubmitted } from './events/application-submitted.ts';
import { applicationWithdrawn } from './events/application-withdrawn.ts';
import { botCalledBack } from './events/bot-called-back.ts';
import { catalogueFollowed } from './events/catalogue-followed.ts';
import { documentFiled } from './events/document-filed.ts';
import { documentBroughtBack } from './events/document-brought-back.ts';
import { documentTakenBack } from './events/document-taken-back.ts';
import { documentReused } from './events/document-reused.ts';
import { extraKept } from './events/extra-kept.ts';
import { itemAnswered } from './events/item-answered.ts';
import { languageChanged } from './events/language-changed.ts';
import { messageRelayed } from './events/message-relayed.ts';
import { officerActed } from './events/officer-acted.ts';
import { operatorCodeWritten } from './events/operator-code-written.ts';
import { permitChosen } from './events/permit-chosen.ts';
import { queueLeft } from './events/queue-left.ts';
import { secretReceived } from './events/secret-received.ts';
import { ticketOpened } from './events/ticket-opened.ts';
import { timerSet } from './events/timer-set.ts';
import type { EventHandler } from './handler.ts';
import type { Work } from './work.ts';

/** Speech is not handled here: the turn renders and stores it. */
type Handled = Exclude<EventType, 'say' | 'file_sent'>;

/** Exactly one handler for every event: a new event without one does not compile. */
const HANDLERS: { readonly [T in Handled]: EventHandler<T> } = {
  answer_recorded: answerRecorded,
  answer_removed: answerRemoved,
  application_started: applicationStarted,
  application_submitted: applicationSubmitted,
  application_withdrawn: applicationWithdrawn,
  bot_called_back: botCalledBack,
  catalogue_followed: catalogueFollowed,
  document_filed: documentFiled,
  document_taken_back: documentTakenBack,
  document_brought_back: documentBroughtBack,
  document_reused: documentReused,
  extra_kept: extraKept,
  item_answered: itemAnswered,
  language_changed: languageChanged,
  message_relayed: messageRelayed,
  officer_acted: officerActed,
  operator_code_written: operatorCodeWritten,
  permit_chosen: permitChosen,
  queue_left: queueLeft,
  secret_received: secretReceived,
  ticket_opened: ticketOpened,
  timer_set: timerSet,
};

export async function applyEvents(work: Work, events: readonly Event[]): Promise<void> {
  for (const event of events) {
    if (event.type === 'say' || event.type === 'file_sent') continue;
    const handle = HANDLERS[event.type] as EventHandler<EventType>;
    await handle(work, event);
  }
}
