/** What an edited message means, where the conversations do not tell it. */
import { expect, test } from '@jest/globals';
import { advance } from '../../flows/engine/advance.ts';
import { withEdits } from '../../flows/engine/edits.ts';
import type { Input } from '../../flows/input.ts';
import type { Content } from '../../flows/message.ts';
import { newSession } from '../../flows/session.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person, Turn } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function filledUpTo(key: string): Person {
  const person = newPerson(world);
  const form = ['urus nib perorangan', 'warung kopi', '5 juta', 'sendiri', '1', 'Kopi Rahma', 'Siti Rahmah'];
  for (const words of [...form, '6311064101900001', '081253411389', 'siti@gmail.com']) {
    if (person.open()?.step.key === key) break;
    told(person, words);
  }
  expect(person.open()?.step.key).toBe(key);
  return person;
}

const saidIn = ({ says }: Turn): string[] => says.map(({ text }) => text);
const answerOf = ({ facts }: Person, key: string) => facts.applications[0]?.answers.get(key)?.value;

test('words that make no answer leave the one that stands, and say why', () => {
  const person = filledUpTo('phone');
  expect(saidIn(person.edit('6311064101900001', '63110641019000'))).toContain('identity.nik.nik-length');
  expect(answerOf(person, 'nik')).toBe('6311064101900001');
});

test('an answer that an officer has changed since is not corrected', () => {
  const person = filledUpTo('name');
  person.facts.applications[0]?.answers.set('business_name', {
    value: 'Kopi Bu Rahmah',
    source: 'operator',
    at: person.now(),
  });
  expect(saidIn(person.edit('Kopi Rahma', 'Kopi Rahmah'))).toContain('edit.late');
  expect(answerOf(person, 'business_name')).toBe('Kopi Bu Rahmah');
});

test('an answer of several messages is not replaced by one of them', () => {
  const person = filledUpTo('business_name');
  person.send({ kind: 'text', text: 'Kopi' }, { kind: 'text', text: 'Rahma' });
  expect(answerOf(person, 'business_name')).toBe('Kopi Rahma');
  expect(saidIn(person.edit('Rahma', 'Rahmah'))).toContain('edit.late');
  expect(answerOf(person, 'business_name')).toBe('Kopi Rahma');
});

test("what was sent to the office is no more the person's to change: an officer is", () => {
  const person = filledUpTo('name');
  Object.assign(person.facts.applications[0]!, { stage: 'submitted', number: 'BLG-2026-000001-B' });
  expect(saidIn(person.edit('Kopi Rahma', 'Kopi Rahmah'))).toContain('edit.sent');
  expect(answerOf(person, 'business_name')).toBe('Kopi Rahma');
});

test('an edit that changes no word is no message', () => {
  const person = filledUpTo('name');
  expect(person.edit('Kopi Rahma', 'Kopi Rahma ').events).toEqual([]);
});

const message = (id: string, content: Content, edits?: string): Input => ({
  kind: 'message',
  id,
  at: 1,
  receivedAt: 1,
  content,
  from: 'contact',
  ...(edits === undefined ? {} : { edits: { message: edits } }),
});
const edit = (text: string): Content => ({ kind: 'edit', target: 'its id', text });

test('under a photo that nobody has looked at yet, the words are read as they are now', () => {
  const photo = { kind: 'image', file: { fault: 'gone' }, caption: 'KPT' } as const;
  const burst = [
    message('M1', photo),
    message('M2', edit('KTP'), 'M1'),
    message('M3', edit('KTP saya'), 'M1'),
  ];
  expect(withEdits(burst)).toEqual([message('M1', { ...photo, caption: 'KTP saya' })]);
});

test.each([
  ['taken out', 'PIN saya 482913', 'halo', 'M1'],
  ['put in', 'halo', 'PIN saya 482913', 'M2'],
])('a secret that is %s by an edit is blanked where it stands', (_, was, now, where) => {
  const { facts } = newPerson(world);
  const burst = [message('M1', { kind: 'text', text: was }), message('M2', edit(now), 'M1')];
  const { events } = advance(world, facts, newSession(), burst, 1);
  expect(events.filter(({ type }) => type === 'secret_received')).toEqual([
    { type: 'secret_received', message: where },
  ]);
});

test('an officer is read both: what was written, and what it is now', () => {
  const { facts } = newPerson(world);
  const burst = [message('M1', { kind: 'text', text: 'besok' }), message('M2', edit('lusa'), 'M1')];
  const chat = { ...facts.chat, owner: 'operator' as const };
  const { events } = advance(world, { ...facts, chat }, newSession(), burst, 1);
  expect(events.map((event) => 'message' in event && event.message)).toEqual(['M1', 'M2']);
});
