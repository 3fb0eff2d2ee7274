import type { Ids } from '../storage/ports.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_PLACES = 16;
const LAST = RANDOM_PLACES - 1;
/** Asking for randomness costs more than an id: it is drawn for many. */
const DRAWN_AT_ONCE = 64;

/**
 * ULIDs (26 characters of Crockford's base 32: 48 bits of time, 80 random) that rise within the
 * process even inside one millisecond or when the clock steps back.
 */
export function ulids(now: () => number, random: (bytes: number) => Uint8Array): Ids {
  let time = 0;
  const tail = new Uint8Array(RANDOM_PLACES);
  /** All of the last id but its last digit. */
  let lead = '';
  let pool = new Uint8Array(0);
  let used = 0;
  const draw = (): void => {
    if (used === pool.length) {
      pool = Uint8Array.from(random(RANDOM_PLACES * DRAWN_AT_ONCE));
      used = 0;
    }
    for (let place = 0; place < RANDOM_PLACES; place += 1) tail[place] = pool[used + place]! % 32;
    tail[0]! %= 16;
    used += RANDOM_PLACES;
  };
  /** One more than the last; what stands before its last digit rarely changes. */
  const lift = (): void => {
    for (let place = LAST; place >= 0; place -= 1) {
      tail[place] = (tail[place]! + 1) % 32;
      if (tail[place] !== 0) break;
    }
  };
  return {
    next() {
      const at = now();
      const newer = at > time;
      if (newer) {
        time = at;
        draw();
      } else lift();
      if (newer || tail[LAST] === 0) lead = leadOf(time, tail);
      return lead + DIGITS[tail[LAST]!]!;
    },
    secret: random,
  };
}

function leadOf(time: number, tail: Uint8Array): string {
  let text = timePart(time);
  for (const digit of tail.subarray(0, LAST)) text += DIGITS[digit]!;
  return text;
}

function timePart(at: number): string {
  let rest = at;
  let text = '';
  for (let place = 0; place < 10; place += 1) {
    text = DIGITS[rest % 32]! + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
