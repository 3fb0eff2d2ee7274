/** What is said of a permit that is out. */
import { expect, test } from '@jest/globals';
import { askedFor } from '../support/form.ts';
import { told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function withPermit(stage: 'issued' | 'completed'): Person {
  const person = askedFor(world, 'doc:ktp');
  told(person, 'lewati');
  expect(told(person, '1')).toContain('tanda terima');
  Object.assign(person.facts.applications[0]!, { stage });
  return person;
}

test.each(['nib nya salah nama', 'nama di nib saya salah, harusnya ida rohani', 'alamat di izin keliru min'])(
  '"%s" brings an officer, once the permit is out',
  (words) => {
    for (const stage of ['issued', 'completed'] as const) {
      const person = withPermit(stage);
      const answer = told(person, words);
      expect(answer).toContain('BLG-2026-000001-B');
      expect(answer).toContain('petugas');
      expect(person.facts.ticket).toBeDefined();
    }
  },
);

test.each(['kalau nama di nib salah gimana?', 'nib', 'status'])('"%s" is no such report', (words) => {
  const person = withPermit('issued');
  told(person, words);
  expect(person.facts.ticket?.topic).not.toBe('help');
});

test.each(['kenapa lama banget', 'kok lama sih min', 'knp lama sekali ya?'])(
  '"%s" is answered with where the case stands, and begins no complaint',
  (words) => {
    for (const stage of ['issued', 'completed'] as const) {
      const person = withPermit(stage);
      const answer = told(person, words);
      expect(answer).toContain('BLG-2026-000001-B');
      expect(answer).toContain('*keluhan*');
      expect(person.session().frames).toEqual([]);
    }
    expect(told(withPermit('issued'), 'kenapa lama banget, kecewa sama pelayanannya')).not.toContain(
      'Posisi',
    );
  },
);

test.each(['nomor nib nya berapa', 'nib saya nomor berapa', 'minta nomor nib'])(
  '"%s", once the permit is out, is on its paper',
  (words) => {
    const person = withPermit('issued');
    expect(told(person, words)).toContain('tertulis di PDF yang sudah dikirim');
    person.facts.applications[0]!.paperAt = person.now() + 3_600_000;
    expect(told(person, words)).not.toContain('tertulis di PDF');
  },
);
