/**
 * Law 1 on one machine: a scripted applicant, the program killed with signal 9 at a random point, started
 * again on the same file, the lines without an end given once more. It must end as if nothing had happened.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChat } from './chat-child.ts';
import type { ChatChild, Line, Printed } from './chat-child.ts';
import { faultsOf } from './faults.ts';
import { APPLICANT, noisyApplicant, PHOTO } from './noisy-applicant.ts';
import type { Outcome, Proof } from './proof.ts';
import { seeded } from './random.ts';
import type { Random } from './random.ts';
import { mustBeSubmitted, openReader } from './written-down.ts';
import type { WrittenDown } from './written-down.ts';

/** Where a kill struck, told by what the database held at that moment. */
type Struck =
  | 'at its first start'
  | 'before it was stored'
  | 'stored, not handled'
  | 'composed, not sent'
  | 'while sending'
  | 'between messages'
  | 'shutting down';

export const killNine: Proof = {
  needs: [],
  count: 200,
  atOnce: 2,
  async prepare() {
    const undisturbed = await undisturbedRun();
    mustBeSubmitted(undisturbed);
    return {
      once: (seed, index) => killOnce(seed, index, undisturbed),
      close: () => Promise.resolve(),
    };
  },
};

const MOMENTS = ['first start', 'written', 'turn', 'turn', 'turn', 'printed', 'ended', 'shutdown'] as const;
/** A turn with its sending takes about this long on a busy machine (ms). */
const TURN_MS = 20;
const CLOSING_MS = 25;
const START_MS = 500;
const PATIENCE_MS = 30_000;

type Place = { folder: string; file: string; key: string; photo: string };

async function undisturbedRun(): Promise<WrittenDown> {
  return inFolder(async (place) => {
    const child = startChat(place.file, place.key);
    for (const step of noisyApplicant(place.photo, Date.now())) await give(child, step);
    await child.finish();
    return written(place);
  });
}

/** One kill, number `index` of `seed`; some are followed by a second one while starting again. */
async function killOnce(seed: number, index: number, undisturbed: WrittenDown): Promise<Outcome> {
  const random = seeded(seed * 1_000_003 + index);
  return inFolder(async (place) => {
    const steps = noisyApplicant(place.photo, Date.now());
    const moment = random.pick(MOMENTS);
    const at = atStep(moment, steps.length, random);

    const doomed = startChat(place.file, place.key);
    for (const step of steps.slice(0, at)) await give(doomed, step);
    const before = doomed.printed.length;
    await strike(doomed, moment, steps[at] ?? [], random);
    const struck = await whereItStruck(moment, place, steps[at] ?? []);
    const ends = doomed.printed.slice(before).filter(({ end }) => end === true).length;
    const heard: Printed[] = [...doomed.printed];

    const again = random.below(4) === 0;
    if (again) {
      const second = startChat(place.file, place.key);
      await pause(random.next() * START_MS);
      await second.kill();
      heard.push(...second.printed);
    }
    const last = startChat(place.file, place.key);
    if (at < steps.length) await give(last, steps[at]!.slice(ends));
    for (const step of steps.slice(at + 1)) await give(last, step);
    await last.finish();
    heard.push(...last.printed);

    const run = await written(place);
    const resent = run.outgoing.filter(({ resends }) => resends > 0).length;
    return { index, struck, resent, faults: faultsOf(run, undisturbed, heard) };
  });
}

type Moment = (typeof MOMENTS)[number];

function atStep(moment: Moment, steps: number, random: Random): number {
  if (moment === 'first start') return 0;
  return moment === 'shutdown' ? steps : random.below(steps);
}

async function strike(
  child: ChatChild,
  moment: Moment,
  step: readonly Line[],
  random: Random,
): Promise<void> {
  if (moment === 'first start') {
    await pause(random.next() * START_MS);
  } else if (moment === 'shutdown') {
    child.closeInput();
    await pause(random.next() * CLOSING_MS);
  } else {
    child.write(step);
    if (moment === 'turn') await pause(random.next() * TURN_MS);
    if (moment === 'printed') await child.next();
    if (moment === 'ended') await untilEnds(child, step.length);
  }
  await child.kill();
}

/** Gives the lines of a step and waits for the end of each. */
async function give(child: ChatChild, step: readonly Line[]): Promise<void> {
  if (step.length === 0) return;
  child.write(step);
  await untilEnds(child, step.length);
}

async function untilEnds(child: ChatChild, ends: number): Promise<void> {
  const impatient = setTimeout(() => void child.kill(), PATIENCE_MS);
  for (let left = ends; left > 0;) {
    const printed = await child.next();
    if (!printed) throw new Error('the program ended before it had answered');
    if (printed['end'] === true) left -= 1;
  }
  clearTimeout(impatient);
}

/** Looks into a copy, so that the file itself is next opened by the program. */
async function whereItStruck(moment: Moment, place: Place, step: readonly Line[]): Promise<Struck> {
  if (moment === 'first start') return 'at its first start';
  if (moment === 'shutdown') return 'shutting down';
  const copy = join(place.folder, 'copy.db');
  for (const tail of ['', '-wal'])
    if (existsSync(place.file + tail)) copyFileSync(place.file + tail, copy + tail);
  const then =
    existsSync(copy) && existsSync(place.key) ? await written({ ...place, file: copy }) : undefined;
  const rows = then?.inbound.filter(({ externalId }) => step.some(({ id }) => id === externalId)) ?? [];
  if (then?.outgoing.some(({ state }) => state === 'sending')) return 'while sending';
  if (then?.outgoing.some(({ state }) => state === 'queued')) return 'composed, not sent';
  if (rows.some(({ state }) => state === 'received')) return 'stored, not handled';
  return rows.length === 0 ? 'before it was stored' : 'between messages';
}

async function written({ file, key }: Place): Promise<WrittenDown> {
  const reader = await openReader({ file }, key);
  try {
    return await reader.writtenDown('sim', APPLICANT);
  } finally {
    await reader.close();
  }
}

async function inFolder<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lantunan-kill-'));
  const photo = join(folder, 'ktp.png');
  writeFileSync(photo, PHOTO);
  try {
    return await work({
      folder,
      photo,
      file: join(folder, 'chat.db'),
      key: join(folder, 'keys', 'master.key'),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Finer than a timer: a turn takes a few milliseconds. */
async function pause(ms: number): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve));
}
