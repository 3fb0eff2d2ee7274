/** Where the office is and when it is open: what was asked, and figures only once the office has confirmed them. */
import { describe, expect, test } from '@jest/globals';
import { renderSays } from '../../flows/engine/render.ts';
import type { World } from '../../flows/world.ts';
import { newPerson } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const world = testWorld();
const confirmed: World = { ...world, calendar: { ...world.calendar, hoursConfirmed: true } };

/** The answer so long after a Tuesday, ten o'clock. */
function answer(at: World, after: number, words = 'kantor buka jam berapa', language = 'id'): string {
  const person = newPerson(at);
  person.pass(after);
  const { says } = person.send({ kind: 'text', text: words });
  return renderSays(at, language, says, 4_000)
    .map((message) => (message.kind === 'text' ? message.text : ''))
    .join('\n');
}

describe('the office has confirmed neither', () => {
  test('it says so, and what the schedule has now', () => {
    expect(answer(world, 0)).toMatch(/Jam kantor masih dipastikan.*sekarang \*buka\*/s);
    expect(answer(world, 12 * HOUR)).toMatch(/Jam kantor masih dipastikan.*sekarang \*tutup\*/s);
    expect(answer(world, 0)).not.toMatch(/07\.30/);
  });

  test('a public holiday of the next days is told all the same', () => {
    const newYear = 45 * DAY;
    expect(answer(world, newYear - 3 * DAY, 'besok kantor buka kah')).toMatch(
      /libur.*\n• Jumat 1 Jan: libur, Tahun Baru 2027 Masehi/i,
    );
    expect(answer(world, 0)).not.toContain('libur');
  });
});

test.each([
  ['jam berapa buka besok', false, true],
  ['sabtu buka gak min', false, true],
  ['alamat kantornya dmn', true, false],
  ['kantornya sebelah mana', true, false],
  ['kantor dimana dan buka jam berapa', true, true],
])('"%s"', (words, where, when) => {
  const said = answer(world, 0, words);
  expect([/Alamat .*dipastikan/.test(said), /Jam kantor .*dipastikan/.test(said)]).toEqual([where, when]);
});

describe('the office has confirmed its hours', () => {
  test('they are told for each of the next seven days', () => {
    const said = answer(confirmed, 12 * HOUR);
    expect(said).toMatch(/• Rabu \d+ \w+: 07\.30–12\.00, 13\.00–16\.00\n/);
    expect(said).toMatch(/• Sabtu \d+ \w+: tutup/);
    expect(said.match(/^•/gm)).toHaveLength(7);
    expect(said).toMatch(/Kantor sedang tutup, buka lagi \*?Rabu/);
    expect(said).not.toMatch(/dipastikan/i);
  });

  test('in English with its clock', () => {
    expect(answer(confirmed, 0, 'what time do you open?', 'en')).toContain('07:30–12:00');
  });
});
