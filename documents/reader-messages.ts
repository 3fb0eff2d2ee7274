import type { Reading } from '../licensing/reading.ts';
import type { Views } from './views.ts';

/** What a file says, what staff are shown of it, and the processor time it took. */
export type ReadFile = Reading & { cpuMs: number; views?: Views };

/** What the program and its reading child say to each other. `today`: ISO date. */
export type Question = { id: number; bytes: Uint8Array; mime: string; today: string };

export type Answer =
  { id: number; reading: Reading; views: Views; cpuMs: number } | { id: number; failed: string };
