/** The rules of the house (CONTRIBUTING tells them in prose). Each import rule is also shown to be able to fail. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');
const storeys = ['bot', 'desk', 'handlers', 'storage', 'flows', 'documents', 'licensing'];
const cruised = ['bin', ...storeys, 'scripts', 'proofs', 'bench', 'eval', 'tests'];

interface Rule {
  name: string;
  comment: string;
}
const { forbidden: rules } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: Rule[];
};

/** @returns `rule: from -> to` for every breach in `folder` */
async function breaches(folder: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      ...cruised.filter((name) => existsSync(join(folder, name))),
    ],
    { cwd: folder, maxBuffer: 256 * 1024 * 1024 },
  ).catch((error: unknown) => error as { stdout: string }); // the exit code is the number of breaches
  const report = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

/** For each rule, files that break it and nothing else need be true of them. */
const planted: Record<string, Record<string, string>> = {
  'no-circular': {
    'flows/ring-a.ts': "import { b } from './ring-b.ts'; export const a = () => b;",
    'flows/ring-b.ts': "import { a } from './ring-a.ts'; export const b = () => a;",
  },
  'no-unresolvable': { 'flows/lost.ts': "import { gone } from './gone.ts'; export const lost = gone;" },
  'no-orphans': { 'handlers/alone.ts': 'export const alone = 1;' },
  'licensing-is-ground': {
    'licensing/up.ts': "import type { Thing } from '../flows/thing.ts'; export type Up = Thing;",
  },
  'flows-know-only-licensing': {
    'flows/up.ts': "import { thing } from '../documents/thing.ts'; export const up = thing;",
  },
  'reply-is-read-last': {
    'flows/engine/told/up.ts': "import { thing } from '../reply/thing.ts'; export const up = thing;",
    'flows/engine/reply/thing.ts': 'export const thing = 1;',
  },
  'documents-know-only-licensing': {
    'documents/up.ts': "import { thing } from '../flows/thing.ts'; export const up = thing;",
  },
  'storage-knows-no-upper-storey': {
    'storage/up.ts': "import type { Thing } from '../handlers/thing.ts'; export type Up = Thing;",
  },
  'storage-takes-types-only': {
    'storage/value.ts': "import { thing } from '../flows/thing.ts'; export const value = thing;",
  },
  'handlers-know-no-upper-storey': {
    'handlers/up.ts': "import { thing } from '../desk/server/thing.ts'; export const up = thing;",
  },
  'desk-does-not-know-bot': {
    'desk/server/up.ts': "import type { Thing } from '../../bot/thing.ts'; export type Up = Thing;",
  },
  'web-takes-types-only': {
    'desk/web/value.ts': "import { thing } from '../server/thing.ts'; export const value = thing;",
  },
  'web-is-a-leaf': {
    'desk/server/web.ts': "import { thing } from '../web/thing.ts'; export const web = thing;",
  },
  'adapters-meet-in-app': {
    'bot/runtime/choice.ts': "import { local } from '../queue/local.ts'; export const choice = local;",
    'bot/queue/local.ts': 'export const local = 1;',
  },
  'channels-do-not-know-each-other': {
    'bot/channels/simulator/peek.ts':
      "import { thing } from '../cloud-api/thing.ts'; export const peek = thing;",
    'bot/channels/cloud-api/thing.ts': 'export const thing = 1;',
  },
  'baileys-only-in-its-channel': {
    'bot/runtime/wa.ts':
      "import type { WASocket } from '@whiskeysockets/baileys'; export type Wa = WASocket;",
  },
  'sql-only-in-storage': { 'handlers/sql.ts': "import { sql } from 'kysely'; export const query = sql;" },
  'redis-only-in-bot': { 'handlers/redis.ts': "import { Queue } from 'bullmq'; export const queue = Queue;" },
  'i18next-only-where-words-are-made': {
    'handlers/words.ts': "import i18next from 'i18next'; export const words = i18next;",
  },
  'product-knows-no-tests': {
    'handlers/probe.ts': "import { thing } from '../tests/thing.ts'; export const probe = thing;",
    'handlers/measured.ts': "import { thing } from '../eval/thing.ts'; export const measured = thing;",
  },
  'product-needs-no-dev-packages': {
    'handlers/dev.ts': "import fc from 'fast-check'; export const dev = fc;",
  },
};

describe('imports', () => {
  let folder: string;
  let found: string[];
  let caught: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lantunan-architecture-'));
    for (const name of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json'])
      cpSync(join(root, name), join(folder, name));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const things = [
      'bot',
      'desk/server',
      'desk/web',
      'handlers',
      'storage',
      'flows',
      'documents',
      'licensing',
      'eval',
      'tests',
    ];
    const common = things.map((place): [string, string] => [
      `${place}/thing.ts`,
      'export interface Thing { a: number }\nexport const thing = 1;',
    ]);
    for (const [name, source] of [
      ...common,
      ...Object.values(planted).flatMap((files) => Object.entries(files)),
    ]) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), source);
    }
    [found, caught] = await Promise.all([breaches(root), breaches(folder)]);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(rules)('$name: $comment', ({ name, comment }) => {
    expect(comment).toMatch(/\S.*\.$/);
    expect(found.filter((breach) => breach.startsWith(`${name}: `))).toEqual([]);
  });

  test.each(rules)('$name can fail', ({ name }) => {
    const files = Object.keys(planted[name] ?? {});
    const hits = caught.filter((breach) => files.some((file) => breach.startsWith(`${name}: ${file} `)));
    expect(hits).not.toEqual([]);
    // Each of several that break the rule by themselves.
    if (name === 'product-knows-no-tests') expect(hits).toHaveLength(files.length);
  });

  test('what storage, or the web app, takes as a type is allowed', async () => {
    const files = { 'storage/shape.ts': '../flows/thing.ts', 'desk/web/shape.ts': '../server/thing.ts' };
    for (const [name, from] of Object.entries(files)) {
      writeFileSync(join(folder, name), `import type { Thing } from '${from}'; export type Shape = Thing;`);
    }
    expect((await breaches(folder)).filter((breach) => breach.includes('shape.ts'))).toEqual([]);
  });
});

interface Source {
  path: string;
  text: string;
  lines: number;
}

function sourcesIn(folders: string[]): Source[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('desk/web/dist/'))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, lines: text.trimEnd().split('\n').length };
    });
}

const product = sourcesIn(storeys);
const tests = sourcesIn(['tests']);
const pathsOf = (sources: Source[]): string[] => sources.map(({ path }) => path);
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

describe('files', () => {
  test.each([
    ...[
      'bot',
      'bot/channels',
      'bot/channels/baileys',
      'bot/channels/simulator',
      'bot/queue',
      'bot/runtime',
      'bot/cli',
    ],
    ...['desk/server', 'desk/web', 'handlers/events', 'handlers/commands', 'handlers/jobs'],
    ...[
      'storage/tables',
      'storage/migrations',
      'storage/stores',
      'flows/engine',
      'flows/steps',
      'flows/definitions',
    ],
    ...['documents/text', 'documents/kinds'],
    ...['licensing/identity', 'licensing/regions', 'licensing/calendar', 'licensing/catalogue'],
    ...[
      'licensing/understanding',
      'licensing/offices/balangan/permits',
      'locales/id',
      'locales/en',
      'locales/bjn',
    ],
    'tests/conversations',
  ])('%s is there', (folder) => {
    expect(existsSync(join(root, folder)) && readdirSync(join(root, folder)).length).toBeTruthy();
  });

  test('are named in kebab case after what they hold', () => {
    const named = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*(\.d)?\.tsx?$/;
    expect(pathsOf([...product, ...tests]).filter((path) => !named.test(basename(path)))).toEqual([]);
  });

  test('are never barrels', () => {
    const barrels = product.filter(
      ({ path, text }) => /^index\./.test(basename(path)) || /^export \*/m.test(text),
    );
    expect(pathsOf(barrels)).toEqual([]);
  });

  test('export by name', () => {
    // A tool's own configuration has the shape the tool wants.
    const nameless = product.filter(
      ({ path, text }) => !/\.config\.ts$/.test(path) && /^export default\b|\bas default\b/m.test(text),
    );
    expect(pathsOf(nameless)).toEqual([]);
  });

  test('stay small: half of them within 90 lines, none over 400, tests within 600', () => {
    const sizes = product.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)] ?? 0).toBeLessThanOrEqual(90);
    expect(pathsOf(product.filter(({ lines }) => lines > 400))).toEqual([]);
    expect(pathsOf(tests.filter(({ lines }) => lines > 600))).toEqual([]);
  });

  test('touch environment, clock, randomness and console only at the edge', () => {
    const edge = /^(bot\/(config|app|log)\.ts$|bot\/cli\/|desk\/web\/)/;
    // Nobody may be able to choose a nonce or a key, a test neither; what they draw decides nothing that is said or done.
    const keys = ['storage/cipher.ts', 'bot/master-key.ts'];
    const hidden =
      /\brandom(Bytes|UUID|Int|Fill|FillSync)\b|\bgetRandomValues\b|\bDateTime\.(now|local|utc)\(\)|\bprocess\.env\b|\bDate\.now\b|\bnew Date\(\)|(?<![.\w])Date\(\)|\bMath\.random\b|(?<!['"`])\bconsole\.(log|info|warn|error|debug|trace)\b/;
    const touching = product.filter(
      ({ path, text }) => !edge.test(path) && hidden.test(withoutComments(text)),
    );
    expect(pathsOf(touching).sort()).toEqual(keys.toSorted());
  });

  test('have no way to choose whom they trust as WhatsApp: a setting for it would be a way in', () => {
    const trust = /WA_CERT_DETAILS|TEST_WHATSAPP|NODE_TLS_REJECT|rejectUnauthorized|--import\b/;
    const starts = ['bin/lantunan.mjs', 'bin/node-24.mjs', 'package.json', '.env.example'].map((path) => ({
      path,
      text: readFileSync(join(root, path), 'utf8'),
    }));
    expect([...product, ...starts].filter(({ text }) => trust.test(text)).map(({ path }) => path)).toEqual(
      [],
    );
  });
});
