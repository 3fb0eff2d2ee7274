import type { EventHandler } from '../handler.ts';

export const answerRemoved: EventHandler<'answer_removed'> = ({ stores }, event) =>
  stores.answers.remove(event.subject, event.key);
