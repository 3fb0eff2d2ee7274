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

/** The same for what is written without a zone (ISO 8601): "2026-11-22" is its midnight there. */
export function localMoment(iso: string, zone: string): DateTime {
  return DateTime.fromISO(iso, { zone: zoneOf(zone) });
}
