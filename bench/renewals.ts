/**
 * `npm run bench -- --whatsapp --renewals`: memory over as many renewals of everybody's list of devices as a day
 * brings. The library asks anew for one that is five minutes old; here each is old at once.
 */
import { openWorld, person } from '../proofs/channel-world.ts';
import { writeBlock } from './sections.ts';
import { commit, everyone, mb, usage } from './whatsapp.ts';

const PRELOAD = new URL('../tests/support/whatsapp-server/short-lists.mjs', import.meta.url).href;
const PEOPLE = 20;
/** Each person writes once in every five minutes of so many hours. */
const HOURS = 24;
const PER_HOUR = 12;
const SAMPLES = 8;

export async function measureRenewals(say: (line: string) => void): Promise<void> {
  const world = await openWorld(15_000, PRELOAD);
  try {
    let asked = 0;
    world.server.watch((direction, { tag, attrs }) => {
      if (direction === 'in' && tag === 'iq' && attrs['xmlns'] === 'usync') asked += 1;
    });
    const people = Array.from({ length: PEOPLE }, () => person(world));
    await everyone(world, people, 0, PER_HOUR);
    asked = 0;
    const heaps: number[] = [];
    const each = (HOURS * PER_HOUR) / SAMPLES;
    for (let sample = 1; sample <= SAMPLES; sample += 1) {
      await everyone(world, people, sample, each);
      heaps.push(mb((await usage(world)).heap));
      say(`… ${(sample * HOURS) / SAMPLES} hours, ${heaps.at(-1)} MB in use, ${asked} lists asked for`);
    }
    if (asked < HOURS * PER_HOUR * PEOPLE) throw new Error(`only ${asked} lists were asked for`);
    writeBlock('renewals', text(heaps, asked));
  } finally {
    await world.close();
  }
}

const text = (heaps: readonly number[], asked: number): string =>
  `The library reads a person's list of devices anew when it is five minutes old, and begins a new session with it. With
that time shortened to nothing, ${PEOPLE} people wrote ${HOURS * PER_HOUR} messages each, as many renewals as ${HOURS} hours of talk
can bring (${asked.toLocaleString('en')} lists asked for): in use of the heap after each ${HOURS / SAMPLES} hours' worth ${heaps.join(', ')} MB.
Commit ${commit()}.`;
