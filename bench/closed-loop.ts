import type { Contender } from './contender.ts';

export type LoopResult = {
  turns: number;
  seconds: number;
  cpuMs: number;
  p50: number;
  p99: number;
  wrong: number;
  firstWrong?: string;
  peakRssMb: number;
};

export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** So many people have filled the form, a hundred at a time, before the clock starts: an office is never new for long. */
const SERVED = 1_000;
const AT_ONCE = 100;

/** Serves `served` people one after another, `AT_ONCE` at a time; returns the number of the next person. */
export async function serveFirst(contender: Contender, served = SERVED): Promise<number> {
  let next = 0;
  const serve = async (): Promise<void> => {
    while (next < served) {
      const person = next;
      next += 1;
      for (let turn = 0; turn < contender.turns; turn += 1)
        await contender.deliver(person, contender.words(person, turn));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, serve));
  return next;
}

/**
 * `people` at once, each with always one message in flight; who has finished is followed by a new person.
 * The `served` people before them are not counted. Undefined when nobody was answered.
 */
export async function closedLoop(
  contender: Contender,
  people: number,
  ms: number,
  served?: number,
): Promise<LoopResult | undefined> {
  const latencies: number[] = [];
  let next = await serveFirst(contender, served);
  let wrong = 0;
  let firstWrong: string | undefined;
  const cpu = process.cpuUsage();
  const until = performance.now() + ms;

  const fill = async (): Promise<void> => {
    const person = next;
    next += 1;
    for (let turn = 0; turn < contender.turns && performance.now() < until; turn += 1) {
      const text = contender.words(person, turn);
      const started = performance.now();
      const { replies, at } = await contender.deliver(person, text);
      if (!contender.right(person, turn, replies)) {
        wrong += 1;
        firstWrong ??= `person ${person}, turn ${turn}: ${JSON.stringify(replies)}`;
      }
      if (performance.now() <= until) latencies.push(at - started);
    }
  };
  const goOn = async (): Promise<void> => {
    while (performance.now() < until) await fill();
  };

  let used = cpu;
  const clock = setTimeout(() => {
    used = process.cpuUsage(cpu);
  }, ms);
  await Promise.all(Array.from({ length: people }, goOn));
  clearTimeout(clock);
  const whole = process.cpuUsage(cpu);
  if (latencies.length === 0) return undefined;
  if (used === cpu) used = whole;
  latencies.sort((a, b) => a - b);
  return {
    turns: latencies.length,
    seconds: ms / 1000,
    cpuMs: (used.user + used.system) / 1000,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    wrong,
    ...(firstWrong === undefined ? {} : { firstWrong }),
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  };
}
