import type { EventHandler } from '../handler.ts';

export const permitChosen: EventHandler<'permit_chosen'> = async ({ stores, now }, event) => {
  const application = await stores.applications.get(event.application);
  if (!application) return;
  await stores.applications.setPermits(application.id, application.version, event.permits, now);
};
