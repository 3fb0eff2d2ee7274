/** What was asked aside and passed over: it is asked again, and moving on loses nothing. */
import { expect, test } from '@jest/globals';
import { renderSays } from '../../flows/engine/render.ts';
import type { Content } from '../../flows/message.ts';
import type { Reading } from '../../licensing/reading.ts';
import { newPerson } from '../support/person.ts';
import type { Person, Turn } from '../support/person.ts';
import { photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function wordsOf(person: Person, { says }: Turn): string {
  return renderSays(world, person.facts.contact.language, says, 4_000)
    .map((message) => (message.kind === 'text' ? message.text : ''))
    .join('\n');
}

const write = (person: Person, text: string): string =>
  wordsOf(person, person.send({ kind: 'text', text } satisfies Content));

const answer = (person: Person, key: string) => person.facts.applications[0]?.answers.get(key);

/** Somebody who is asked for `until` in the form of the NIB. */
function inForm(until: string): Person {
  const person = newPerson(world);
  const answers = ['urus nib perorangan', 'gorengan', '2 juta', '2', '1', 'Gorengan Bu Aminah'];
  const personal = ['siti aminah', '6311014505900001', '1', 'lewati', 'jl pasar rt 3 batu piring', '3'];
  for (const words of [...answers, ...personal]) {
    if (person.open()?.step.key === until) break;
    write(person, words);
  }
  for (let turn = 0; turn < 4 && person.open()?.step.key !== until; turn += 1) write(person, '1');
  expect(person.open()?.step.key).toBe(until);
  return person;
}

const field = (value: string) => ({ value, confidence: 0.99 });

/** Sends a card and hears what stands on it. */
function sendKtp(person: Person, nik: string, name: string): string {
  const sent = photo('ktp');
  const { events } = person.send(sent);
  const filed = events.find((event) => event.type === 'document_filed');
  const reading = {
    type: 'ktp',
    confidence: 1,
    fields: { nik: field(nik), name: field(name) },
    quality: { pixels: 900, sharpness: 1, brightness: 1 },
    decision: 'accept',
    reasons: [],
  } as unknown as Reading;
  if (filed?.type !== 'document_filed') throw new Error('not filed');
  const { message, file } = filed;
  return wordsOf(person, person.hear({ notice: 'document_read', message, file, reading }));
}

test("a stranger's card marks what differs at once, and the question about it is not dropped", () => {
  const person = inForm('location');
  expect(sendKtp(person, '6311061212800003', 'AHMAD FAUZI')).toContain('perlu kita cocokkan');
  expect(answer(person, 'nik')).toMatchObject({ value: '6311014505900001', mark: 'to_check' });
  expect(answer(person, 'name')?.mark).toBe('to_check');
  const pin = person.send({ kind: 'location', latitude: -2.335, longitude: 115.46 });
  expect(wordsOf(person, pin)).toContain('perlu kita cocokkan');
  expect(write(person, 'brp biayanya?')).toContain('perlu kita cocokkan');
  for (let times = 0; times < 4; times += 1) write(person, 'kirim');
  expect(person.facts.applications[0]?.stage).toBe('submitted');
  expect(answer(person, 'nik')?.mark).toBe('to_check');
});

/** The series of photos has ended. */
function quiet(person: Person): string {
  const key = person.facts.applications[0]?.id ?? '';
  return wordsOf(person, person.hear({ notice: 'timer', timer: 'photo_quiet', key }));
}

test('a question about a card stands once: the end of its series brings it again only after a further photo', () => {
  const person = inForm('location');
  expect(sendKtp(person, '6311061212800003', 'AHMAD FAUZI')).toContain('perlu kita cocokkan');
  expect(quiet(person)).toBe('');
  expect(wordsOf(person, person.send(photo('ktp')))).toContain('perlu kita cocokkan');
});

test('"kirim" over an open question about a card sends nothing off', () => {
  const person = inForm('location');
  sendKtp(person, '6311061212800003', 'AHMAD FAUZI');
  person.send({ kind: 'location', latitude: -2.335, longitude: 115.46 });
  const again = write(person, 'kirim');
  expect(again).toContain('perlu kita cocokkan');
  expect(again).not.toContain('sebelum pertanyaan');
  expect(person.facts.applications[0]?.stage).toBe('draft');
  write(person, 'lewati');
  expect(answer(person, 'nik')?.mark).toBe('to_check');
});

test("a card that was somebody else's leaves no mark", () => {
  const person = inForm('location');
  sendKtp(person, '6311061212800003', 'AHMAD FAUZI');
  write(person, '3');
  expect(answer(person, 'doc:ktp')).toBeUndefined();
  expect(answer(person, 'nik')?.mark).toBeUndefined();
});

test('"lewati" at the confirmation of told facts keeps them and skips nothing else', () => {
  const person = inForm('business_name');
  write(person, 'nama saya budi santoso hp 081299998888');
  write(person, 'lewati');
  expect(answer(person, 'name')?.value).toBe('Budi Santoso');
  expect(answer(person, 'phone')?.value).toBe('+6281299998888');
  expect(answer(person, 'business_name')).toBeUndefined();
  expect(person.open()?.step.key).toBe('business_name');
});

test('an address sent at the confirmation joins it', () => {
  const person = inForm('business_name');
  write(person, 'nama saya budi santoso hp 081299998888');
  const again = write(person, 'jl pasar rt 3 batu piring');
  expect(again).not.toContain('sebelum pertanyaan');
  expect(again).toContain('Budi Santoso');
  expect(again.toLowerCase()).toContain('jl pasar rt 3');
  write(person, 'ya');
  expect(answer(person, 'address')?.value).toContain('jl pasar');
});

test('what might answer the question behind the confirmation does not, and the confirmation is put again', () => {
  const person = inForm('business_name');
  write(person, 'nama saya budi santoso hp 081299998888');
  expect(write(person, 'kopi budi')).toContain('Sudah benar?');
  expect(answer(person, 'business_name')).toBeUndefined();
  for (let turn = 0; turn < 3; turn += 1) write(person, 'hmm xyz 7');
  expect(answer(person, 'phone')?.value).toBe('+6281299998888');
});

test('passing over a correction overwrites nothing and leaves word of it', () => {
  const person = inForm('phone');
  write(person, 'eh salah, nik nya 6311064101900007');
  write(person, 'lewati');
  expect(answer(person, 'nik')).toMatchObject({ value: '6311014505900001', mark: 'to_check' });
});
