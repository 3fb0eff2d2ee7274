import { coordinatesIn, isMapLink } from '../../licensing/regions/coordinates-in-text.ts';
import { isInside } from '../../licensing/regions/inside.ts';
import { defineStepType } from '../define.ts';
import type { StepContext } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';

/** A pin of the place of business, or its coordinates written out. Outside the regency's box it is kept and an officer looks at it. */
export const location = defineStepType({
  name: 'location',
  open: false,
  byShape: true,
  numeric: false,
  read(content, context) {
    const words = plainText(content);
    const written = words === undefined ? undefined : coordinatesIn(words);
    if (written === undefined && words !== undefined && isMapLink(words))
      return { read: 'refused', reason: 'location.link' };
    const point = content.kind === 'location' ? content : written;
    if (point === undefined) return { read: 'other' };
    const { latitude, longitude } = point;
    return {
      read: 'answer',
      value: { lat: latitude, lon: longitude },
      ...(words === undefined ? {} : { raw: words }),
      ...(isInside(context.world.places.box, latitude, longitude)
        ? whereabouts(context, latitude, longitude)
        : outside(context)),
    };
  },
});

/** What another pin told before no longer holds; what was written does. */
function outside({ answer }: StepContext): { also?: Record<string, null>; problems: string[] } {
  const problems = ['pin-outside-regency'];
  const told = ['district', 'village'].filter((key) => answer(key) !== undefined);
  if (answer('address') !== undefined || told.length === 0) return { problems };
  return { problems, also: Object.fromEntries(told.map((key) => [key, null])) };
}

/** District and village by the outlines, where they were not told; told otherwise, an officer compares. */
function whereabouts(
  { world, answer }: StepContext,
  latitude: number,
  longitude: number,
): { also?: Record<string, string>; problems?: string[] } {
  const spot = world.areas.locate(latitude, longitude);
  if (!spot) return {};
  // Before an address was written only a pin can have told them, and the newest counts.
  if (answer('address') === undefined) return { also: { district: spot.district, village: spot.village } };
  const [district, village] = [answer('district'), answer('village')];
  if (typeof district === 'string' && district !== spot.district)
    return { problems: ['pin-in-other-district'] };
  if (typeof village === 'string') return {};
  return { also: { district: spot.district, village: spot.village } };
}
