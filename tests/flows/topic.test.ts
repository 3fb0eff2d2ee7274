import { expect, test } from '@jest/globals';
import { renderSays } from '../../flows/engine/render.ts';
import { newPerson } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function told(person: Person, text: string): string {
  const { says } = person.send({ kind: 'text', text });
  return renderSays(world, person.facts.contact.language, says, 4_000)
    .map((message) => (message.kind === 'text' ? message.text : ''))
    .join('\n');
}

function informed(): Person {
  const person = newPerson(world);
  expect(told(person, 'saya mau tanya izin reklame')).toContain('Untuk *Izin penyelenggaraan reklame* perlu');
  expect(person.facts.applications).toEqual([]);
  return person;
}

test('"saya mau tanya izin" is answered and begins nothing', () => {
  const person = informed();
  expect(told(person, 'mau urus izin reklame')).toContain('kita mulai *Izin reklame*');
  expect(person.facts.applications[0]?.permits).toEqual(['REKLAME']);
});

test.each(['berapa lama', 'brp biayanya', 'syaratnya apa aja', 'caranya gimana'])(
  '"%s" after a permit was told means that permit',
  (question) => {
    const answer = told(informed(), question);
    expect(answer).toContain('reklame');
    expect(answer).not.toContain('Untuk izin yang mana');
  },
);

test.each(['iya mau urus', 'ya', 'mau', 'iya', 'mau urus', 'boleh', 'ya mau min', 'yuk mulai sekarang'])(
  '"%s" after "Mau mulai sekarang?" begins it, by its name',
  (yes) => {
    const person = informed();
    expect(told(person, yes)).toContain('Baik, kita mulai *Izin reklame*');
    expect(person.facts.applications[0]?.permits).toEqual(['REKLAME']);
  },
);

test('another permit named is the one that is meant', () => {
  expect(told(informed(), 'berapa biaya nib perorangan')).toContain('Biaya *NIB usaha mikro');
});

test('a day later it is no longer meant', () => {
  const person = informed();
  person.pass(25 * 3_600_000);
  expect(told(person, 'berapa lama')).toContain('Untuk izin yang mana?');
  expect(person.facts.applications).toEqual([]);
});

test('inside a form its own permit is meant', () => {
  const person = informed();
  told(person, 'urus nib perorangan');
  told(person, 'syarat izin reklame apa?');
  expect(told(person, 'berapa lama?')).toContain('NIB usaha mikro');
});
