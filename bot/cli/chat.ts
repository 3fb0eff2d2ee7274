import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, ENDING_MS } from '../app.ts';
import type { App } from '../app.ts';
import { loadConfig } from '../config.ts';
import { chatJson } from './chat-json.ts';
import { chatTerminal } from './chat-terminal.ts';
import { readOptions } from './options.ts';

/** `chat [--json] [--db FILE]`: the simulator in the terminal, on a fresh temporary database unless one is named. */
export async function chat(args: string[]): Promise<number> {
  const { values } = readOptions(args, { json: { type: 'boolean' }, db: { type: 'string' } });
  const folder = values.db === undefined ? mkdtempSync(join(tmpdir(), 'lantunan-chat-')) : undefined;
  try {
    const app = await openChatApp(values.db, folder);
    try {
      await (values.json ? chatJson(app, folder !== undefined) : chatTerminal(app));
    } finally {
      await app.close();
    }
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

/** The whole program without a desk and without WhatsApp; a temporary database has a key of its own. */
function openChatApp(db: string | undefined, folder: string | undefined): Promise<App> {
  const file = db ?? join(folder!, 'chat.db');
  const config = loadConfig(process.env, file);
  let { masterKeyFile } = config;
  if (folder !== undefined) {
    masterKeyFile = join(folder, 'master.key');
    writeFileSync(masterKeyFile, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return buildApp(
    {
      ...config,
      masterKeyFile,
      simulator: true,
      whatsapp: [],
      roles: new Set(['channel', 'worker']),
      logLevel: process.env['LOG_LEVEL'] === undefined ? 'warn' : config.logLevel,
    },
    { aloneWithinMs: ENDING_MS },
  );
}
