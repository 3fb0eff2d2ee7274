import { setTimeout as delay } from 'node:timers/promises';
import { closedLoop, percentile, serveFirst } from './closed-loop.ts';
import type { Contender } from './contender.ts';
import { burst, redelivery } from './correctness.ts';

type Options = Record<string, number>;
type Scenario = (folder: string, options: Options) => Promise<unknown>;

/** Contenders are loaded only in the process that runs them. */
const builderBot = async (): Promise<Contender> =>
  (await import('./contenders/builderbot.ts')).openBuilderBot();
const telegraf = async (folder: string): Promise<Contender> =>
  (await import('./contenders/telegraf.ts')).openTelegraf(folder);
const JOURNEYS = {
  form: async () => (await import('./journeys/form.ts')).formJourney,
  nib: async () => (await import('./journeys/nib.ts')).nibJourney,
};
const lantunan = async (folder: string, journey: keyof typeof JOURNEYS, sendMs?: () => number) =>
  (await import('./contenders/lantunan.ts')).openLantunan(folder, await JOURNEYS[journey](), sendMs);

const IDLE_WORDS = ['terima kasih', 'halo', 'makasih ya', 'ok', 'terima kasih banyak', 'halo', 'makasih'];
const someMs = (): number => 1 + Math.floor(Math.random() * 10);
const pause = () => delay(100);

/** Our own part of the comparison, on one of the journeys. */
function oursOn(journey: keyof typeof JOURNEYS, name: string): Record<string, Scenario> {
  return {
    async [`${name}-loop`](folder, { people, ms, messages, served }) {
      if (messages) {
        await (await lantunan(folder, journey)).stop();
        (await import('./seed.ts')).seedMessages(folder, messages);
      }
      const contender = await lantunan(folder, journey);
      const result = await closedLoop(contender, people!, ms!, served);
      await contender.stop();
      return result;
    },
    async [`${name}-burst`](folder, { people, more }) {
      const contender = await lantunan(folder, journey, someMs);
      return burst(contender, people!, IDLE_WORDS.slice(0, more), () => contender.app.settled());
    },
    async [`${name}-redelivery`](folder, { people }) {
      const contender = await lantunan(folder, journey, someMs);
      return redelivery(contender, people!, () => contender.app.settled());
    },
  };
}

export const SCENARIOS: Record<string, Scenario> = {
  'builderbot-loop': async (_folder, { people, ms, served }) =>
    closedLoop(await builderBot(), people!, ms!, served),
  'builderbot-burst': async (_folder, { people }) => burst(await builderBot(), people!, [], pause),
  'builderbot-redelivery': async (_folder, { people }) => redelivery(await builderBot(), people!, pause),
  'telegraf-loop': async (folder, { people, ms, served }) =>
    closedLoop(await telegraf(folder), people!, ms!, served),
  'telegraf-burst': async (folder, { people }) => burst(await telegraf(folder), people!, [], pause),
  'telegraf-redelivery': async (folder, { people }) => redelivery(await telegraf(folder), people!, pause),

  ...oursOn('form', 'lantunan'),
  ...oursOn('nib', 'lantunan-nib'),

  /** 100 turns/s from 100 people, far below saturation; beside it what one commit takes at the same pace. */
  async 'lantunan-fixed'(folder, { ms }) {
    const { commitAtPace } = await import('./limits.ts');
    const commitP50 = await commitAtPace(folder, Math.ceil(ms! / 40), 10);
    const contender = await lantunan(folder, 'form');
    const first = await serveFirst(contender);
    const latencies: number[] = [];
    const started = performance.now();
    const one = async (slot: number): Promise<void> => {
      let person = first + slot;
      let turn = 0;
      for (let round = 0; ; round += 1) {
        const due = started + slot * 10 + round * 1_000;
        if (due > started + ms!) return;
        await delay(Math.max(0, due - performance.now()));
        const begun = performance.now();
        const { at } = await contender.deliver(person, contender.words(person, turn));
        if (round > 1) latencies.push(at - begun);
        turn += 1;
        if (turn < contender.turns) continue;
        turn = 0;
        person += 100;
      }
    };
    await Promise.all(Array.from({ length: 100 }, (_, slot) => one(slot)));
    await contender.stop();
    latencies.sort((a, b) => a - b);
    return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99), commitP50 };
  },

  async 'lantunan-kills'(folder, { people, count }) {
    return (await import('./kills.ts')).kills(folder, people!, count!);
  },

  /** What a conversation that waits in mid-form keeps in memory (needs --expose-gc). */
  async 'lantunan-idle'(folder, { people }) {
    const contender = await lantunan(folder, 'nib');
    const half = async (from: number, to: number): Promise<void> => {
      for (let first = from; first < to; first += 100) {
        await Promise.all(
          Array.from({ length: Math.min(100, to - first) }, async (_, index) => {
            for (let turn = 0; turn < 9; turn += 1)
              await contender.deliver(first + index, contender.words(first + index, turn));
          }),
        );
      }
      await contender.app.settled();
    };
    await half(0, 200);
    global.gc?.();
    const before = process.memoryUsage().heapUsed + process.memoryUsage().external;
    await half(200, 200 + people!);
    global.gc?.();
    const after = process.memoryUsage().heapUsed + process.memoryUsage().external;
    return { bytes: (after - before) / people! };
  },

  /** From the start of the process until messages are taken, and what it then weighs. */
  async 'lantunan-start'(folder) {
    const { openApp } = await import('./contenders/lantunan.ts');
    const app = await openApp(folder, {}, () => undefined);
    await app.start();
    const readyMs = performance.now();
    await delay(3_000);
    const rssMb = process.memoryUsage().rss / 2 ** 20;
    await app.close();
    return { readyMs, rssMb };
  },

  async 'limit-three'(folder, { ms, size }) {
    return (await import('./limits.ts')).threeRows(folder, ms!, size!);
  },

  async 'limit-same'(folder, { ms }) {
    const { recordStatements, replay } = await import('./replay.ts');
    const recorder = recordStatements();
    const contender = await lantunan(folder, 'form');
    const turns = [];
    for (const person of [0, 1]) {
      turns.length = 0;
      for (let turn = 0; turn < contender.turns; turn += 1) {
        recorder.take();
        await contender.deliver(person, contender.words(person, turn));
        await contender.app.settled();
        turns.push(recorder.take());
      }
    }
    await contender.stop();
    const statements = turns.flat().length / turns.length;
    return { statements, grouped: replay(folder, turns, ms!, 256), single: replay(folder, turns, ms!, 1) };
  },
};
