import { findPlace } from '../../licensing/regions/place.ts';
import { talkIn } from '../../licensing/understanding/reply/talk.ts';
import { defineStepType } from '../define.ts';
import type { Reading, StepContext } from '../define.ts';
import type { Json } from '../json.ts';
import type { Asked } from '../session.ts';
import { plainText } from '../engine/plain-text.ts';
import { doubtOnce } from './doubt-once.ts';
import { isNoName } from './no-name.ts';
import { renamedPlace } from './renamed-place.ts';

/** Desa or kelurahan. One that the region data does not know is kept as typed, for the officer. */
const typed = defineStepType({
  name: 'village',
  open: true,
  byShape: false,
  numeric: false,
  read(content, context, asked) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    if (MEASURED.test(words)) return { read: 'other' };
    // A bare name that is a district's too is meant as the village here.
    const found = findPlace(`desa ${words}`, context.world.places);
    // "Rina Wati" is one letter away from Riwa, and something is left over: no village was written.
    const guessed = !found.certain && found.district !== undefined && found.rest !== '';
    if (found.village !== undefined && !guessed) return inDistrict(found.village, words, context, asked);
    if (words.length < 3 || words.length > 60 || isNoName(words))
      return { read: 'refused', reason: 'village.shape' };
    const talk = talkIn(words);
    if (talk === 'asks' || talk === 'talks') return { read: 'other' };
    const reading = { read: 'answer', value: words, raw: words } as const;
    const { districts } = context.world.places;
    // "paringin" once more: the district was asked just before.
    const same = districts.find(({ name }) => name.toLowerCase() === words.trim().toLowerCase());
    if (same)
      return doubtOnce(reading, asked, {
        reason: 'village.is_district',
        problem: 'village-unknown',
        values: { district: same.name },
      });
    return { ...reading, mark: 'to_check', problems: ['village-unknown'] };
  },
});

/** "ukurannya 3x4 meter": how large something is, and not where. */
const MEASURED = /\d\s*[x×]\s*\d|\b(?:ukuran|meter|lebar|tinggi)(?:nya)?\b/i;

/** A village put right is put right in the address too, so that the two do not contradict each other. */
export const village = defineStepType({
  ...typed,
  read(content, context, asked) {
    const reading = typed.read(content, context, asked);
    if (reading.read !== 'answer' || typeof reading.value !== 'string') return reading;
    const district = reading.also?.['district'];
    const before = context.answer('address');
    const renamed = renamedPlace(before, 'village', villageBefore(context), reading.value);
    const right = typeof district === 'string' ? district : undefined;
    const address = renamedPlace(renamed, 'district', context.answer('district'), right);
    return address === before ? reading : { ...reading, also: { ...reading.also, address: address ?? null } };
  },
});

/** The village as it was answered; where that went with its district, the one that the address still tells. */
function villageBefore({ answer, world }: StepContext): Json | undefined {
  const answered = answer('village');
  const address = answer('address');
  if (typeof answered === 'string' || typeof address !== 'string') return answered;
  return findPlace(address, world.places).elsewhere?.village;
}

/** A village of another district than the one answered is asked back about; sent again, its own district is meant. */
function inDistrict(
  village: string,
  raw: string,
  { answer, world }: StepContext,
  asked: Asked | undefined,
): Reading {
  const reading = { read: 'answer', value: village, raw } as const;
  const stated = answer('district');
  const homes = world.places.districts.filter(({ villages }) => villages.includes(village));
  if (typeof stated !== 'string' || homes.some(({ name }) => name === stated)) return reading;
  const values = { village, stated, district: homes.map(({ name }) => name).join(' / ') };
  const doubt = { reason: 'village.elsewhere', problem: 'village-elsewhere', values };
  const again = doubtOnce(reading, asked, doubt);
  const [home] = homes;
  return again.read === 'answer' && home && homes.length === 1
    ? { ...reading, also: { district: home.name } }
    : again;
}
