/** `npm run check`: everything that can be known without running the program, one line a check, two at a time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { onNode24 } from '../bin/node-24.mjs';

const storeys = [
  'bin',
  'bot',
  'desk',
  'handlers',
  'storage',
  'flows',
  'documents',
  'licensing',
  'scripts',
  'proofs',
  'bench',
  'eval',
  'tests',
];

/** The slowest first, so that the others fill the time beside them. */
const checks = [
  ['types and lint', 'oxlint/bin/oxlint', []],
  ['format', 'prettier/bin/prettier.cjs', ['.', '--check', '--log-level', 'warn', '--cache']],
  [
    'architecture',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', '.dependency-cruiser.cjs', ...storeys.filter(existsSync)],
  ],
  ['unused code', 'knip/bin/knip.js', ['--no-progress', '--no-config-hints']],
  ['lock', '../scripts/fix-lock.mjs', ['--check']],
];

/** @returns whether the check passed; what it complains of is printed under its line */
async function run([name, program, args]) {
  const start = performance.now();
  const child = spawn(process.execPath, [`node_modules/${program}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(`${out}${err}`.trimEnd().replace(/^/gm, '       '));
  return code === 0;
}

async function worker(queue) {
  let passed = true;
  for (let check = queue.shift(); check; check = queue.shift()) passed = (await run(check)) && passed;
  return passed;
}

async function main() {
  const queue = [...checks];
  const passed = await Promise.all([worker(queue), worker(queue)]);
  process.exitCode = passed.every(Boolean) ? 0 : 1;
}

await onNode24(main);
