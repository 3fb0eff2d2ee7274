/** What is recognised by its shape or its words before an open question would take it for its answer. */
import { expect, test } from '@jest/globals';
import { renderSays } from '../../flows/engine/render.ts';
import { newPerson } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function write(person: Person, ...texts: string[]): string {
  const { says } = person.send(...texts.map((text) => ({ kind: 'text', text }) as const));
  return renderSays(world, person.facts.contact.language, says, 4_000)
    .map((message) => (message.kind === 'text' ? message.text : ''))
    .join('\n');
}

const valueOf = (person: Person, key: string): unknown =>
  person.facts.applications[0]?.answers.get(key)?.value;

const ANSWERS = ['urus nib perorangan', 'gorengan', '2 juta', '2', '1', 'Gorengan Bu Aminah', 'siti aminah'];
const PERSONAL = ['6311014505900001', '1', 'lewati', 'jl pasar rt 3 batu piring', '3', 'lewati', 'lewati'];

function inForm(until: string, person = newPerson(world)): Person {
  for (const words of [...ANSWERS, ...PERSONAL]) {
    if (person.open()?.step.key === until) break;
    write(person, words);
  }
  expect(person.open()?.step.key).toBe(until);
  return person;
}

/** Somebody whose case BLG-2026-000001-B is with the office already. */
function withCase(): Person {
  const person = newPerson(world);
  write(person, 'urus nib perorangan');
  const [own] = person.facts.applications;
  Object.assign(own!, { stage: 'submitted', number: 'BLG-2026-000001-B' });
  person.session().frames.length = 0;
  return person;
}

test.each(['BLG-2026-000001-B', 'blg 2026 000001 b', 'blg2026000001b'])(
  '"%s" at the NIK question tells where the case stands, and the question follows',
  (words) => {
    const person = inForm('nik', withCase());
    const answer = write(person, words);
    expect(answer).toContain('Posisi');
    expect(answer).toContain('NIK');
    expect(valueOf(person, 'nik')).toBeUndefined();
  },
);

test.each(['BLG-2026-000010-B', 'BLG-2026-00001', 'adu 2026 000001 y', 'BLG2026000001'])(
  '"%s" at the NIK question is a number copied wrongly, and no NIK',
  (words) => {
    const person = inForm('nik');
    expect(write(person, words)).toContain('tertukar');
    expect(write(person, words)).toContain('NIK');
    expect(valueOf(person, 'nik')).toBeUndefined();
  },
);

test('while a yes or no is open a case number is a case number', () => {
  const person = inForm('nik', withCase());
  write(person, 'batal');
  expect(write(person, 'BLG-2026-000001-B')).toContain('Posisi');
});

test('the middle of an own number is no code; of any other it is', () => {
  const person = withCase();
  expect(write(person, '000001')).toContain('Posisi');
  const { events } = person.send({ kind: 'text', text: '884422' });
  expect(events.map(({ type }) => type)).toContain('secret_received');
});

test('"menyusul" for the card leads round in no circle, and the review shows what is missing', () => {
  const person = inForm('doc:ktp');
  expect(write(person, 'menyusul')).toContain('KTP: belum ada');
  expect(write(person, 'kirim')).toContain('lewati');
  const again = write(person, 'menyusul');
  expect(again).toContain('lewati');
  expect(again).not.toContain('Sudah benar?');
  expect(write(person, 'lewati')).toContain('Sudah benar?');
  write(person, 'kirim');
  expect(person.facts.applications[0]?.stage).toBe('submitted');
});

test('the row of what is missing leads to it', () => {
  const person = inForm('doc:ktp');
  const review = write(person, 'menyusul');
  const row = /\*(\d+)\* KTP: belum ada/.exec(review)?.[1];
  write(person, row ?? '');
  expect(person.open()?.step.key).toBe('doc:ktp');
});

test('"ga punya npwp" is no number of workers', () => {
  const person = inForm('workers');
  expect(write(person, 'ga punya npwp')).toContain('NPWP');
  expect(person.facts.applications[0]?.answers.has('workers')).toBe(false);
  expect(person.open()?.step.key).toBe('workers');
  write(person, 'ga punya karyawan');
  expect(valueOf(person, 'workers')).toBe(0);
});

test.each([
  ['banjar', 'bjn'],
  ['inggris', 'en'],
  ['English', 'en'],
  ['indonesia', 'id'],
])('"%s" names a language where one is asked for', (words, language) => {
  const person = newPerson(world);
  write(person, 'bahasa');
  write(person, words);
  expect(person.facts.contact.language).toBe(language);
});

test('the name of a language alone is enough; that of a people is none', () => {
  const person = inForm('business_name');
  write(person, 'bahasa banjar');
  expect(person.facts.contact.language).toBe('bjn');
  write(person, 'Banjar');
  expect(valueOf(person, 'business_name')).toBe('Banjar');
});
