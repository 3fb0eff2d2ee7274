import { z } from 'zod';
import { clock, inOrder, isoDay, minutesOf, weekday } from './blocks.ts';
import type { Block } from './blocks.ts';

/** A time outside office hours in which officers look after messages; `officers` are their user names at the desk. */
export type Shift = Block & { officers: readonly string[] };

/** The roster: by ISO weekday, and for days of their own, which take the place of the weekday's shifts. */
export type Piket = {
  week: Readonly<Record<number, readonly Shift[]>>;
  days: ReadonlyMap<string, readonly Shift[]>;
};

const shift = z.strictObject({
  from: clock,
  to: clock,
  officers: z.array(z.string().trim().min(1)).min(1),
});
const shifts = z
  .array(shift)
  .refine(
    (list) => inOrder(list.map(({ from, to }) => [from, to] as const)),
    'jam piket tumpang tindih atau terbalik',
  );

/** `piket` of calendar.json; what else stands in it (remarks) is kept. Empty: nobody. */
export const piketSchema = z.looseObject({
  status: z.string(),
  week: z.record(weekday, shifts).default({}),
  days: z.array(z.strictObject({ date: isoDay, shifts })).default([]),
});

/** The roster that a checked file describes. */
export function piketOf({ week, days }: z.infer<typeof piketSchema>): Piket {
  const read = (list: z.infer<typeof shifts>): Shift[] =>
    list.map(({ from, to, officers }) => ({ start: minutesOf(from), end: minutesOf(to), officers }));
  return {
    week: Object.fromEntries(Object.entries(week).map(([day, list]) => [day, read(list)])),
    days: new Map(days.map(({ date, shifts: list }) => [date, read(list)])),
  };
}
