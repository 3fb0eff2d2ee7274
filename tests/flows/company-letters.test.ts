/** A letter or tax card of another company: the person hears so, and an officer sees it, whichever came first. */
import { beforeEach, expect, test } from '@jest/globals';
import { contextOf } from '../../flows/engine/context.ts';
import { doubtsOf } from '../../flows/engine/doubts.ts';
import { renderSays } from '../../flows/engine/render.ts';
import type { Reading } from '../../licensing/reading.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const read = (type: string, fields: Record<string, string>, decision: Reading['decision']): Reading => ({
  type,
  fields: Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, { value, confidence: 0.95 }]),
  ),
  quality: { pixels: 1600, lineHeight: 30, labels: 1, brightness: 200, turned: 0 },
  decision,
  reasons: [],
});
const OF_PT = read(
  'akta',
  { legal_name: 'PT CONTOH REKA SEJAHTERA', ahu_number: 'AHU-0012345.AH.01.01.TAHUN 2021' },
  'confirm',
);
const OF_OTHER_CV = read('akta', { legal_name: 'CV LAIN SEKALI' }, 'confirm');

let person: Person;
beforeEach(() => {
  person = newPerson(world);
  told(person, 'mau urus nib cv', 'laundry', '100 juta', '3', 'setuju');
});

/** Sends it under its name; what is said once it was read. */
function send(reading: Reading): string {
  const filed = person.send(photo(reading.type)).events.find(({ type }) => type === 'document_filed');
  if (filed?.type !== 'document_filed') throw new Error('not filed');
  const { message, file } = filed;
  return renderSays(world, 'id', person.hear({ notice: 'document_read', message, file, reading }).says, 4_000)
    .map((each) => (each.kind === 'text' ? each.text : ''))
    .join('\n');
}
function doubts(key: string): string[] {
  const id = person.facts.applications[0]?.id ?? '';
  return doubtsOf(contextOf(world, person.facts, id, person.now())).get(key) ?? [];
}

test('the letter of a PT for a CV is said to be one, beside what was read on it', () => {
  told(person, 'CV Maju Jaya');
  const words = send(OF_PT);
  expect(words).toMatch(/PT CONTOH REKA SEJAHTERA\* \(diketik: CV Maju Jaya\)/i);
  expect(words).toContain('surat ini sepertinya untuk bentuk usaha lain');
  expect(doubts('doc:akta')).toContain('letter-other-form');
  expect(doubts('legal_name')).toContain('legal_name-differs-from-card');
});

test('said to be that of another business it counts no longer, and nothing of it is filled in', () => {
  told(person, 'CV Maju Jaya');
  send({ ...OF_PT, fields: { ...OF_PT.fields, deed_number: { value: '12', confidence: 1 } } });
  expect(told(person, '3')).toContain('surat tadi tidak saya pakai');
  const { answers } = person.facts.applications[0]!;
  for (const key of ['deed_number', 'ahu_number', 'doc:akta']) expect(answers.has(key)).toBe(false);
  expect(answers.get('legal_name')?.mark).toBeUndefined();
  expect(doubts('legal_name')).toEqual([]);
  expect(told(person, 'berkas')).not.toContain('Akta dan surat terdaftar AHU:');
});

test.each(['itu surat pt lain', 'punya orang lain', 'surat usaha lain'])('so is "%s"', (reply) => {
  told(person, 'CV Maju Jaya');
  send(OF_PT);
  expect(told(person, reply)).toContain('surat tadi tidak saya pakai');
});

test('taken all the same, it is not said to be in order', () => {
  told(person, 'CV Maju Jaya');
  send(OF_PT);
  told(person, '1');
  expect(person.facts.applications[0]?.answers.get('doc:akta')).toMatchObject({
    mark: 'to_check',
    problems: ['letter-other-form'],
  });
});

test('its number alone tells it too', () => {
  told(person, 'CV Maju Jaya');
  const { ahu_number, ...rest } = OF_PT.fields;
  expect(rest).toHaveProperty('legal_name');
  expect(send({ ...OF_PT, fields: { ahu_number: ahu_number! } })).toContain('untuk bentuk usaha lain');
  expect(doubts('doc:akta')).toContain('letter-other-form');
});

test('a letter of the same form says nothing of it', () => {
  told(person, 'CV Maju Jaya');
  expect(send(OF_OTHER_CV)).not.toContain('bentuk usaha lain');
  expect(doubts('doc:akta')).toEqual([]);
});

test('a name typed after the letter was read is held against it', () => {
  expect(send(OF_OTHER_CV)).toContain('Sudah benar?');
  told(person, '2', 'CV Maju Jaya');
  expect(person.facts.applications[0]?.answers.get('legal_name')?.value).toBe('CV Maju Jaya');
  expect(doubts('legal_name')).toContain('legal_name-differs-from-card');
});

test.each([
  ['CV LAIN SEKALI', ['npwp-other-name']],
  ['MAJU JAYA', []],
])('a tax card that bears %s', (name, expected) => {
  told(person, 'CV Maju Jaya');
  const { fields } = read('npwp', { npwp: '962368759975000', name }, 'accept');
  const value = { type: 'npwp', fields };
  person.facts.applications[0]!.answers.set('read:npwp', { value, source: 'document', at: person.now() });
  expect(doubts('npwp')).toEqual(expected);
});
