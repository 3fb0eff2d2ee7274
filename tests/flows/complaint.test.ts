/** A complaint is told once: in the first sentence, if that tells it. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  'pelayanan kalian jelek banget, sudah 3 minggu tidak ada kabar!!',
  'petugasnya marah marah sama saya kemarin di loket, kecewa',
])('"%s" is the complaint itself', (text) => {
  const { events } = newPerson(world).send({ kind: 'text', text });
  expect(events).toContainEqual({ type: 'ticket_opened', topic: 'complaint', reason: text });
});

test.each(['mau komplain', 'saya mau menyampaikan keluhan soal pelayanan kantor', 'gimana cara komplain?'])(
  '"%s" only announces one',
  (words) => {
    const { events } = newPerson(world).send({ kind: 'text', text: words });
    expect(events.map(({ type }) => type)).not.toContain('ticket_opened');
  },
);

test('the number of a case alone tells nothing of what happened', () => {
  const person = newPerson(world);
  told(person, 'keluhan');
  expect(told(person, 'BLG-2026-000001-B')).toContain('apa yang terjadi');
  expect(told(person, 'mau komplain')).toContain('terlalu singkat');
  expect(told(person, 'BLG-2026-000001-B belum ada kabar dua minggu')).toContain('sudah dicatat');
});
