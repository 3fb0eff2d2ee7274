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

/** So many people fill the form before the clock starts. */
const WARM_UP = 50;

/**
 * `people` at once, each with always one message in flight; who has finished is followed by a new person.
 * What a first few people did beforehand warms the engine up and is not counted.
 */
export async function closedLoop(contender: Contender, people: number, ms: number): Promise<LoopResult> {
  const latencies: number[] = [];
  let next = 0;
  let wrong = 0;
  let firstWrong: string | undefined;
  let until = Infinity;

  const fill = async (counts: boolean): Promise<void> => {
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
      if (counts && performance.now() <= until) latencies.push(at - started);
    }
  };
  const goOn = async (): Promise<void> => {
    while (performance.now() < until) await fill(true);
  };

  await Promise.all(Array.from({ length: WARM_UP }, () => fill(false)));
  const cpu = process.cpuUsage();
  const started = performance.now();
  until = started + ms;
  let used = cpu;
  const clock = setTimeout(() => {
    used = process.cpuUsage(cpu);
  }, ms);
  await Promise.all(Array.from({ length: people }, goOn));
  clearTimeout(clock);
  const whole = process.cpuUsage(cpu);
  const finished = performance.now();
  if (used === cpu) used = whole;
  // A slow engine answers its last round after the end: the time until then is its own.
  const seconds = (latencies.length > 0 ? ms : finished - started) / 1000;
  latencies.sort((a, b) => a - b);
  return {
    turns: latencies.length,
    seconds,
    cpuMs: (used.user + used.system) / 1000,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    wrong,
    ...(firstWrong === undefined ? {} : { firstWrong }),
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  };
}
