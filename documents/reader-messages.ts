import type { Reading } from '../licensing/reading.ts';

/** What the program and its reading child say to each other. `today`: ISO date. */
export type Question = { id: number; bytes: Uint8Array; mime: string; today: string };

export type Answer = { id: number; reading: Reading; cpuMs: number } | { id: number; failed: string };
