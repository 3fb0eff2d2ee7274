import { isInside } from '../../licensing/regions/inside.ts';
import type { StepContext } from '../define.ts';

/** `problem`: what an officer should look at, by today's answers; `district`: in which the pin lies. */
export type Pin = {
  lat: number;
  lon: number;
  problem?: 'pin-outside-regency' | 'pin-in-other-district';
  district?: string;
};

/** The pin of the place of business beside the address, whichever of the two was given first; undefined: none. */
export function pinOf({ answers, answer, world }: StepContext): Pin | undefined {
  const value = answers.get('location')?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { lat, lon } = value;
  if (typeof lat !== 'number' || typeof lon !== 'number') return undefined;
  if (!isInside(world.places.box, lat, lon)) return { lat, lon, problem: 'pin-outside-regency' };
  const district = world.areas.locate(lat, lon)?.district;
  const written = answer('district');
  if (district === undefined || typeof written !== 'string' || written === district) return { lat, lon };
  return { lat, lon, problem: 'pin-in-other-district', district };
}

/** District and village in which the pin lies; undefined: there is none, or it lies outside the outlines. */
export function spotOf(context: StepContext): { district: string; village: string } | undefined {
  const pin = pinOf(context);
  if (pin === undefined || pin.problem === 'pin-outside-regency') return undefined;
  const spot = context.world.areas.locate(pin.lat, pin.lon);
  return spot && { district: spot.district, village: spot.village };
}
