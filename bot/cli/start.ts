import { buildApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { serveDesk } from '../desk.ts';
import { whatsappChannels } from '../whatsapp.ts';

/** `start`: everything this process's roles ask for, until it is told to stop. */
export async function start(): Promise<number> {
  const began = performance.now();
  const config = loadConfig();
  const app = await buildApp(config, { channels: (parts) => whatsappChannels(config, parts) });
  const desk = config.roles.has('desk') ? await serveDesk(app) : undefined;
  await app.start();
  const ms = Math.round(performance.now() - began);
  process.stdout.write(`Lantunan siap (${ms} ms). ${desk ? `Meja petugas: ${desk.url}` : ''}\n`);
  if (desk?.setupUrl) process.stdout.write(`Buat akun admin pertama di: ${desk.setupUrl}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await desk?.close();
  await app.close();
  return 0;
}
