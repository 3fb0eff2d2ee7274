import type { Regions } from '../../licensing/regions/regions.ts';
import { seeded } from '../random.ts';
import type { Random } from '../random.ts';
import { drawKtp } from './ktp-card.ts';
import { drawLookAlike, drawNpwp, drawScene, LOOK_ALIKES, SCENES } from './other-cards.ts';
import { DAMAGES } from './number-damage.ts';
import type { Damage } from './number-damage.ts';
import { inventPerson } from './people.ts';
import type { Part, Person } from './people.ts';
import { photograph, READABLE, UNREADABLE } from './photo.ts';
import type { Condition } from './photo.ts';

/**
 * One photo with what stands on it. `shows`: ktp, npwp, or what it is instead. `readable`: undefined where the number is
 * damaged; whether it can be read is then for the reader to know.
 */
export type Sample = {
  condition: Condition | Damage;
  readable: boolean | undefined;
  shows: string;
  truth: Record<string, string>;
  jpeg: Buffer;
};

const KINDS = 12;

/**
 * Kinds in turn: of twelve photos five are readable KTPs, two unreadable ones, two such with a damaged number, two NPWP cards, one
 * is something else.
 */
export async function drawSample(seed: number, index: number, part: Part, regions: Regions): Promise<Sample> {
  const random = seeded((seed * 1_000_003 + index * 7_919 + (part === 'held' ? 500_009 : 0)) >>> 0);
  const person = inventPerson(random, part, regions);
  const round = Math.floor(index / KINDS);
  const turn = index % KINDS;
  if (turn < 5) {
    const condition = READABLE[(round * 5 + turn) % READABLE.length]!;
    return {
      condition,
      readable: true,
      shows: 'ktp',
      truth: person,
      jpeg: await photograph(drawKtp(random, part, person), condition, random),
    };
  }
  if (turn < 7) {
    const condition = UNREADABLE[(round * 2 + turn - 5) % UNREADABLE.length]!;
    return {
      condition,
      readable: false,
      shows: 'ktp',
      truth: person,
      jpeg: await photograph(drawKtp(random, part, person), condition, random),
    };
  }
  if (turn < 9)
    return await damagedSample(random, DAMAGES[(round * 2 + turn - 7) % DAMAGES.length]!, part, person);
  if (turn < 11) {
    const condition = READABLE[(round * 2 + turn) % READABLE.length]!;
    const { svg, truth } = drawNpwp(random, part, person);
    return {
      condition,
      readable: true,
      shows: 'npwp',
      truth,
      jpeg: await photograph(svg, condition, random),
    };
  }
  const shows = [...LOOK_ALIKES, ...SCENES][round % (LOOK_ALIKES.length + SCENES.length)]!;
  const svg = LOOK_ALIKES.find((kind) => kind === shows)
    ? drawLookAlike(shows as (typeof LOOK_ALIKES)[number], random, part, person)
    : drawScene(shows as (typeof SCENES)[number], random, part);
  return {
    condition: 'typical',
    readable: true,
    shows,
    truth: {},
    jpeg: await photograph(svg, 'typical', random),
  };
}

/** A photo of a card that could be read well, but for what befell the print of its number. */
async function damagedSample(random: Random, condition: Damage, part: Part, person: Person): Promise<Sample> {
  const taken = random.pick(TAKEN);
  const jpeg = await photograph(drawKtp(random, part, person, condition), taken, random);
  return { condition, readable: undefined, shows: 'ktp', truth: person, jpeg };
}

const TAKEN = ['good', 'typical', 'small', 'slight_blur', 'low_light'] as const;
