/** Whose card it is, told in words: the husband's is never taken for the wife's, nor hers for him. */
import { expect, test } from '@jest/globals';
import { renderSays } from '../../flows/engine/render.ts';
import type { Reading } from '../../licensing/reading.ts';
import { valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const SITI = { nik: '6311014505900001', name: 'SITI AMINAH' };
const FAUZI = { nik: '6311011203850002', name: 'AHMAD FAUZI', birth_place: 'AMUNTAI' };

function send(person: Person, fields: Record<string, string>, decision: Reading['decision']): string {
  const filed = person.send(photo('ktp')).events.find(({ type }) => type === 'document_filed');
  if (filed?.type !== 'document_filed') throw new Error('not filed');
  const { message, file } = filed;
  const reading: Reading = {
    type: 'ktp',
    fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value, confidence: 1 }])),
    quality: { pixels: 1600, lineHeight: 30, labels: 1, brightness: 200, turned: 0 },
    decision,
    reasons: [],
  };
  return renderSays(world, 'id', person.hear({ notice: 'document_read', message, file, reading }).says, 4_000)
    .map((each) => (each.kind === 'text' ? each.text : ''))
    .join('\n');
}

/** In the form of a NIB of her own, or of her husband; the name is asked next. */
function inForm(whose: 'own' | 'his'): Person {
  const person = newPerson(world);
  told(
    person,
    whose === 'own' ? 'urus nib perorangan' : 'mau urus nib buat suami saya',
    'gorengan',
    '2 juta',
    '2',
  );
  told(person, '1');
  for (let turns = 0; turns < 4 && person.open()?.step.key !== 'name'; turns += 1) told(person, 'lewati');
  expect(person.open()?.step.key).toBe('name');
  return person;
}
const BACK = 'kartu tadi tidak saya pakai';

test.each(['itu ktp suami saya', 'ktp laki ulun', 'bukan ktp saya', 'punya orang lain', 'ktp suami itu'])(
  'her own business, his card differs from what she wrote: "%s"',
  (words) => {
    const person = inForm('own');
    told(person, 'Siti Aminah', SITI.nik);
    send(person, FAUZI, 'accept');
    const answer = told(person, words);
    expect(answer).toContain(BACK);
    expect(answer).toContain('mewakili');
    expect(valueOf(person, 'name')).toBe('Siti Aminah');
    expect(valueOf(person, 'nik')).toBe(SITI.nik);
  },
);

test.each(['accept', 'confirm'] as const)('her own business, his card was read first (%s)', (decision) => {
  const person = inForm('own');
  send(person, FAUZI, decision);
  expect(told(person, 'eh itu ktp suami saya')).toContain(BACK);
  for (const key of ['doc:ktp', 'name', 'nik', 'birth_place']) expect(valueOf(person, key)).toBeUndefined();
  expect(person.open()?.step.key).toBe('name');
});

test('his business, her card: "itu ktp saya" is no yes to it', () => {
  const person = inForm('his');
  told(person, 'Ahmad Fauzi', FAUZI.nik);
  send(person, SITI, 'accept');
  const answer = told(person, 'itu ktp saya');
  expect(answer).toContain(BACK);
  expect(answer).not.toContain('mewakili');
  expect(valueOf(person, 'name')).toBe('Ahmad Fauzi');
});

test('his business, his card: that it is his takes nothing away', () => {
  const person = inForm('his');
  send(person, FAUZI, 'accept');
  expect(told(person, 'itu ktp suami saya')).not.toContain(BACK);
  expect(valueOf(person, 'nik')).toBe(FAUZI.nik);
});

test.each(['eh salah kirim, itu ktp suami', 'maaf ktp punya suami saya', 'bukan ktp saya'])(
  'of a card that was taken: "%s"',
  (words) => {
    const person = inForm('own');
    send(person, FAUZI, 'accept');
    expect(told(person, words)).toContain(BACK);
    expect(valueOf(person, 'nik')).toBeUndefined();
  },
);

test.each([
  'boleh pakai ktp suami?',
  'alamat sesuai ktp suami',
  'ktp suami ketinggalan di rumah',
  'itu ktp saya',
  'sama dengan ktp suami saya',
])('"%s" takes nothing away', (words) => {
  const person = inForm('own');
  send(person, SITI, 'accept');
  expect(told(person, words)).not.toContain(BACK);
  expect(valueOf(person, 'nik')).toBe(SITI.nik);
});
