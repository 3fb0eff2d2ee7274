/** A photo that takes long to be read is acknowledged before it was: then it is said that what it says follows. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import { photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

test.each([
  ['still being read', true],
  ['read meanwhile', false],
])('a photo that is %s when its series is acknowledged', (_, reading) => {
  const person = newPerson(testWorld());
  told(person, 'mau urus sip bidan', '1', 'setuju');
  person.send(photo('ktp'));
  const [application] = person.facts.applications;
  const { file } = application!.answers.get('doc:ktp')!.value as { file: string };
  const more = reading ? { reading: { message: person.now() } } : {};
  Object.assign(person.session(), { came: [file], ...more });
  const { says } = person.hear({ notice: 'timer', timer: 'photo_quiet', key: application!.id });
  expect(says[0]?.text).toBe('file.received_missing_more');
  expect(says.map(({ text }) => text).includes('file.still_reading')).toBe(reading);
});
