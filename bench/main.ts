/** `npm run bench [-- --quick] [-- --rounds N] [-- --messages N] [-- --whatsapp [--renewals] | --documents]`: the peers beside ours in one run, the goals, docs/BENCHMARKS.md. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { goalsOf } from './goals.ts';
import { measure } from './measure.ts';
import { measureDocuments } from './documents.ts';
import { keptSections, PAGE } from './sections.ts';
import { measureRenewals } from './renewals.ts';
import { measureWhatsApp } from './whatsapp.ts';
import { goalTable, limitTable, rightnessTable, speedTable } from './table.ts';

const HOUSE = join(import.meta.dirname, '..');

export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      messages: { type: 'string' },
      whatsapp: { type: 'boolean', default: false },
      renewals: { type: 'boolean', default: false },
      documents: { type: 'boolean', default: false },
    },
  });
  const { quick } = values;
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  if (values.documents) return measureDocuments(say);
  if (values.whatsapp && values.renewals) return measureRenewals(say);
  if (values.whatsapp) return measureWhatsApp(Number(values.messages ?? 30_000), say);
  const load = loadavg()[0]!;
  const messages = Number(values.messages ?? (quick ? 100_000 : 1_000_000));
  const rounds = Number(values.rounds ?? (quick ? 1 : 3));
  const measured = await measure({ quick, rounds, messages, progress: (line) => say(`… ${line}`) });
  const goals = goalsOf(measured);
  const missed = goals.filter(({ met }) => !met).length;
  const tables = `## Goals

${goalTable(goals)}

## Closed loop

${speedTable(measured)}

## Limits of this disk

${limitTable(measured)}

## Bursts and redeliveries

${rightnessTable(measured)}
`;
  say(`\n${tables}\n${goals.length - missed} gates passed, ${missed} missed.`);
  if (quick) return;
  const kept = keptSections(readFileSync(PAGE, 'utf8'));
  writeFileSync(PAGE, `${preface(load, rounds)}\n${tables}\n${METHOD}${kept && `\n${kept}`}`);
  say('Written to docs/BENCHMARKS.md.');
}

function preface(load: number, rounds: number): string {
  const [cpu] = cpus();
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], {
    cwd: HOUSE,
    encoding: 'utf8',
  }).trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `# Benchmarks

Written by \`npm run bench\`. Trust the ratios inside one run and CPU a turn, not the absolute figures.

- Date: ${new Date().toISOString().slice(0, 10)}, commit ${commit}
- Machine: ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${memory} GB, ${type()} ${release()}; load ${load.toFixed(1)} when the run began
- Node ${process.versions.node}, SQLite in WAL with \`synchronous = FULL\` for ours; rounds: ${rounds}
`;
}

const METHOD = `## How it is measured

Each contender runs in a child process of its own, one after another, on a fresh folder. In the closed loop every
person always has one message in flight; the next is sent when the replies are out and the engine's own work has
settled. Who has finished is followed by a new person, until the window ends. A thousand people have been served before
the clock starts: this program runs around the clock, so what counts is an engine that has warmed up and has a past;
rows *just started* show the first seconds after 50 people. Each engine is run once a round at 100 and at 1 000 people,
in turn with the others; the run in the middle is shown. With and without a million messages it is run in a pair a
round; the pair in the middle is shown. A child that is not back 60 s after its window is printed "no result". CPU is that of the whole child, the driver included. Every reply is compared with what
that person must read.

**The form** is the same 12 messages for every contender: greeting → menu → permit → name → NIK with 15 digits (refused)
→ NIK → NPWP → phone → e-mail → business name → KBLI → confirm; the last reply has the receipt. Every goal is
measured on it unless it says otherwise.

**Ours** is the whole program (inbox, queue, turn, engine, encryption, outbox) on SQLite with full durability; the
phone is a channel that takes what it is shown at once. The form is a flow of the bench (bench/journeys/form.ts) made of
the house's own steps, in the place of the office's "apply"; menu, reading of numbers, summary, application number,
ticket and promise are those that an office has. The search index follows behind at 200 messages a second, here as
there.

**Whole NIB journey** is the office's own flow for NIB perorangan in 17 messages: halo → 1 (urus izin) → 1 (NIB
perorangan) → trade → capital → workers → consent → business name → name → NIK with 15 digits (refused) → NIK → phone →
e-mail → address → location skipped → KTP skipped → review sent. No peer does anything like it; it has a row of its own
so that the price of the real thing is seen beside the comparison. kill −9 and idle memory are measured on it.

**The peers** answer with a receipt of their own making: no application, ticket, promise or encryption. BuilderBot
keeps everything in memory and looks through the messages of all people for each one, so its figure falls with every
person it has served; telegraf saves its session after the reply has left.

**The same rows and statements**: what one person's turns execute on the writing connection is recorded and replayed
for new people without any program, 256 people to a commit. Claims that found nothing are left out.

**Burst**: in mid-form three answers arrive at once, before their questions (of ten: seven idle words after them).
**Redelivery**: one answer arrives twice with the same id. **kill −9**: people in the middle of the form while the
program is killed at random moments and started again on the same file; unacknowledged messages are delivered again.
Right is who reaches a right receipt with no reply out of place. \`npm run proof\` has the long counts.
`;
