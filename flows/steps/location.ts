import { isInside } from '../../licensing/regions/inside.ts';
import { defineStepType } from '../define.ts';

/** A pin of the place of business. Outside the regency's box it is kept and an officer looks at it. */
export const location = defineStepType({
  name: 'location',
  open: false,
  byShape: true,
  numeric: false,
  read(content, context) {
    if (content.kind !== 'location') return { read: 'other' };
    const { latitude, longitude } = content;
    return {
      read: 'answer',
      value: { lat: latitude, lon: longitude },
      ...(isInside(context.world.places.box, latitude, longitude)
        ? {}
        : { problems: ['pin-outside-regency'] }),
    };
  },
});
