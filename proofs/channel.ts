/**
 * Laws 1 and 2 on WhatsApp's wire: people talk to the whole program over the server double, half of the trials with
 * signal 9 at a random stanza, half an hour of traffic with faults. Every message must be stored and handled once,
 * every answer composed once, and heard as in an undisturbed conversation.
 */
import { LINES, PHOTO_LINE, answers, faultsOf, openWorld, person, ready, write } from './channel-world.ts';
import type { World } from './channel-world.ts';
import { writeDayTable } from './fault-table.ts';
import type { Fault } from './faults.ts';
import type { Outcome, Prepared, Proof } from './proof.ts';
import { seeded } from './random.ts';
import type { Random } from './random.ts';
import { conversation } from './struck-conversation.ts';
import type { Struck } from './struck-conversation.ts';
import type { Contact } from '../tests/support/whatsapp-server/server.ts';
import { STRIKES } from './strikes.ts';

/** Two people while it is killed; four an hour with five messages each, and three faults. */
const KILL_PEOPLE = 2;
const HOUR_PEOPLE = 4;
const HOUR_FAULTS = 3;
/** So many stanzas and requests for files go to and fro for one message of each. */
const MOST_STEPS = 20;
/** A fault falls so soon after the message at the latest. */
const MOST_WAIT_MS = 30;
const NAMES = Object.keys(STRIKES);

type Done = Pick<Outcome, 'struck' | 'faults' | 'messages' | 'kinds'>;

export const channel: Proof = {
  needs: [],
  count: 200,
  atOnce: 1,
  async prepare(): Promise<Prepared> {
    const world = await openWorld();
    return { once: (seed, index) => trial(world, seed, index), close: () => world.close() };
  },
  report: writeDayTable,
};

async function trial(world: World, seed: number, index: number): Promise<Outcome> {
  const random = seeded(seed * 1_000_003 + index);
  const copies = world.copies.count;
  const done = index % 2 === 0 ? await killed(world, index, random) : await hour(world, index, random);
  return { index, resent: world.copies.count - copies, ...done };
}

/** Each writes a word or a photo; the process dies at some step; it comes back; each writes once more. */
async function killed(world: World, index: number, random: Random): Promise<Done> {
  const { server, life } = world;
  const everyone = Array.from({ length: KILL_PEOPLE }, () => person(world));
  const struckLine = random.below(PHOTO_LINE + 1);
  for (let line = 0; line < struckLine; line += 1) await undisturbed(world, everyone, index, line);
  const { promise: reached, resolve } = Promise.withResolvers<string>();
  let left = 1 + random.below(MOST_STEPS);
  const step = (what: string): void => {
    left -= 1;
    if (left === 0) resolve(what);
  };
  server.watch((direction, { tag }) => step(direction === 'in' ? `after its ${tag}` : `given ${tag}`));
  server.media.watch(() => step('fetching a photo'));
  const pause = random.next() * 3;
  await Promise.all(everyone.map((contact) => write(world, contact, index, struckLine)));
  const answered = answers(world, everyone, struckLine + 1);
  const struck = await Promise.race([reached, answered.then(() => 'between messages')]);
  await spin(pause);
  await life.kill();
  server.watch(() => undefined);
  server.media.watch(() => undefined);
  const back = ready(life);
  life.start(false);
  await back;
  await answers(world, everyone, struckLine + 1);
  const lines = struckLine + 2;
  await undisturbed(world, everyone, index, lines - 1);
  const faults: Fault[] = [];
  for (const contact of everyone) {
    const found = await faultsOf(world, contact, index, lines);
    faults.push(...found.faults);
    if (found.refused > 0) faults.push({ kind: 'lost', what: `${found.refused} answers were given up` });
  }
  return { struck, faults, messages: KILL_PEOPLE * lines };
}

async function undisturbed(
  world: World,
  everyone: readonly Contact[],
  index: number,
  line: number,
): Promise<void> {
  await Promise.all(everyone.map((contact) => write(world, contact, index, line)));
  await answers(world, everyone, line + 1);
}

/** An hour of the day: a conversation of each, with faults on some of their messages. */
async function hour(world: World, index: number, random: Random): Promise<Done> {
  const everyone = Array.from({ length: HOUR_PEOPLE }, () => person(world));
  const plan = planned(random);
  const faults = await conversation(world, everyone, index, plan, () => wait(random.below(MOST_WAIT_MS)));
  const kinds = plan.map(({ name }) => name);
  return { struck: 'an hour with faults', faults, kinds, messages: HOUR_PEOPLE * LINES.length };
}

/** Any faults may fall together, but for those that stop the number, or that fall on a photo: these have lines for themselves. */
function planned(random: Random): Struck[] {
  const names = Array.from({ length: HOUR_FAULTS }, () => random.pick(NAMES));
  const onPhoto = names.filter((name) => STRIKES[name]?.photo);
  const free = LINES.map((_, line) => line).filter((line) => onPhoto.length === 0 || line !== PHOTO_LINE);
  const [alone, others] = [true, false].map((one) =>
    names.filter((name) => !onPhoto.includes(name) && Boolean(STRIKES[name]?.alone) === one),
  );
  const lines = [
    ...(alone ?? []).map((name) => ({ name, line: free.splice(random.below(free.length), 1)[0]! })),
    ...(others ?? []).map((name) => ({ name, line: random.pick(free) })),
    ...onPhoto.map((name) => ({ name, line: PHOTO_LINE })),
  ];
  return lines.map((one) => ({ ...one, who: random.below(HOUR_PEOPLE) }));
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Finer than a timer. */
async function spin(ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) await new Promise((resolve) => setImmediate(resolve));
}
