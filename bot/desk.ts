import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from '../desk/server/desk.ts';
import type { App } from './app.ts';
import { healthChecks } from './health.ts';
import { openMetrics } from './metrics.ts';

const HOUSE = join(import.meta.dirname, '..');
const WEB = join(HOUSE, 'desk', 'web');
const BUILT = join(WEB, 'dist');

/** Serves the desk; a missing or stale build of its pages is made by a child process meanwhile. */
export async function serveDesk(
  app: App,
): Promise<{ url: string; setupUrl?: string; close(): Promise<void> }> {
  const { config, house, log, notifier, files, channels } = app;
  const stopBuild = buildWeb(app);
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
      },
      routes: [],
      wake: (chat) => app.queue.wake(chat),
      health: () => healthChecks(app),
      metrics: openMetrics(app),
      webDir: BUILT,
      webReady: () => existsSync(join(BUILT, 'index.html')),
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
  );
  return {
    ...desk,
    async close() {
      stopBuild();
      await desk.close();
    },
  };
}

/** Runs Vite in a child process when the pages are missing or older than their sources. */
function buildWeb({ log }: App): () => void {
  const built = newest(BUILT);
  const sources = Math.max(newest(WEB), newest(join(HOUSE, 'locales', 'id')));
  if (built >= sources) return () => undefined;
  const vite = join(HOUSE, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', join(WEB, 'vite.config.ts'), '--logLevel', 'error'],
    {
      cwd: HOUSE,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  child.once('exit', (code) => {
    if (code === 0) log.info('desk_built');
    else if (code !== null) log.error('desk_build_failed', { code });
  });
  child.once('error', (error) => log.error('desk_build_failed', { error }));
  return () => child.kill();
}

/** When anything below a folder was last written, ms; 0 when there is nothing. */
function newest(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !(folder === WEB && entry.parentPath.startsWith(BUILT)))
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}
