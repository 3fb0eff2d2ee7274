/** Whoever waits for an officer hears place and promise, however they ask. */
import { expect, test } from '@jest/globals';
import { askedFor } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function waiting(person = newPerson(world)): Person {
  told(person, 'petugas');
  person.facts.ticket = { ...person.facts.ticket!, place: 3, dueAt: person.now() + 3_600_000 };
  return person;
}

test.each([
  'status',
  'belum ada kabar',
  'antrean saya ke berapa',
  'kok lama',
  'kok lama banget',
  'kapan dijawab',
  'brapa lama dijawab',
  'berapa lama lagi',
  'brp jam lagi ya',
  'nunggunya brp jam lg min',
  'kok belum dijawab min',
  'halo?',
  'mau ngobrol sama petugas',
])('"%s"', (words) => {
  const answer = told(waiting(), words);
  expect(answer).toContain('ke-3');
  expect(answer).toContain('sebelum');
  expect(answer).not.toContain('Belum ada permohonan');
});

test('what is asked about a permit is answered, place and promise beside it', () => {
  const answer = told(waiting(), 'terus izin saya gimana');
  expect(answer).toContain('Belum ada permohonan');
  expect(answer).toContain('ke-3');
});

test('what is only told goes to the officer', () => {
  expect(told(waiting(), 'sudah saya transfer tapi tidak ada kwitansi')).toContain('sudah saya catat');
});

test('a promise that has passed is not told again as one to come', () => {
  const person = waiting();
  person.facts.ticket!.dueAt = person.now() - 1;
  expect(told(person, 'kok lama')).toContain('secepatnya');
});

test('another question is answered while they wait', () => {
  expect(told(waiting(), 'berapa lama urus nib perorangan?')).toContain('NIB');
  expect(told(waiting(), 'menu')).toContain('Urus izin');
});

test('nobody waits: the same words mean a permit', () => {
  expect(told(newPerson(world), 'belum ada kabar')).toContain('Belum ada permohonan');
});

test.each(['ga usah deh', 'batal', 'ga jadi ke petugas', 'batal antri aja', 'cancel'])(
  'giving up while they wait ("%s") is asked about, and then they wait no more',
  (words) => {
    const person = waiting();
    expect(told(person, words)).toContain('Keluar dari antrean?');
    const { says, events } = person.send({ kind: 'text', text: 'ya' });
    expect(events).toContainEqual({ type: 'queue_left' });
    expect(says).toHaveLength(1);
  },
);

test('a case or complaint in the queue is not given up with a word', () => {
  const person = waiting();
  person.facts.ticket!.topic = 'complaint';
  expect(told(person, 'batal')).not.toContain('Keluar dari antrean');
});

test.each([
  'brp lama lagi',
  'masih lama ga',
  'kok lama',
  'antrean saya ke berapa',
  'kapan dijawab petugasnya',
])('in the middle of a form "%s" is about the officer who was asked for, and the question stays', (words) => {
  const person = waiting(askedFor(world, 'workers'));
  const answer = told(person, words);
  expect(answer).toContain('ke-3');
  expect(answer).toContain('bekerja');
  expect(person.open()?.step.key).toBe('workers');
});

test('in the middle of a form "ga usah deh petugasnya" leaves the queue, and the form goes on', () => {
  const person = waiting(askedFor(world, 'workers'));
  expect(told(person, 'ga usah deh petugasnya')).toContain('Keluar dari antrean?');
  expect(told(person, 'ya')).toContain('bekerja');
  expect(person.open()?.step.key).toBe('workers');
});

test('whoever waits and has sent a case may still take that back, or ask for its number', () => {
  const sent = askedFor(world, 'review');
  told(sent, '1');
  const person = waiting(sent);
  expect(told(person, 'nomor permohonan saya brp')).toContain(person.facts.applications[0]!.number!);
  const answer = told(person, 'batalkan permohonan saya');
  expect(answer).not.toContain('Keluar dari antrean');
  expect(answer).toContain(person.facts.applications[0]!.number!);
});

test('who waits for an officer in the middle of a form is asked what to cancel, and a yes cancels neither', () => {
  const person = waiting(askedFor(world, 'workers'));
  expect(told(person, 'ga usah deh')).toContain('*1* Antrean petugas saja\n*2* Isian ini');
  told(person, 'ya');
  expect(person.facts.applications[0]?.stage).toBe('draft');
  told(person, 'ga usah deh');
  const { events } = person.send({ kind: 'text', text: '1' });
  expect(events).toContainEqual({ type: 'queue_left' });
  expect(person.open()?.step.key).toBe('workers');
});
