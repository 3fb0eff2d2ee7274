import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from '../desk/server/desk.ts';
import type { MountedRoute } from '../desk/server/ports.ts';
import type { App } from './app.ts';
import type { Channel, HasRoutes } from './channels/channel.ts';
import { dataSheetPdf } from './data-sheet-pdf.ts';
import { healthChecks } from './health.ts';
import { openMetrics } from './metrics.ts';
import { numbersNow } from './runtime/number-state.ts';
import { BUILT_WEB, buildWeb, isWebStale } from './web-build.ts';

/** Serves the desk; a missing or stale build of its pages is made by a child process meanwhile. */
export async function serveDesk(
  app: App,
): Promise<{ url: string; setupUrl?: string; close(): Promise<void> }> {
  const { config, house, log, notifier, files, channels } = app;
  const stopBuild = buildWhenStale(app);
  const ask = (account: string, wanted: object) =>
    house.storage.write(({ accounts }) =>
      accounts.upsert(account, 'whatsapp', { wanted: JSON.stringify(wanted) }, house.clock.now()),
    );
  const simulator = channels.get('sim');
  const desk = await openDesk(
    {
      house,
      log,
      notifier,
      files,
      pairing: {
        pair: (account, phone) => ask(account, { do: 'pair', ...(phone === undefined ? {} : { phone }) }),
        unlink: (account) => ask(account, { do: 'unlink' }),
        reconnect: (account) => ask(account, { do: 'reconnect' }),
      },
      numbers: () => house.storage.read((stores) => numbersNow(stores, app.unstored, house.clock.now())),
      routes: routesOf(channels),
      wake: (chat) => app.queue.wake(chat),
      health: () => healthChecks(app),
      metrics: openMetrics(app),
      sheetPdf: dataSheetPdf,
      webDir: BUILT_WEB,
      webReady: () => existsSync(join(BUILT_WEB, 'index.html')),
      publicUrl: config.publicUrl,
      ...(simulator
        ? {
            simulator: {
              account: simulator.account,
              async receive(phone, content) {
                await app.inbox.receive({
                  account: simulator.account,
                  chat: { kind: 'sim', value: phone },
                  externalId: house.ids.next(),
                  at: house.clock.now(),
                  from: 'contact',
                  content,
                });
              },
            },
          }
        : {}),
    },
    { host: config.host, port: config.port },
  ).catch((error: unknown) => {
    stopBuild();
    throw error;
  });
  return {
    ...desk,
    async close() {
      stopBuild();
      await desk.close();
    },
  };
}

/** The webhooks of the channels that have one. */
export function routesOf(channels: ReadonlyMap<string, Channel>): MountedRoute[] {
  return [...channels.values()].flatMap((channel) => (hasRoutes(channel) ? channel.routes : []));
}

function hasRoutes(channel: Channel): channel is Channel & HasRoutes {
  return 'routes' in channel;
}

/** The pages are made while the bot already works. */
function buildWhenStale({ log }: App): () => void {
  if (!isWebStale()) return () => undefined;
  const { done, stop } = buildWeb();
  done.then(
    (code) => {
      if (code === 0) log.info('desk_built');
      else if (code !== null) log.error('desk_build_failed', { code });
    },
    (error: unknown) => log.error('desk_build_failed', { error }),
  );
  return stop;
}
