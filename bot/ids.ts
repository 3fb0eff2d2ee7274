import type { Ids } from '../storage/ports.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_PLACES = 16;
/** Asking for randomness costs more than an id: it is drawn for many. */
const DRAWN_AT_ONCE = 64;

/**
 * ULIDs (26 characters of Crockford's base 32: 48 bits of time, 80 random) that rise within the
 * process even inside one millisecond or when the clock steps back.
 */
export function ulids(now: () => number, random: (bytes: number) => Uint8Array): Ids {
  let time = 0;
  let head = '';
  let tail: number[] = [];
  let pool = new Uint8Array(0);
  let used = 0;
  const draw = (): Uint8Array => {
    if (used === pool.length) {
      pool = Uint8Array.from(random(RANDOM_PLACES * DRAWN_AT_ONCE));
      used = 0;
    }
    used += RANDOM_PLACES;
    return pool.subarray(used - RANDOM_PLACES, used);
  };
  return {
    next() {
      const at = now();
      if (at > time) {
        time = at;
        head = timePart(time);
        tail = Array.from(draw(), (byte) => byte % 32);
        tail[0] = tail[0]! % 16;
      } else {
        for (let place = RANDOM_PLACES - 1; place >= 0; place -= 1) {
          tail[place] = (tail[place]! + 1) % 32;
          if (tail[place] !== 0) break;
        }
      }
      let id = head;
      for (const digit of tail) id += DIGITS[digit]!;
      return id;
    },
    secret: random,
  };
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
