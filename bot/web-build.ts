import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const HOUSE = join(import.meta.dirname, '..');
const WEB = join(HOUSE, 'desk', 'web');
const CACHE = join(HOUSE, 'node_modules', '.cache');

/** The pages of the desk, as they are served. */
export const BUILT_WEB = join(WEB, 'dist');

/** Whether the pages are missing or older than their sources. */
export function isWebStale(): boolean {
  return newest(BUILT_WEB) < Math.max(newest(WEB), newest(join(HOUSE, 'locales', 'id')));
}

/**
 * Builds the pages in a child process. They are made aside and put in their place at once: a build that is
 * broken off leaves the old pages, and nobody is served half of the new ones.
 * @returns `done`: the exit code, null when it was stopped
 */
export function buildWeb(): { done: Promise<number | null>; stop: () => void } {
  const aside = join(CACHE, `desk-web-${process.pid}`);
  mkdirSync(CACHE, { recursive: true });
  const vite = join(HOUSE, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(WEB, 'vite.config.ts');
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', aside, '--emptyOutDir', '--logLevel', 'error'],
    // Whatever this process runs as: the pages are always made for production.
    { cwd: HOUSE, env: { NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const done = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  }).then((code) => {
    if (code === 0) putInPlace(aside);
    rmSync(aside, { recursive: true, force: true });
    return code;
  });
  return { done, stop: () => child.kill() };
}

/** Another process may have been faster; its pages are as good. */
function putInPlace(aside: string): void {
  if (!isWebStale()) return;
  const old = `${aside}-old`;
  if (existsSync(BUILT_WEB)) renameSync(BUILT_WEB, old);
  renameSync(aside, BUILT_WEB);
  rmSync(old, { recursive: true, force: true });
}

/** When anything below a folder was last written, ms; 0 when there is nothing. */
function newest(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !(folder === WEB && entry.parentPath.startsWith(BUILT_WEB)))
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}
