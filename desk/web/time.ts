const ZONE = 'Asia/Makassar';
const OFFSET = '+08:00';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A promise this close to its end is shown as urgent. */
const SOON = 15 * MINUTE;

const clock = new Intl.DateTimeFormat('id-ID', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('id-ID', {
  timeZone: ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});
const dayWithYear = new Intl.DateTimeFormat('id-ID', {
  timeZone: ZONE,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

export type Span = { unit: 'moments' | 'minutes' | 'hours' | 'days'; count: number };
export type Near = 'today' | 'yesterday' | 'tomorrow' | 'other';

/** A length of time in the largest unit that says enough. */
export function spanOf(ms: number): Span {
  const length = Math.abs(ms);
  if (length < MINUTE) return { unit: 'moments', count: 0 };
  if (length < HOUR) return { unit: 'minutes', count: Math.floor(length / MINUTE) };
  if (length < DAY) return { unit: 'hours', count: Math.floor(length / HOUR) };
  return { unit: 'days', count: Math.floor(length / DAY) };
}

export function dueStateOf(dueAt: number, now: number): 'calm' | 'soon' | 'missed' {
  if (dueAt <= now) return 'missed';
  return dueAt - now <= SOON ? 'soon' : 'calm';
}

export function clockOf(at: number): string {
  return clock.format(at);
}

export function nearOf(at: number, now: number): Near {
  const that = isoDayOf(at);
  if (that === isoDayOf(now)) return 'today';
  if (that === isoDayOf(now - DAY)) return 'yesterday';
  return that === isoDayOf(now + DAY) ? 'tomorrow' : 'other';
}

/** `Sen, 23 Nov` or, in another year, `23 Nov 2025`. */
export function dayOf(at: number, now: number): string {
  return isoDayOf(at).slice(0, 4) === isoDayOf(now).slice(0, 4) ? day.format(at) : dayWithYear.format(at);
}

/** `2026-11-23` in the office's zone. */
export function isoDayOf(at: number): string {
  return isoDay.format(at);
}

/** What a date-and-time field holds (`2026-11-23T10:00`, office time) as epoch ms; NaN when unfinished. */
export function fromLocalInput(value: string): number {
  return Date.parse(`${value}:00${OFFSET}`);
}

export function toLocalInput(at: number): string {
  return `${isoDayOf(at)}T${clock.format(at).replace('.', ':')}`;
}

/** Begin of a day (`2026-11-23`) of the office, epoch ms. */
export function startOfDay(value: string): number {
  return fromLocalInput(`${value}T00:00`);
}

export function endOfDay(value: string): number {
  return startOfDay(value) + DAY - 1;
}
