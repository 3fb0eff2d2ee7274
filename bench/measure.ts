import type { LoopResult } from './closed-loop.ts';
import type { Rightness } from './correctness.ts';
import type { KillResult } from './kills.ts';
import type { LimitResult } from './limits.ts';
import { ENGINES, perSecond } from './measured.ts';
import type { EngineId, Measured, Right, Speed } from './measured.ts';
import { runChild } from './run-child.ts';

type Settings = { quick: boolean; rounds: number; messages: number; progress: (line: string) => void };

/** The run in the middle; one without a result is the slowest. */
function median(runs: readonly Speed[]): Speed {
  const speed = ({ result }: Speed): number => (result ? perSecond(result) : 0);
  return runs.toSorted((a, b) => speed(a) - speed(b))[Math.floor(runs.length / 2)]!;
}

/** One child after another: nothing else of ours runs beside the one that is measured. */
export async function measure({ quick, rounds, messages, progress }: Settings): Promise<Measured> {
  const ms = quick ? 2_000 : 5_000;
  const speeds: Speed[] = [];
  const loop = async (
    engine: EngineId,
    people: number,
    note?: string,
    more: Record<string, number> = {},
  ): Promise<LoopResult | undefined> => {
    const options = { people, ms: people >= 10_000 ? ms * 2 : ms, ...more };
    const result = await runChild<LoopResult>(`${engine}-loop`, options);
    speeds.push({ engine, people, result, ...(note === undefined ? {} : { note }) });
    const speed = result ? `${Math.round(perSecond(result))} turns/s` : 'no result';
    progress(`${engine}, ${people} people${note ? `, ${note}` : ''}: ${speed}`);
    if (result?.firstWrong !== undefined) progress(`wrong reply: ${result.firstWrong}`);
    return result;
  };
  const runs: Speed[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const people of [100, 1_000]) {
      for (const { id } of ENGINES) await loop(id, people);
    }
  }
  runs.push(...speeds.splice(0));
  for (const people of [100, 1_000]) {
    for (const { id } of ENGINES) {
      speeds.push(median(runs.filter((run) => run.people === people && run.engine === id)));
    }
  }
  await loop('lantunan', 10_000);
  for (const engine of ['lantunan', 'builderbot'] as const)
    await loop(engine, 1_000, 'just started', { served: 50 });

  // In turn and in pairs: the machine's own speed changes more in a minute than a million messages may cost.
  const pairs: { seeded: Speed; empty: Speed }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await loop('lantunan', 100, `${messages.toLocaleString('en-GB')} messages stored`, { messages });
    await loop('lantunan', 100, 'none stored');
    const [seeded, empty] = speeds.splice(-2) as [Speed, Speed];
    pairs.push({ seeded, empty });
  }
  const share = ({ seeded, empty }: (typeof pairs)[number]): number =>
    seeded.result && empty.result ? perSecond(seeded.result) / perSecond(empty.result) : 0;
  const { seeded, empty } = pairs.toSorted((a, b) => share(a) - share(b))[Math.floor(rounds / 2)]!;
  speeds.push(seeded, empty);

  progress('limits of SQLite');
  const limit = { ms: ms / 2 };
  const same = await runChild<NonNullable<Measured['same']>>('limit-same', limit);
  const threeGrouped = await runChild<LimitResult>('limit-three', { ...limit, size: 256 });
  const threeSingle = await runChild<LimitResult>('limit-three', { ...limit, size: 1 });

  progress('100 turns/s');
  const fixed = await runChild<NonNullable<Measured['fixed']>>('lantunan-fixed', {
    ms: quick ? 4_000 : 10_000,
  });

  progress('bursts and redeliveries');
  const people = quick ? 20 : 50;
  const rightness: Right[] = [];
  for (const { id } of ENGINES) {
    const burst = await runChild<Rightness>(`${id}-burst`, { people });
    rightness.push({
      engine: id,
      burst,
      redelivery: await runChild<Rightness>(`${id}-redelivery`, { people }),
    });
  }
  const burstOfTen = await runChild<Rightness>('lantunan-burst', { people, more: 7 });

  progress('kill -9');
  const kills = await runChild<KillResult>(
    'lantunan-kills',
    quick ? { people: 30, count: 2 } : { people: 100, count: 5 },
  );
  progress('idle and start');
  const idle = await runChild<{ bytes: number }>('lantunan-idle', { people: 500 });
  const start = await runChild<{ readyMs: number; rssMb: number }>('lantunan-start');
  return {
    messages,
    speeds,
    seeded: seeded.result,
    empty: empty.result,
    same,
    threeGrouped,
    threeSingle,
    fixed,
    rightness,
    burstOfTen,
    kills,
    idle,
    start,
  };
}
