import { setTimeout as delay } from 'node:timers/promises';
import type { Contender } from './contender.ts';

export type Rightness = { people: number; right: number };

/** A reply that never comes must not hold the others up. */
const LIMIT_MS = 5_000;
const within = <T>(work: Promise<T>): Promise<T | undefined> =>
  Promise.race([work, delay(LIMIT_MS, undefined, { ref: false })]);

/** Everybody fills the form alone up to `until`; `disturb` then takes the place of the next turns. */
async function each(
  contender: Contender,
  people: number,
  disturb: (person: number) => Promise<number>,
  from: number,
): Promise<Rightness> {
  let right = 0;
  const one = async (person: number): Promise<void> => {
    for (let turn = 0; turn < from; turn += 1) await contender.deliver(person, contender.words(person, turn));
    let ok = true;
    for (let turn = await disturb(person); turn < contender.turns; turn += 1) {
      const answer = await within(contender.deliver(person, contender.words(person, turn)));
      ok = answer !== undefined && contender.right(person, turn, answer.replies) && ok;
    }
    if (ok) right += 1;
  };
  await Promise.all(Array.from({ length: people }, (_, person) => one(person)));
  return { people, right };
}

/** Three answers at once in mid-form, before the questions they answer were asked; `more` are idle words after them. */
export function burst(
  contender: Contender,
  people: number,
  more: readonly string[],
  rest: () => Promise<unknown>,
): Promise<Rightness> {
  const [first, second, third] = contender.burst;
  let serial = 0;
  return each(
    contender,
    people,
    async (person) => {
      const texts = [first, second, third].map((turn) => contender.words(person, turn));
      await within(
        Promise.all(
          [...texts, ...more].map((text) => {
            serial += 1;
            return contender.post(person, text, serial);
          }),
        ),
      );
      await rest();
      return third + 1;
    },
    first,
  );
}

/** One answer in mid-form delivered twice with the same id, as webhooks do. */
export function redelivery(
  contender: Contender,
  people: number,
  rest: () => Promise<unknown>,
): Promise<Rightness> {
  const [turn] = contender.burst;
  return each(
    contender,
    people,
    async (person) => {
      const text = contender.words(person, turn);
      await within(contender.post(person, text, person + 1));
      await rest();
      await within(contender.post(person, text, person + 1));
      await rest();
      return turn + 1;
    },
    turn,
  );
}
