/** Throw-away Redis and PostgreSQL servers on free ports, and the Chromium of this machine, for the tests. */
import { execFileSync, spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
} from 'node:fs';
import { readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';

const startLimitMs = 30_000;

/** The first of `names` found in PATH, or in one of `folders`. */
function program(names, folders = []) {
  const places = [...folders, ...(process.env.PATH ?? '').split(delimiter)];
  return names.flatMap((name) => places.map((place) => join(place, name))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian keeps PostgreSQL's server programs out of PATH, one folder a version; the newest comes first. */
function postgresFolders() {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, 'bin'));
}

/** PostgreSQL refuses to run as root; then it runs as the user `postgres`. Undefined: there is no such user. */
function postgresUser() {
  if (process.getuid?.() !== 0) return {};
  try {
    const id = (flag) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** What there is: an address or the program that can be started; undefined for what is missing. */
export function findServices() {
  const initdb = program(['initdb'], postgresFolders());
  const user = postgresUser();
  return {
    postgres: process.env.TEST_DATABASE_URL || (initdb && user ? { initdb, user } : undefined),
    redis: process.env.TEST_REDIS_URL || program(['redis-server']),
    chromium:
      process.env.CHROMIUM_PATH ||
      program(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'], ['/usr/bin']),
  };
}

/**
 * Starts what `findServices` found and was not already running.
 * @returns the settings the tests read, and `stop`, which ends the servers by their process ids and removes their files
 */
export async function startServices(found) {
  const folder = mkdtempSync(join(tmpdir(), 'lantunan-test-'));
  chmodSync(folder, 0o755); // the user postgres must be able to pass through
  const servers = [];
  const stop = async () => {
    await Promise.all(servers.map(end));
    rmSync(folder, { recursive: true, force: true });
  };
  const start = async (name, command, args, options, answers) => {
    const log = join(folder, `${name}.log`);
    const output = openSync(log, 'a');
    // In a group of its own: Ctrl+C must reach the tests first and the servers last.
    const server = spawn(command, args, { ...options, detached: true, stdio: ['ignore', output, output] });
    servers.push(server);
    await until(answers, server, () => `${name} does not start:\n${readFileSync(log, 'utf8')}`);
  };
  try {
    const [databaseUrl, redisUrl] = await Promise.all([
      isStartable(found.postgres) ? startPostgres(folder, found.postgres, start) : found.postgres,
      found.redis?.startsWith('redis') === false ? startRedis(folder, found.redis, start) : found.redis,
    ]);
    const settings = {
      TEST_DATABASE_URL: databaseUrl,
      TEST_REDIS_URL: redisUrl,
      TEST_CHROMIUM: found.chromium,
    };
    return { settings, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const isStartable = (postgres) => typeof postgres === 'object';

async function startPostgres(folder, { initdb, user }, start) {
  const home = join(folder, 'postgres');
  const data = join(home, 'data');
  mkdirSync(home);
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid);
  const made = spawn(
    initdb,
    ['-D', data, '-U', 'postgres', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8', '--no-sync'],
    { ...user, cwd: home, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const [code] = await once(made, 'exit');
  if (code !== 0) throw new Error('PostgreSQL cannot make a database folder (initdb failed).');

  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  // fsync off: these data live as long as the tests do.
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: home,
    max_connections: 200,
    fsync: 'off',
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  await start(
    'postgres',
    join(initdb, '..', 'postgres'),
    ['-D', data, ...flags],
    { ...user, cwd: home },
    async () => {
      const client = new pg.Client(url);
      client.on('error', () => undefined);
      await client.connect();
      await client.end();
    },
  );
  return url;
}

async function startRedis(folder, command, start) {
  const home = join(folder, 'redis');
  mkdirSync(home);
  const port = await freePort();
  const flags = ['--bind', '127.0.0.1', '--dir', home, '--save', '', '--maxmemory-policy', 'noeviction'];
  await start('redis', command, ['--port', String(port), ...flags], { cwd: home }, async () => {
    const client = new Redis(port, { lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    await client.connect();
    await client.quit();
  });
  return `redis://127.0.0.1:${port}`;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Asks again until the server answers; gives up when it has ended or has taken too long. */
async function until(answers, server, complaint) {
  const deadline = Date.now() + startLimitMs;
  for (;;) {
    try {
      return await answers();
    } catch {
      if (server.exitCode !== null || Date.now() > deadline) throw new Error(complaint());
      await delay(50);
    }
  }
}

async function end(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGINT'); // to PostgreSQL: do not wait for clients
  const patience = setTimeout(() => server.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(patience);
}
