/** The real program, started as an office starts it: `lantunan start` with nothing but a folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb, isWebStale } from '../../../bot/web-build.ts';
import { HOUSE } from '../../support/world.ts';

export type Program = {
  url: string;
  /** The one-time link that makes the first admin. */
  setupUrl: string;
  /** The SQLite file. */
  database: string;
  /** Errors it logged, one a line. */
  errors: string[];
  close(): Promise<void>;
};

/** Settings and flags of Node beside the usual ones, e.g. of a number on the server double. */
export type ProgramOptions = { env?: Record<string, string>; flags?: readonly string[] };

export async function startProgram({ env = {}, flags = [] }: ProgramOptions = {}): Promise<Program> {
  if (isWebStale() && (await buildWeb().done) !== 0) throw new Error('the web app does not build');
  const folder = mkdtempSync(join(tmpdir(), 'lantunan-browser-'));
  const child = spawn(process.execPath, [...flags, 'bin/lantunan.mjs', 'start'], {
    cwd: HOUSE,
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: join(folder, 'data'),
      MASTER_KEY_FILE: join(folder, 'master.key'),
      PORT: '0',
      WHATSAPP: 'off',
      // The pictures sent here are placeholders, with nothing to read on them.
      READING: 'off',
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const ended = once(child, 'exit');
  const setupUrl = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const link = /http\S+\/mulai#\S+/.exec(said);
      if (link) resolve(link[0]);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${errors.join('')}`)));
  });
  return {
    url: new URL(setupUrl).origin,
    setupUrl,
    database: join(folder, 'data', 'lantunan.db'),
    errors,
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
