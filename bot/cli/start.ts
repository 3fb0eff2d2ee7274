import { flushCompileCache } from 'node:module';
import { buildApp, ENDING_MS } from '../app.ts';
import type { App } from '../app.ts';
import { loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { serveDesk } from '../desk.ts';
import { whatsappChannels } from '../whatsapp.ts';
import { endings } from './endings.ts';
import type { Ends } from './endings.ts';
import { startFault } from '../start-fault.ts';

/** `start`: everything this process's roles ask for, until it is told to stop or only a new process can help. */
export const startCommand = (): Promise<number> => start(loadConfig(), endings(process));

export async function start(
  config: Config,
  { ended, exhausted, closed }: Ends,
  build: typeof buildApp = buildApp,
  channels: typeof whatsappChannels = whatsappChannels,
): Promise<number> {
  const began = performance.now();
  const app = await build(config, {
    channels: (parts) => channels(config, parts, exhausted),
    aloneWithinMs: ENDING_MS,
  });
  const desk = config.roles.has('desk') ? await deskOf(app) : undefined;
  await app.start();
  const ms = Math.round(performance.now() - began);
  process.stdout.write(`Lantunan siap (${ms} ms). ${desk ? `Meja petugas: ${desk.url}` : ''}\n`);
  if (desk?.setupUrl) process.stdout.write(`Buat akun admin pertama di: ${desk.setupUrl}\n`);
  // Now, since a server may end without notice: what was compiled serves the next start (bin/lantunan.mjs).
  flushCompileCache();
  const code = await ended;
  await desk?.close();
  await app.close();
  closed();
  return code;
}

/** What was opened before it is closed again where it cannot be served: the process ends with a sentence. */
async function deskOf(app: App): ReturnType<typeof serveDesk> {
  try {
    return await startFault(app.config, () => serveDesk(app));
  } catch (error) {
    await app.close();
    throw error;
  }
}
