import type { DeskApp } from '../app.ts';
import { stillOpen } from '../auth/logins.ts';
import { loginOf } from '../auth/rules.ts';
import { streams } from '../live/streams.ts';
import type { DeskParts } from '../ports.ts';

/** Hints of what changed, as server-sent events: ids only, so that nobody learns more than they may read. */
export function liveRoutes(app: DeskApp, { house, notifier }: DeskParts): void {
  const open = streams();
  const unsubscribe = notifier.subscribe(open.send);
  app.addHook('preClose', async () => {
    unsubscribe();
    open.close();
  });
  app.get('/api/live', { config: { rule: 'see_own_account', byItself: true } }, async (request, reply) => {
    const { hash } = loginOf(request);
    const stream = open.open(async () => (await stillOpen(house, hash, false)) !== null);
    request.raw.once('close', () => stream.destroy());
    return reply
      .header('content-type', 'text/event-stream')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(stream);
  });
}
