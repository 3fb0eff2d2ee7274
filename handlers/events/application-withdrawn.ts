import type { EventHandler } from '../handler.ts';

export const applicationWithdrawn: EventHandler<'application_withdrawn'> = async ({ stores, now }, event) => {
  const application = await stores.applications.get(event.application);
  if (!application) return;
  await stores.applications.setStage(application.id, application.version, {
    to: 'withdrawn',
    by: 'contact',
    at: now,
  });
};
