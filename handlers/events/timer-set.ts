import type { EventHandler } from '../handler.ts';

export const timerSet: EventHandler<'timer_set'> = ({ stores, chat }, event) =>
  stores.timers.set(chat.id, event.kind, event.key, event.dueAt, event.payload ?? null);
