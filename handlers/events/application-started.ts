import type { EventHandler } from '../handler.ts';

export const applicationStarted: EventHandler<'application_started'> = (
  { stores, world, chat, now },
  event,
) =>
  stores.applications.create({
    id: event.application,
    contact: chat.contact,
    chat: chat.id,
    permits: event.permits,
    revision: world.catalogue.revision,
    at: now,
  });
