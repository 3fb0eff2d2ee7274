/**
 * Each fault of WhatsApp's wire by itself, several times: two people go through a conversation, the fault falls on one
 * of its messages, and where only a person can help, that is done. Every message must be stored and handled once, and
 * every answer heard once.
 */
import { LINES, PHOTO_LINE, openWorld, person } from './channel-world.ts';
import type { World } from './channel-world.ts';
import { writeFaultTable } from './fault-table.ts';
import type { Outcome, Prepared, Proof } from './proof.ts';
import { seeded } from './random.ts';
import { conversation } from './struck-conversation.ts';
import { STRIKES } from './strikes.ts';

const PEOPLE = 2;
const TIMES = 4;

const NAMES = Object.keys(STRIKES);

export const eachFault: Proof = {
  needs: [],
  count: NAMES.length * TIMES,
  atOnce: 1,
  async prepare(): Promise<Prepared> {
    const world = await openWorld();
    return { once: (seed, index) => trial(world, seed, index), close: () => world.close() };
  },
  report: (outcomes, made) => writeFaultTable(NAMES, outcomes, made),
};

async function trial(world: World, seed: number, index: number): Promise<Outcome> {
  const random = seeded(seed * 1_000_003 + index);
  const name = NAMES[index % NAMES.length]!;
  const copies = world.copies.count;
  const everyone = Array.from({ length: PEOPLE }, () => person(world));
  const line = STRIKES[name]?.photo ? PHOTO_LINE : random.below(LINES.length);
  const plan = [{ name, who: random.below(PEOPLE), line }];
  const faults = await conversation(world, everyone, index, plan);
  const resent = world.copies.count - copies;
  return { index, struck: name, resent, faults, messages: PEOPLE * LINES.length };
}
