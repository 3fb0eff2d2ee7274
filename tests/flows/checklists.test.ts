/** The checklist of every permit, as it is shown on a small phone. */
import { expect, test } from '@jest/globals';
import { renderSays } from '../../flows/engine/render.ts';
import { askedFor } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const permits = [...world.catalogue.permits.values()].filter(({ handling }) => handling === 'normal');

function applicant(permit: string): Person {
  const person = newPerson(world);
  const [id, at] = ['case', person.now()];
  const empty = { version: 1, stage: 'draft', stageSince: at, answers: new Map(), items: new Map() } as const;
  person.facts.applications.push({ ...empty, id, permits: [permit], answers: new Map(), items: new Map() });
  return person;
}

function checklist(person: Person): string[] {
  const { says } = person.send({ kind: 'text', text: 'berkas' });
  const own = says.filter(({ text }) => text === 'checklist.head');
  expect(own).toHaveLength(1);
  return renderSays(world, person.facts.contact.language, own, 4_000).map((message) =>
    message.kind === 'text' ? message.text : '',
  );
}

test.each(permits.map(({ code }) => code))('%s: one message, in short names', (code) => {
  for (const states of [[], ['accepted'], ['rejected', 'accepted', 'deferred', 'accepted']] as const) {
    const person = applicant(code);
    const [application] = person.facts.applications;
    for (const [at, requirement] of world.catalogue.permits.get(code)!.requirements.entries()) {
      const state = states[at % states.length];
      if (state)
        application!.items.set(requirement.code, { state, reason: 'fotonya buram', at: person.now() });
    }
    const messages = checklist(person);
    expect(messages).toHaveLength(1);
    expect(messages[0]!.length).toBeLessThanOrEqual(700);
  }
});

test('a name in a list is short, and no two of a permit read the same', () => {
  for (const { code, requirements } of permits) {
    const names = requirements.map(({ short, label }) => short ?? label);
    expect({ code, long: names.filter((name) => name.length > 32) }).toEqual({ code, long: [] });
    expect({ code, names: new Set(names).size }).toEqual({ code, names: names.length });
  }
});

test('of what is there in part only the rest is lacking, or left to an officer', () => {
  const pin = askedFor(world, 'location');
  expect(told(pin, 'berkas')).toContain('• Titik lokasi\n');
  const left = askedFor(world, 'doc:ktp');
  expect(told(left, 'berkas')).toMatch(/Dibantu petugas nanti: .*Titik lokasi$/m);
  expect(told(left, 'berkas')).not.toContain('Alamat dan titik lokasi');
  const none = askedFor(world, 'address');
  expect(told(none, 'berkas')).toContain('• Alamat dan titik lokasi');
});

test('whoever told their name and has no NIK at hand lacks the NIK alone', () => {
  expect(told(askedFor(world, 'nik'), 'berkas')).toContain('• NIK\n');
});

test('before it is sent the pin alone is asked for once more', () => {
  const person = askedFor(world, 'location');
  for (const words of ['nanti', 'nanti']) told(person, words);
  expect(told(person, '1')).toContain('petugas bantu:\n• Titik lokasi\n• KTP');
});
