/** What a KTP says of birth and home: shown, corrected, and offered as the place of business. */
import { expect, test } from '@jest/globals';
import { renderSays } from '../../flows/engine/render.ts';
import type { Reading } from '../../licensing/reading.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const said = (value: string) => ({ value, confidence: 0.97 });

const KTP: Reading = {
  type: 'ktp',
  fields: {
    nik: said('6311014505900001'),
    name: said('SITI AMINAH'),
    birth_place: said('PARINGIN'),
    birth_date: said('1990-05-05'),
    sex: said('PEREMPUAN'),
    address: said('JL. KENANGA NO. 7'),
    rt_rw: said('003/001'),
    village: said('LASUNG BATU'),
    district: said('PARINGIN'),
    regency: said('BALANGAN'),
  },
  quality: { pixels: 1600, lineHeight: 30, labels: 1, brightness: 200, turned: 0 },
  decision: 'accept',
  reasons: [],
};

const PLACE = new Set(['address', 'district', 'village', 'location']);

/** A card of which some fields are otherwise; null: could not be read. */
function card(changes: Record<string, string | null>, decision: Reading['decision'] = 'accept'): Reading {
  const fields = { ...KTP.fields };
  for (const [field, value] of Object.entries(changes)) {
    if (value === null) delete fields[field];
    else fields[field] = said(value);
  }
  return { ...KTP, fields, decision };
}

/** Sends a KTP when the name is asked for; what is said once it was read. */
function sendsCard(reading: Reading = KTP): { person: Person; words: string } {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'gorengan', '2 juta', '2', '1', 'Gorengan Aminah');
  return { person, words: reads(person, reading) };
}

function reads(person: Person, reading: Reading): string {
  const filed = person.send(photo('ktp')).events.find(({ type }) => type === 'document_filed');
  if (filed?.type !== 'document_filed') throw new Error('not filed');
  const { message, file } = filed;
  const { says } = person.hear({ notice: 'document_read', message, file, reading });
  return renderSays(world, 'id', says, 4_000)
    .map((outgoing) => (outgoing.kind === 'text' ? outgoing.text : ''))
    .join('\n---\n');
}

const answer = (person: Person, key: string) => person.facts.applications[0]?.answers.get(key);

/** Answers until the place of business is asked for; the question. */
function untilAddress(person: Person): string {
  const words = told(person, '1', 'aminah@gmail.com');
  expect(person.open()?.step.key).toBe('address');
  return words;
}

test('all that is taken from the card is shown at once, the number masked, in a short message', () => {
  const { words } = sendsCard();
  expect(words).toContain('*SITI AMINAH*, 6311••••••••0001');
  expect(words).toContain('Lahir: PARINGIN, 5 Mei 1990');
  expect(words).toContain('Alamat: JL. KENANGA NO. 7, RT/RW 003/001, Desa/Kel. LASUNG BATU, Kec. PARINGIN');
  expect(words).toContain('tulis *ubah*');
  expect(words).not.toContain('6311014505900001');
  for (const message of words.split('\n---\n')) expect(message.length).toBeLessThanOrEqual(700);
});

test('what is not surely right is shown whole before it is asked about', () => {
  const { words } = sendsCard({
    ...KTP,
    decision: 'confirm',
    reasons: [{ rule: 'uncertain', field: 'nik' }],
  });
  expect(words).toContain('Sudah benarkah yang saya baca');
  expect(words).toContain('Lahir: PARINGIN, 5 Mei 1990\nAlamat: JL. KENANGA NO. 7');
});

test('whoever typed the number before still sees what else the card says', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'gorengan', '2 juta', '2', '1', 'Gorengan Aminah');
  told(person, 'Siti Aminah', '6311014505900001');
  const words = reads(person, KTP);
  expect(words).toContain('cocok');
  expect(words).toContain('Alamat: JL. KENANGA NO. 7');
});

test('birth and home are corrected like any other answer, and count as no question', () => {
  const { person } = sendsCard();
  const line = (words: string, name: string) => new RegExp(`\\*(\\d+)\\* ${name}`).exec(words)?.[1] ?? '';
  expect(told(person, line(told(person, 'ubah'), 'Lahir'))).toContain('kapan *lahirnya*');
  told(person, 'Amuntai, 6 Mei 1990');
  expect(answer(person, 'birth_place')?.value).toBe('Amuntai');
  expect(answer(person, 'birth_date')).toMatchObject({ value: '1990-05-06', source: 'applicant' });
  expect(told(person, line(told(person, 'ubah'), 'Alamat di KTP'))).toContain('*alamat di KTP*');
  told(person, 'Jl. Mawar RT 2, Desa Halong, Kecamatan Halong');
  expect(answer(person, 'home_village')?.value).toBe('Halong');
  expect(answer(person, 'home_rt_rw')).toBeUndefined();
  // On with the form where it was.
  expect(person.open()?.step.key).toBe('phone');
});

test('"kembali" leads to what was asked, not to what the card told', () => {
  const { person } = sendsCard();
  told(person, 'kembali');
  expect(person.open()?.step.key).toBe('nik');
});

test('a village of which there is only one tells its district, where the card has an older one', () => {
  const { person } = sendsCard({
    ...KTP,
    fields: { ...KTP.fields, village: said('LAMPIHONG KIRI'), district: said('TEBING TINGGI') },
  });
  untilAddress(person);
  told(person, 'sama dengan alamat KTP');
  expect(answer(person, 'village')?.value).toBe('Lampihong Kiri');
  expect(answer(person, 'district')?.value).toBe('Lampihong');
  expect(person.open()?.step.key).toBe('npwp_active');
});

test.each([
  '1',
  'sama',
  'sama dengan alamat ktp',
  'Sesuai KTP aja',
  'alamat di KTP',
  'sama aja dengan yang di ktp',
])('the address on the card is offered as the place of business and taken with "%s"', (reply) => {
  const { person } = sendsCard();
  const question = untilAddress(person);
  expect(question).toContain('JL. KENANGA NO. 7, RT/RW 003/001');
  expect(question).toContain('*1* Sama dengan alamat KTP');
  told(person, reply);
  expect(answer(person, 'address')).toMatchObject({
    value: 'JL. KENANGA NO. 7, RT/RW 003/001',
    source: 'document',
  });
  expect(answer(person, 'village')?.value).toBe('Lasung Batu');
  expect(answer(person, 'district')?.value).toBe('Paringin');
  expect(person.open()?.step.key).toBe('npwp_active');
});

test('another place is simply written', () => {
  const { person } = sendsCard();
  untilAddress(person);
  told(person, 'Jl. A. Yani RT 3, Desa Halong, Kecamatan Halong');
  expect(answer(person, 'address')).toMatchObject({ source: 'applicant' });
  expect(answer(person, 'village')?.value).toBe('Halong');
});

test('a village that the region data does not know is asked after', () => {
  const { person } = sendsCard(card({ village: 'QWRTPLM' }));
  untilAddress(person);
  told(person, '1');
  expect(answer(person, 'district')?.value).toBe('Paringin');
  expect(answer(person, 'village')).toBeUndefined();
  expect(person.open()?.step.key).toBe('village');
});

test('a home in another regency is no place of business here: it is not offered', () => {
  const { person } = sendsCard(
    card({ village: 'PARINGIN', district: 'BANJARMASIN TIMUR', regency: 'KOTA BANJARMASIN' }),
  );
  expect(untilAddress(person)).not.toContain('Sama dengan alamat KTP');
  expect(told(person, 'sama dengan ktp')).toContain('Alamat di KTP belum bisa saya pakai');
  expect(answer(person, 'address')).toBeUndefined();
});

test('the card spares questions and adds none', () => {
  const { person } = sendsCard();
  const asked: (string | undefined)[] = [];
  for (const reply of ['1', 'aminah@gmail.com', '1', '1', 'lewati']) {
    asked.push(person.open()?.step.key);
    told(person, reply);
  }
  expect(asked).toEqual(['phone', 'email', 'address', 'npwp_active', 'location']);
  expect(person.open()?.step.key).toBe('review');
  expect(told(person, 'lanjut')).toContain('Alamat di KTP: JL. KENANGA NO. 7');
});

test('once the card is read, a stall keeper is asked eight questions at most', () => {
  const { person } = sendsCard();
  const answers: Record<string, string> = {
    phone: '1',
    email: 'aminah@gmail.com',
    address: '1',
    location: 'lewati',
  };
  const asked = new Set(['kbli', 'capital', 'workers', 'business_name']);
  for (let turn = 0; turn < 12; turn += 1) {
    const step = person.open()?.step;
    if (!step || step.asks === 'review') break;
    // Address, district, village and pin are one question.
    if (step.counts) asked.add(PLACE.has(step.asks) ? 'address' : step.asks);
    told(person, answers[step.key] ?? '1');
  }
  expect(person.open()?.step.asks).toBe('review');
  expect([...asked].join()).toBe('kbli,capital,workers,business_name,phone,email,address,npwp');
  expect(asked.size).toBeLessThanOrEqual(8);
});
