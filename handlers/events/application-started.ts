import type { EventHandler } from '../handler.ts';

export const applicationStarted: EventHandler<'application_started'> = ({ stores, chat, now }, event) =>
  stores.applications.create({
    id: event.application,
    contact: chat.contact,
    chat: chat.id,
    permits: event.permits,
    at: now,
  });
