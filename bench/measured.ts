/** What a run measures: the engines, and the shape of their results. */
import type { LoopResult } from './closed-loop.ts';
import type { Rightness } from './correctness.ts';
import type { KillResult } from './kills.ts';
import type { LimitResult } from './limits.ts';

export const ENGINES = [
  { id: 'lantunan', name: 'Lantunan (SQLite, FULL)' },
  { id: 'lantunan-nib', name: 'Lantunan (SQLite, FULL), whole NIB journey of 17 messages' },
  { id: 'builderbot', name: 'BuilderBot 1.3.13 (MemoryDB)' },
  { id: 'telegraf', name: 'telegraf 4.16.3 (SQLite, NORMAL, after send)' },
] as const;
export type EngineId = (typeof ENGINES)[number]['id'];

export type Speed = { engine: EngineId; people: number; note?: string; result: LoopResult | undefined };
export type Right = { engine: EngineId; burst: Rightness | undefined; redelivery: Rightness | undefined };

/** Everything one run found out; undefined where a child gave no result. */
export type Measured = {
  messages: number;
  speeds: Speed[];
  seeded: LoopResult | undefined;
  empty: LoopResult | undefined;
  same: { statements: number; grouped: LimitResult; single: LimitResult } | undefined;
  threeGrouped: LimitResult | undefined;
  threeSingle: LimitResult | undefined;
  fixed: { p50: number; p99: number; commitP50: number } | undefined;
  rightness: Right[];
  burstOfTen: Rightness | undefined;
  kills: KillResult | undefined;
  idle: { bytes: number } | undefined;
  start: { readyMs: number; rssMb: number } | undefined;
};

export const perSecond = ({ turns, seconds }: { turns: number; seconds: number }): number => turns / seconds;
