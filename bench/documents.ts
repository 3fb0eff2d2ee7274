/** `npm run bench -- --documents`: what reading a photo costs, and that nobody waits for somebody else's. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../bot/app.ts';
import type { Shown } from '../bot/channels/simulator/channel.ts';
import { loadConfig } from '../bot/config.ts';
import { openReader } from '../documents/reader.ts';
import type { InboundMessage } from '../flows/message.ts';
import { loadRegions } from '../licensing/regions/regions.ts';
import { drawSample } from '../proofs/documents/samples.ts';
import { writeSection } from './sections.ts';

const HOUSE = join(import.meta.dirname, '..');
const SEED = 77;
const PHOTOS = 40;
const STARTS = 5;
const QUEUED = 10;
const LINES = 60;
const TODAY = '2026-11-22';

type Goal = { what: string; figure: string; goal: string; met: boolean };

export async function measureDocuments(say: (line: string) => void): Promise<void> {
  const [load = 0] = loadavg();
  say('… cold starts');
  const cold = await coldStarts();
  say('… photos');
  const { cpu, peak } = await photos();
  say('… a second person while photos wait');
  const alone = await answers(0);
  const beside = await answers(QUEUED);
  const goals: Goal[] = [
    atMost('one photo, CPU of the reading child, median', median(cpu), 2_000),
    atMost('the same, 90th percentile', at(cpu, 0.9), undefined),
    {
      ...atMost('memory of the reading child at its peak', peak, 600),
      figure: `${Math.round(peak)} MB`,
      goal: '≤ 600 MB',
    },
    atMost(`from no child to its first answer, median of ${STARTS}`, median(cold), 1_500),
    atMost(`a second person's text while ${QUEUED} photos wait, median of ${LINES}`, median(beside), 50),
    atMost('the same, 90th percentile', at(beside, 0.9), undefined),
    atMost('the same without any photo, median', median(alone), undefined),
  ];
  const text = section(goals, load);
  say(text);
  writeSection('documents', text);
}

/** ms from asking to the answer, with the child and its models still to be loaded. */
async function coldStarts(): Promise<number[]> {
  const took: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const reader = openReader();
    const begun = performance.now();
    await reader.read({ bytes: new Uint8Array(10), mime: 'image/jpeg', today: TODAY });
    took.push(performance.now() - begun);
    await reader.stop();
  }
  return took;
}

async function photos(): Promise<{ cpu: number[]; peak: number }> {
  const regions = loadRegions(join(HOUSE, 'licensing/regions/data'));
  const reader = openReader();
  const cpu: number[] = [];
  for (let index = 0; index < PHOTOS; index += 1) {
    const { jpeg } = await drawSample(SEED, index, 'held', regions);
    cpu.push((await reader.read({ bytes: jpeg, mime: 'image/jpeg', today: TODAY })).cpuMs);
  }
  const peak = peakOf(reader.pid());
  await reader.stop();
  return { cpu, peak };
}

/** Largest resident size so far, MB; from Linux, NaN elsewhere. */
function peakOf(pid: number | undefined): number {
  const found = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? Number.NaN) / 1024;
}

/** ms until each of a second person's lines was answered, while so many photos of the first wait or are read. */
async function answers(waiting: number): Promise<number[]> {
  const [first, second] = ['+6281200000001', '+6281200000002'];
  const bytes = readFileSync(join(HOUSE, 'tests/support/files/cards/ktp_20_good.jpg'));
  const house = await openHouse();
  try {
    for (const text of ['mau urus nib warung', 'warung kopi', '10 juta', 'sendiri', 'setuju'])
      await house.answered(first, { kind: 'text', text });
    await house.answered(second, { kind: 'text', text: 'halo' });
    for (let sent = 0; sent < waiting; sent += 1) {
      // The very same file once more would not be read: each has a byte of its own behind the picture.
      const file = { bytes: Buffer.concat([bytes, Buffer.from([sent])]), mime: 'image/jpeg' };
      await house.receive(first, { kind: 'image', file, caption: 'ktp' });
    }
    const took: number[] = [];
    for (let line = 0; line < LINES; line += 1) {
      const text = line % 2 === 0 ? 'menu' : 'syarat nib';
      took.push(await house.answered(second, { kind: 'text', text }));
    }
    return took;
  } finally {
    await house.close();
  }
}

/** The whole program on the simulator, in a folder of its own. */
async function openHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'lantunan-bench-'));
  const settings = {
    NODE_ENV: 'test',
    DATA_DIR: join(folder, 'data'),
    MASTER_KEY_FILE: join(folder, 'master.key'),
    WHATSAPP: 'off',
  };
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const app = await buildApp(loadConfig(settings, join(folder, 'bench.db')), { log: silent });
  const shown: Shown[] = [];
  app.simulator?.onShown((one) => void shown.push(one));
  await app.start();
  const receive = async (from: string, content: InboundMessage['content']): Promise<void> => {
    await app.inbox.receive({
      account: 'sim',
      chat: { kind: 'sim', value: from },
      externalId: app.house.ids.next(),
      at: app.clock.now(),
      from: 'contact',
      content,
    });
  };
  return {
    receive,
    /** ms from the message to the reply this phone is shown. */
    async answered(from: string, content: InboundMessage['content']): Promise<number> {
      shown.length = 0;
      const begun = performance.now();
      await receive(from, content);
      while (!shown.some(({ to }) => to === from)) await new Promise((resolve) => setImmediate(resolve));
      return performance.now() - begun;
    },
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
const median = (values: readonly number[]): number => at(values, 0.5);

function atMost(what: string, ms: number, limit: number | undefined): Goal {
  const goal = limit === undefined ? '' : `≤ ${limit} ms`;
  return { what, figure: `${Math.round(ms)} ms`, goal, met: limit === undefined || ms <= limit };
}

function section(goals: readonly Goal[], load: number): string {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], {
    cwd: HOUSE,
    encoding: 'utf8',
  }).trim();
  const rows = goals.map(
    ({ what, figure, goal, met }) =>
      `| ${what} | ${figure} | ${goal} | ${goal === '' ? '' : met ? 'yes' : 'no'} |`,
  );
  return `## Reading photos

${PHOTOS} drawn photos of cards (seed ${SEED}) read by the child as in production; the second person's lines go through the
whole program (inbox, turn, outbox, SQLite with FULL durability) on the simulator. Commit ${commit}; load ${load.toFixed(1)} when the run began.
Above ${QUIET_LOAD} the times by the clock are those of a machine that was busy with other things.

| what | figure | goal | met |
| --- | --: | --: | --- |
${rows.join('\n')}`;
}

const QUIET_LOAD = 1.5;
