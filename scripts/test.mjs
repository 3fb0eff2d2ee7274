/**
 * `npm test [-- jest arguments]`: starts the servers the tests need, runs Jest, and closes with the line
 * `N passed, N failed` (`, N skipped`). What this machine lacks is said in one line each; with CI=true it is a failure.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onNode24 } from '../bin/node-24.mjs';

const titles = { postgres: 'PostgreSQL', redis: 'Redis', chromium: 'Chromium' };

/** How many test files need `service`: by their name, or for one of their blocks (tests/support/services.ts). */
function suitesNeeding(service) {
  const word = { postgres: 'postgresUrl', redis: 'redisUrl', chromium: 'chromiumPath' }[service];
  const files = readdirSync('tests', { recursive: true }).filter((file) => file.endsWith('.test.ts'));
  return files.filter((file) => readFileSync(join('tests', file), 'utf8').includes(word)).length;
}

const IN_MEMORY = '/dev/shm';
const ROOM = 2 * 2 ** 30;

/**
 * Where the tests keep their databases: in memory where Linux has room for it. They wait for the disk thousands of
 * times otherwise, and what they prove (processes that are killed) is the same there.
 */
function home() {
  if (process.env.TMPDIR) return tmpdir();
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

function closingLine(result) {
  // A file that could not even be loaded has no tests to count, yet it failed.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const skipped = result.numPendingTests + result.numTodoTests;
  return `${result.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** @returns Jest's exit code, 1 when a signal ended it */
async function runJest(settings, folder, report, interrupted) {
  const flags = ['--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const known = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const env = {
    ...process.env,
    ...known,
    TMPDIR: temporary,
    // The programs that tests start and kill by the dozen compile their sources once.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  const jest = spawn(
    process.execPath,
    [...flags, '--json', `--outputFile=${report}`, ...process.argv.slice(2)],
    { stdio: ['inherit', 'ignore', 'inherit'], env },
  );
  interrupted.addEventListener('abort', () => jest.kill('SIGINT'));
  const [code, signal] = await once(jest, 'exit');
  return signal ? 1 : code;
}

async function main() {
  const { findServices, startServices } = await import('./services.mjs');
  const found = findServices();
  const missing = Object.keys(titles).filter((service) => !found[service]);
  for (const service of missing) {
    console.log(`skipped: ${titles[service]} not found, its ${suitesNeeding(service)} suites do not run`);
  }
  if (missing.length && process.env.CI === 'true') {
    console.log('With CI=true nothing may be skipped.');
    process.exitCode = 1;
    return;
  }

  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interruption.abort());

  const folder = mkdtempSync(join(home(), 'lantunan-report-'));
  const report = join(folder, 'report.json');
  const { settings, stop } = await startServices(found);
  try {
    process.exitCode = interruption.signal.aborted
      ? 1
      : await runJest(settings, folder, report, interruption.signal);
  } finally {
    await stop();
  }
  try {
    console.log(closingLine(JSON.parse(readFileSync(report, 'utf8'))));
  } catch {
    console.log('The tests did not finish.');
    process.exitCode ||= 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

onNode24(main);
