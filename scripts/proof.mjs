/**
 * `npm run proof -- NAME [--seed N] [--count N] [--minutes N] [--state FILE]`: the full count of a proof, in parts
 * of under nine minutes. Called again it goes on where the last part stopped; the last part writes docs/PROOFS.md.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { onNode24 } from '../bin/node-24.mjs';

const proofs = {
  kill9: () => import('../proofs/kill-nine.ts').then(({ killNine }) => killNine),
  channel: () => import('../proofs/channel.ts').then(({ channel }) => channel),
  faults: () => import('../proofs/channel-each-fault.ts').then(({ eachFault }) => eachFault),
  documents: () => import('../proofs/documents.ts').then(({ documents }) => documents),
  'fuzz-documents': () => import('../proofs/fuzz-documents.ts').then(({ fuzzDocuments }) => fuzzDocuments),
  split: () => import('../proofs/split.ts').then(({ split }) => split),
};
const page = 'docs/PROOFS.md';
const head = `# Proofs

Law 1 of the house: a message acknowledged is stored, handled exactly once, and answered once, through kill -9 at any
point. Each proof plays the same noisy applicant many times, disturbs it at a random point, and compares the end with
an undisturbed run: every message stored once and handled, every reply composed once and heard, the same application.

- **kill9** — one process on SQLite is killed with signal 9 and started again on the same file.
- **channel** — the whole program on WhatsApp's wire, against a server double: signal 9 at a random stanza, and the hours
  of a day, 20 messages and three faults each, of all kinds; what struck how often is in docs/CHANNEL.md.
- **faults** — each fault of the channel by itself, four times; the table is in docs/CHANNEL.md.
- **documents** — drawn photos of cards and of what is none, of which nothing was used for tuning; broken is a wrong number
  accepted or a paper filed as KTP. How well they were read is in docs/DOCUMENTS.md.
- **fuzz-documents** — images and PDFs with random damage: read or refused; no crash, hang, wrong number or file left.
- **split** — a channel process and a worker process on PostgreSQL and Redis; one is killed, Redis is emptied or cut off.

Written by \`npm run proof -- NAME\`; \`npm test\` runs a sample of each.

| proof | trials | seed | commit | lost | doubled | broken | re-sent | seconds | cores | where it struck |
| --- | --: | --: | --- | --: | --: | --: | --: | --: | --: | --- |
`;

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string' },
      minutes: { type: 'string', default: '8' },
      state: { type: 'string' },
    },
  });
  const [name = ''] = positionals;
  if (!Object.hasOwn(proofs, name)) {
    console.error(`Which proof? One of: ${Object.keys(proofs).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const proof = await proofs[name]();
  const file = values.state ?? join('node_modules/.cache/proof', `${name}.json`);
  const fresh = {
    seed: Number(values.seed),
    count: Number(values.count ?? proof.count),
    commit: commit(),
    seconds: 0,
    outcomes: [],
  };
  const state = resumed(file, fresh);
  // Interrupted, the part ends early: the trials that were done are kept, and the servers stopped.
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interruption.abort());
  const { settings, stop } = await servicesFor(proof);
  try {
    const services = { postgres: settings.TEST_DATABASE_URL, redis: settings.TEST_REDIS_URL };
    await runPart(proof, services, state, Number(values.minutes) * 60_000, interruption.signal);
  } finally {
    await stop();
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(state));

  console.log(`${name}: ${summary(state)}`);
  if (state.outcomes.length < state.count) {
    console.log(`${state.outcomes.length} of ${state.count} done; the same command goes on.`);
    return;
  }
  rmSync(file);
  if (values.count === undefined) {
    writePage(name, state);
    proof.report?.(state.outcomes, state);
  }
  if (state.outcomes.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

/** What the last part left, if it was the same proof of the same program. */
function resumed(file, fresh) {
  if (!existsSync(file)) return fresh;
  const state = JSON.parse(readFileSync(file, 'utf8'));
  const same = ['seed', 'count', 'commit'].every((key) => state[key] === fresh[key]);
  if (!same) console.log('The program, the seed or the count changed since the last part: from the start.');
  return same ? state : fresh;
}

/** Throw-away servers, the same as for the tests. */
async function servicesFor({ needs }) {
  const { findServices, startServices } = await import('./services.mjs');
  const found = findServices();
  for (const service of needs) {
    if (!found[service]) throw new Error(`${service} is not installed here, and this proof needs it.`);
  }
  return startServices(Object.fromEntries(needs.map((service) => [service, found[service]])));
}

async function runPart(proof, services, state, ms, interrupted) {
  const start = performance.now();
  const done = new Set(state.outcomes.map(({ index }) => index));
  const left = Array.from({ length: state.count }, (_, index) => index).filter((index) => !done.has(index));
  const prepared = await proof.prepare(services);
  const work = async () => {
    while (left.length > 0 && performance.now() - start < ms && !interrupted.aborted) {
      const index = left.shift();
      const outcome = await prepared.once(state.seed, index).catch((error) => ({
        index,
        struck: 'trial ended early',
        resent: 0,
        faults: [{ kind: 'broken', what: String(error) }],
      }));
      // What an interruption broke is no outcome.
      if (interrupted.aborted) return;
      state.outcomes.push(outcome);
      for (const { kind, what } of outcome.faults.slice(0, 5)) {
        console.log(
          `  trial ${index}, ${outcome.struck}: ${kind}: ${what.replaceAll('\n', ' ').slice(0, 300)}`,
        );
      }
      if (state.outcomes.length % 10 === 0) console.log(`  ${state.outcomes.length} of ${state.count}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: proof.atOnce }, work));
  } finally {
    await prepared.close();
  }
  state.seconds += Math.round((performance.now() - start) / 1000);
}

const faulty = (state, kind) =>
  state.outcomes.filter(({ faults }) => faults.some((fault) => fault.kind === kind)).length;
const resent = (state) => state.outcomes.reduce((sum, outcome) => sum + outcome.resent, 0);

function struck(state) {
  const counts = new Map();
  for (const outcome of state.outcomes) counts.set(outcome.struck, (counts.get(outcome.struck) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.map(([where, count]) => `${where} ${count}`).join('; ');
}

function summary(state) {
  const faults = ['lost', 'doubled', 'broken'].map((kind) => `${faulty(state, kind)} ${kind}`).join(', ');
  return `${state.outcomes.length} trials, ${faults}, ${resent(state)} re-sent, ${state.seconds} s, seed ${state.seed}, ${state.commit} (${struck(state)})`;
}

/** Puts the row of this proof into the page and leaves the others as they are. */
function writePage(name, state) {
  const old = existsSync(page) ? readFileSync(page, 'utf8').split('\n') : [];
  const rows = new Map(
    old.flatMap((line) => {
      const [, known] = /^\| ([\w-]+) \|/.exec(line) ?? [];
      return known && Object.hasOwn(proofs, known) ? [[known, line]] : [];
    }),
  );
  const counts = ['lost', 'doubled', 'broken'].map((kind) => faulty(state, kind));
  const cells = [
    name,
    state.outcomes.length,
    state.seed,
    state.commit,
    ...counts,
    resent(state),
    state.seconds,
    availableParallelism(),
    struck(state),
  ];
  rows.set(name, `| ${cells.join(' | ')} |`);
  mkdirSync(dirname(page), { recursive: true });
  const sorted = Object.keys(proofs).flatMap((known) => rows.get(known) ?? []);
  writeFileSync(page, `${head}${sorted.join('\n')}\n`);
}

/** The commit the program stands at; `+` when files differ from it. */
function commit() {
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? '+' : '');
  } catch {
    return 'unknown';
  }
}

onNode24(main);
