import { z } from 'zod';
import { localDate, wallClock } from './local-time.ts';

/** Open from `start` up to, not including, `end`; minutes after midnight in the office's zone. */
export type Block = { start: number; end: number };

export const isoDay = z.iso.date();
export const clock = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'jam ditulis seperti 07:30');
export const weekday = z.string().regex(/^[1-7]$/, 'hari ditulis dengan angka 1 (Senin) sampai 7 (Minggu)');

/** Whether pairs of "07:30" follow each other without overlapping. */
export function inOrder(blocks: readonly (readonly [string, string])[]): boolean {
  return blocks.every(([start, end], at) => start < end && start >= (blocks[at - 1]?.[1] ?? ''));
}

/** "07:30" in minutes after midnight. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** 1 (Monday) to 7 (Sunday) of an ISO day. */
export function weekdayOf(isoDate: string): number {
  return new Date(Date.parse(isoDate)).getUTCDay() || 7;
}

/** Which of the day's blocks hold a moment (epoch ms), given the blocks of any ISO day. */
export function blocksAt<B extends Block>(
  zone: string,
  at: number,
  blocksOn: (isoDate: string) => readonly B[],
): B[] {
  const local = wallClock(at, zone);
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  return blocksOn(localDate(at, zone)).filter(({ start, end }) => start <= minute && minute < end);
}
