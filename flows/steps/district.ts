import { findPlace } from '../../licensing/regions/place.ts';
import { defineStepType } from '../define.ts';
import type { StepContext } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';
import { choice } from './choice.ts';
import { renamedPlace } from './renamed-place.ts';

const districts = choice(({ world }) =>
  world.places.districts.map((district) => ({ id: district.name, label: district.name })),
);

/**
 * One of the districts; a village or a whole address written instead tells it too. Where the address named a village of
 * another district than it stated, that is what is asked.
 */
const told = defineStepType({
  ...districts,
  read(content, context, asked) {
    const reading = districts.read(content, context, asked);
    if (reading.read === 'answer') {
      const { village, district: home } = elsewhere(context) ?? {};
      return village !== undefined && home === reading.value ? { ...reading, also: { village } } : reading;
    }
    const words = plainText(content);
    if (words === undefined || reading.read !== 'other') return reading;
    const found = findPlace(words, context.world.places);
    if (!found.certain || found.district === undefined) return reading;
    const also = found.village === undefined ? {} : { also: { village: found.village } };
    return { read: 'answer', value: found.district, raw: words, ...also };
  },
  question(context) {
    const values = elsewhere(context);
    return values === undefined ? { text: 'ask.district' } : { text: 'ask.district_which', values };
  },
});

/** A district put right is put right in the address too, and a village that lies elsewhere is asked again. */
export const district = defineStepType({
  ...told,
  read(content, context, asked) {
    const reading = told.read(content, context, asked);
    const before = context.answer('district');
    if (reading.read !== 'answer' || typeof reading.value !== 'string' || reading.value === before)
      return reading;
    const address = renamedPlace(context.answer('address'), 'district', before, reading.value);
    return {
      ...reading,
      also: {
        ...(address === context.answer('address') ? {} : { address: address ?? null }),
        ...(liesIn(context, reading.value) ? {} : { village: null }),
        ...reading.also,
      },
    };
  },
});

/** Whether the village that was answered, if any, may lie in the district; one that the region data does not know may. */
function liesIn({ answer, world }: StepContext, district: string): boolean {
  const village = answer('village');
  const homes = world.places.districts.filter(({ villages }) => villages.some((each) => each === village));
  return homes.length === 0 || homes.some(({ name }) => name === district);
}

/** What the address says, where its village and its district do not fit together. */
function elsewhere({
  answer,
  world,
}: StepContext): { village: string; district: string; stated: string } | undefined {
  const address = answer('address');
  if (typeof address !== 'string') return undefined;
  const found = findPlace(address, world.places);
  if (found.elsewhere === undefined || found.district === undefined) return undefined;
  return { ...found.elsewhere, stated: found.district };
}
