import type { Box } from './place.ts';

/** Whether a point in degrees lies in the padded box of the regency; outside only warns the officer. */
export function isInside(box: Box, latitude: number, longitude: number): boolean {
  return latitude >= box.south && latitude <= box.north && longitude >= box.west && longitude <= box.east;
}
