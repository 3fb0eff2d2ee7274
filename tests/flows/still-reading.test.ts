/** A photo that takes long to be read is acknowledged before it was: then it is said that what it says follows. */
import { expect, test } from '@jest/globals';
import { advance } from '../../flows/engine/advance.ts';
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

test('while reading takes long it is said once that it is being done, and the acknowledgement still follows', () => {
  const person = newPerson(testWorld());
  told(person, 'mau urus sip bidan', '1', 'setuju');
  person.send(photo('ktp'));
  const [application] = person.facts.applications;
  const { file } = application!.answers.get('doc:ktp')!.value as { file: string };
  const since = person.now();
  let session = { ...person.session(), photos: application!.id, came: [file], reading: { message: since } };
  const quietAfter = (ms: number): string[] => {
    const notice = { notice: 'timer', timer: 'photo_quiet', key: application!.id } as const;
    const inputs = [{ kind: 'notice', id: `quiet-${ms}`, receivedAt: since + ms, notice }] as const;
    const turn = advance(person.world, person.facts, session, inputs, since + ms);
    session = turn.session as typeof session;
    return turn.events.flatMap((event) => (event.type === 'say' ? event.text : []));
  };
  expect(quietAfter(3_000)).toEqual([]);
  expect(quietAfter(6_000)).toEqual(['file.being_read']);
  expect(quietAfter(9_000)).toEqual([]);
  expect(quietAfter(21_000).slice(0, 2)).toEqual(['file.received_missing_more', 'file.still_reading']);
  expect(session).not.toHaveProperty('heard');
  // Of an album the first was spoken of already.
  session = { ...session, photos: application!.id, heard: true, reading: { message: since } };
  expect(quietAfter(6_000)).toEqual([]);
  delete session.heard;
  person.facts.chat.owner = 'operator';
  session = { ...session, photos: application!.id, reading: { message: since } };
  expect(quietAfter(6_000)).toEqual([]);
});
