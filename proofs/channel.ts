/**
 * Laws 1 and 2 on WhatsApp's wire: people talk to the whole program over the server double, half of the trials with
 * signal 9 at a random stanza, half an hour of traffic with faults. Every message must be stored and handled once,
 * every answer composed once, and heard as in an undisturbed conversation.
 */
import type { Contact } from '../tests/support/whatsapp-server/server.ts';
import {
  LINES,
  answers,
  expected,
  faultsOf,
  idOf,
  openWorld,
  person,
  ready,
  textsTo,
  until,
  write,
} from './channel-world.ts';
import type { World } from './channel-world.ts';
import { disturb, FAULTS } from './channel-faults.ts';
import type { Fault } from './faults.ts';
import type { Outcome, Prepared, Proof } from './proof.ts';
import { seeded } from './random.ts';
import type { Random } from './random.ts';

/** Two people while it is killed; four an hour with five messages each, and three faults. */
const KILL_PEOPLE = 2;
const KILL_LINES = 2;
const HOUR_PEOPLE = 4;
const HOUR_FAULTS = 3;
/** So many stanzas go to and fro for one message of each. */
const MOST_STANZAS = 20;

export const channel: Proof = {
  needs: [],
  count: 200,
  atOnce: 1,
  async prepare(): Promise<Prepared> {
    const world = await openWorld();
    return { once: (seed, index) => trial(world, seed, index), close: () => world.close() };
  },
};

async function trial(world: World, seed: number, index: number): Promise<Outcome> {
  const random = seeded(seed * 1_000_003 + index);
  const copies = world.copies.count;
  const kill = index % 2 === 0;
  const everyone = Array.from({ length: kill ? KILL_PEOPLE : HOUR_PEOPLE }, () => person(world));
  const lines = kill ? KILL_LINES : LINES.length;
  const struck = kill
    ? await killed(world, everyone, index, random)
    : await hour(world, everyone, index, random);
  const faults: Fault[] = [];
  for (const contact of everyone) faults.push(...(await faultsOf(world, contact, index, lines)));
  return { index, struck, resent: world.copies.count - copies, faults };
}

/** Each writes; the process dies at some stanza; it comes back; each writes once more. */
async function killed(
  world: World,
  everyone: readonly Contact[],
  index: number,
  random: Random,
): Promise<string> {
  const { server, life } = world;
  const { promise: reached, resolve } = Promise.withResolvers<string>();
  let left = 1 + random.below(MOST_STANZAS);
  server.watch((direction, { tag }) => {
    left -= 1;
    if (left === 0) resolve(direction === 'in' ? `after its ${tag}` : `given ${tag}`);
  });
  const pause = random.next() * 3;
  await Promise.all(everyone.map((contact) => write(world, contact, index, 0)));
  const answered = until(() =>
    everyone.every((contact) => textsTo(world, contact).length >= expected(world, 1).length),
  );
  const struck = await Promise.race([reached, answered.then(() => 'between messages')]);
  await spin(pause);
  await life.kill();
  server.watch(() => undefined);
  const back = ready(life);
  life.start(false);
  await back;
  await answers(world, everyone, 1);
  await Promise.all(everyone.map((contact) => write(world, contact, index, 1)));
  await answers(world, everyone, 2);
  return struck;
}

/** Everyone goes through all lines, each next one once the last is answered; faults fall on some of them. */
async function hour(
  world: World,
  everyone: readonly Contact[],
  index: number,
  random: Random,
): Promise<string> {
  const plan = Array.from({ length: HOUR_FAULTS }, () => ({
    fault: random.pick(FAULTS),
    who: random.below(everyone.length),
    line: random.below(LINES.length),
  }));
  for (let line = 0; line < LINES.length; line += 1) {
    await Promise.all(
      everyone.map(async (contact, who) => {
        const due = plan.filter((one) => one.line === line && one.who === who).map(({ fault }) => fault);
        const text = { conversation: LINES[line] ?? '' };
        if (due.includes('garbled')) await world.server.garble(contact, text, idOf(contact, index, line));
        else await write(world, contact, index, line);
        for (const fault of due) await disturb(world.server, fault, idOf(contact, index, line), random);
      }),
    );
    await answers(world, everyone, line + 1);
  }
  return 'an hour with faults';
}

/** Finer than a timer. */
async function spin(ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) await new Promise((resolve) => setImmediate(resolve));
}
