import { DateTime, IANAZone } from 'luxon';

/** Since 1970 every zone has changed its offset at a quarter of an hour (IANA time zone database). */
const QUARTER_MS = 15 * 60_000;
const MOST_QUARTERS = 1_000;

/** A zone that asks Intl once for each quarter of an hour: one answer costs as much as ten of the house's queries. */
class RememberingZone extends IANAZone {
  readonly #offsets = new Map<number, number>();

  override offset(at: number): number {
    if (at < 0) return super.offset(at);
    const quarter = Math.floor(at / QUARTER_MS);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    if (this.#offsets.size >= MOST_QUARTERS) this.#offsets.clear();
    const offset = super.offset(at);
    this.#offsets.set(quarter, offset);
    return offset;
  }
}

const zones = new Map<string, RememberingZone>();

function zoneOf(name: string): RememberingZone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const made = new RememberingZone(name);
  zones.set(name, made);
  return made;
}

/** A moment (epoch ms) as the clocks of a zone (IANA name) show it. */
export function localTime(at: number, zone: string): DateTime {
  return DateTime.fromMillis(at, { zone: zoneOf(zone) });
}

const MINUTE_MS = 60_000;

/**
 * The same as a Date whose UTC fields are what those clocks show: what every message asks ("which day is it?") costs a
 * tenth so.
 */
export function wallClock(at: number, zone: string): Date {
  return new Date(at + zoneOf(zone).offset(at) * MINUTE_MS);
}

/** The ISO day (2026-11-22) of a moment (epoch ms) in a zone. */
export function localDate(at: number, zone: string): string {
  return wallClock(at, zone).toISOString().slice(0, 10);
}

/** The moment (epoch ms) when so many minutes of an ISO day have passed on the clocks of a zone. */
export function momentOf(isoDate: string, minutes: number, zone: string): number {
  const shown = Date.parse(isoDate) + minutes * MINUTE_MS;
  const clocks = zoneOf(zone);
  const near = shown - clocks.offset(shown) * MINUTE_MS;
  return shown - clocks.offset(near) * MINUTE_MS;
}

/** The same for what is written without a zone (ISO 8601): "2026-11-22" is its midnight there. */
export function localMoment(iso: string, zone: string): DateTime {
  return DateTime.fromISO(iso, { zone: zoneOf(zone) });
}
