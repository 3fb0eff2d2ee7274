/** "jam buka kantor": open or closed as the queue has it; figures only once the office has confirmed them. */
import { describe, expect, test } from '@jest/globals';
import { renderSays } from '../../flows/engine/render.ts';
import type { World } from '../../flows/world.ts';
import { newPerson } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const HOUR = 3_600_000;
const world = testWorld();

/** The answer so long after a Tuesday, ten o'clock. */
function answer(at: World, hours: number): string {
  const person = newPerson(at);
  person.pass(hours * HOUR);
  const { says } = person.send({ kind: 'text', text: 'kantor buka jam berapa' });
  return renderSays(at, 'id', says, 4_000)
    .map((message) => (message.kind === 'text' ? message.text : ''))
    .join('\n');
}

describe('the office has confirmed neither', () => {
  test('it says so of each, and what the schedule has now', () => {
    expect(answer(world, 0)).toMatch(
      /Alamat .*masih dipastikan.*Jam kantor masih dipastikan.*sekarang \*buka\*/s,
    );
    expect(answer(world, 12)).toMatch(/Jam kantor masih dipastikan.*sekarang \*tutup\*/s);
  });
});

test('hours that are confirmed are no more said to be in doubt, although the address is', () => {
  const confirmed = { ...world, calendar: { ...world.calendar, hoursConfirmed: true } };
  const words = answer(confirmed, 12);
  expect(words).toMatch(/Kantor sedang tutup, buka lagi \*?Rabu/);
  expect(words).not.toMatch(/jam[^.]*dipastikan/i);
});
