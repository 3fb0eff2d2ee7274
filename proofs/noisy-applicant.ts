/** A stall keeper's way to a submitted NIB, as it really goes: typos, bursts, a photo too early, second thoughts. */
import type { Line } from './chat-child.ts';

const FROM = '+6281234567890';
export const APPLICANT = { kind: 'sim', value: FROM } as const;

/** The first bytes of a PNG: enough for a file that is kept and never read. */
export const PHOTO = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** Tuesday 09:00 in Makassar (UTC+8), some week of 1970. */
const TUESDAY_NINE = 5 * DAY + HOUR;

/** Steps in order; the lines of one step are written at once. `photo` is the path of a picture. */
export function noisyApplicant(photo: string, now: number): Line[][] {
  let made = 0;
  const line = (fields: Record<string, unknown>): Line => ({ id: `line-${(made += 1)}`, ...fields });
  const say = (...texts: string[]): Line[] => texts.map((text) => line({ from: FROM, text }));
  return [
    // Opening hours are told to the applicant: the conversation always begins in them.
    [line({ advance: `PT${Math.ceil(untilTuesday(now) / 1000)}S` })],
    say('halo min'),
    say('1'),
    say('handak bikin nib warung kopi'),
    say('warung kopi dan gorengan'),
    say('2'),
    say('brp biayanya?', '5 jt', '2 orang'),
    say('brp lama urusnya?'),
    [line({ from: FROM, image: photo, caption: 'ktp' })],
    say('1'),
    say('2 orang'),
    say('Kopi Rahmah'),
    [line({ advance: 'P7D' })],
    say('Rahmah binti Ali'),
    say('63110641019000'),
    say('6311064101900001'),
    say('bahasa'),
    say('3'),
    say('1'),
    say('bahasa'),
    say('1'),
    say('rahmah@gmial.com'),
    say('rahmah@gmail.com'),
    say('jl a yani rt 3 ds paringin timur kec paringin'),
    [line({ from: FROM, location: { lat: -2.33, lon: 115.46 } })],
    say('2'),
    say('kopi dan soto banjar'),
    say('1'),
    say('izin saya'),
    say('makasih', 'min'),
  ];
}

/** Milliseconds until the next Tuesday 09:00, the moment every conversation begins. */
export function untilTuesday(now: number): number {
  return 7 * DAY - ((((now - TUESDAY_NINE) % (7 * DAY)) + 7 * DAY) % (7 * DAY));
}
