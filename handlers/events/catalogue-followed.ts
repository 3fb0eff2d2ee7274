import type { EventHandler } from '../handler.ts';

export const catalogueFollowed: EventHandler<'catalogue_followed'> = ({ stores }, event) =>
  stores.applications.follow(event.application, event.revision);
