import type { EventHandler } from '../handler.ts';

export const answerRecorded: EventHandler<'answer_recorded'> = ({ stores, chat, now }, event) =>
  stores.answers.put(event.subject, chat.contact, event.key, {
    value: event.value,
    source: event.source ?? 'applicant',
    at: now,
    ...(event.raw === undefined ? {} : { raw: event.raw }),
    ...(event.mark === undefined ? {} : { mark: event.mark }),
    ...(event.problems === undefined ? {} : { problems: event.problems }),
    ...(event.message === undefined ? {} : { message: event.message }),
  });
