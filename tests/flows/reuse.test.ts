/** What was given for an earlier permit serves the next one while it is valid. */
import { describe, expect, test } from '@jest/globals';
import { renderSays } from '../../flows/engine/render.ts';
import type { Reading } from '../../licensing/reading.ts';
import { newPerson } from '../support/person.ts';
import type { Person, Turn } from '../support/person.ts';
import { photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const words = ({ says }: Turn): string =>
  renderSays(world, 'id', says, 4_000)
    .map((message) => (message.kind === 'text' ? message.text : ''))
    .join('\n');
const say = (person: Person, ...texts: string[]): string =>
  texts.map((text) => words(person.send({ kind: 'text', text }))).at(-1) ?? '';

const reading = (type: string, fields: Record<string, string>, more: Partial<Reading> = {}): Reading => ({
  type,
  fields: Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, { value, confidence: 0.95 }]),
  ),
  quality: { pixels: 1600, lineHeight: 30, labels: 1, brightness: 200, turned: 0 },
  decision: 'confirm',
  reasons: [],
  ...more,
});

/** Sends it under its name, and it turns out to be this. */
function give(person: Person, read: Reading): string {
  const filed = person.send(photo(read.type)).events.find(({ type }) => type === 'document_filed');
  if (filed?.type !== 'document_filed') throw new Error('not filed');
  const { message, file } = filed;
  return words(person.hear({ notice: 'document_read', message, file, reading: read }));
}

/** What cannot be put off; everything else can. */
const NEEDED: Readonly<Record<string, string>> = {
  name: 'Raudah',
  nik: '6311066010908001',
  phone: 'nomor ini',
};

const step = (person: Person): string => say(person, NEEDED[person.open()?.step.asks ?? ''] ?? 'lewati');

/** Goes through the form; the documents that were offered again, each refused. */
function offered(person: Person): string[] {
  const found: string[] = [];
  for (let turns = 0; turns < 30 && person.open(); turns += 1) {
    const { aside } = person.session();
    const code = aside?.kind === 'reuse' ? aside.payload['code'] : undefined;
    if (code === undefined) step(person);
    else {
      found.push(code);
      say(person, '2');
    }
  }
  return found;
}

/** Goes on until this is offered again; '' where it is not. */
function untilOffered(person: Person, label: string): string {
  for (let turns = 0; turns < 25; turns += 1) {
    const last = step(person);
    if (last.includes(`Pakai *${label}*`)) return last;
  }
  return '';
}

const COMPANY = ['mau bikin nib untuk PT', 'jasa konstruksi gedung', '1', '2,5 milyar', '12 orang'];

test('a deed is offered for the next permit', () => {
  const person = newPerson(world);
  say(person, ...COMPANY, 'setuju');
  give(person, reading('akta', {}));
  person.pass(24 * 3_600_000);
  say(person, 'batal', 'ya', ...COMPANY);
  expect(offered(person)).toEqual(['akta']);
});

test('a deed of a PT is not offered to a CV', () => {
  const person = newPerson(world);
  say(person, ...COMPANY, 'setuju');
  give(person, reading('akta', { legal_name: 'PT CONTOH', deed_number: '12' }));
  say(person, '1', 'batal', 'ya', 'mau urus nib cv', 'laundry', '100 juta', '3');
  expect(offered(person)).toEqual([]);
});

test('what a deed told is filled in with it', () => {
  const person = newPerson(world);
  say(person, ...COMPANY, 'setuju');
  give(person, reading('akta', { legal_name: 'PT CONTOH', deed_number: '12' }));
  say(person, '1', 'batal', 'ya');
  expect(say(person, ...COMPANY)).toContain('atas nama *PT CONTOH*');
  expect(say(person, 'ya')).toContain('Nomor akta: 12');
  expect(person.facts.applications[0]?.answers.get('deed_number')).toMatchObject({
    value: '12',
    source: 'prefill',
  });
});

test('taken, it need not be sent again, and what was read on it comes with it', () => {
  const person = newPerson(world);
  say(person, 'mau urus sip bidan', '1', 'setuju');
  give(person, reading('str', { valid_until: '2029-03-12' }));
  person.pass(24 * 3_600_000);
  say(person, 'batal', 'ya', 'mau urus sip bidan', '1');
  expect(untilOffered(person, 'STR')).toContain('yang dikirim Selasa 17 Nov');
  expect(say(person, 'ya')).toContain('Tidak perlu dikirim lagi');
  const { answers, items } = person.facts.applications[0]!;
  expect(items.get('str')?.state).toBe('received');
  expect(answers.get('read:str')?.value).toMatchObject({ fields: { valid_until: { value: '2029-03-12' } } });
});

test('a KTP with a day long past is offered: it is valid for life', () => {
  const person = newPerson(world);
  say(person, 'mau urus sip bidan', '1', 'setuju');
  const fields = { nik: '6311066010908001', name: 'RAUDAH', valid_until: '2016-01-06' };
  give(person, reading('ktp', fields, { decision: 'accept' }));
  say(person, 'batal', 'ya', 'mau urus sip bidan', '1');
  expect(offered(person)).toEqual(['ktp']);
});

test('what ran out since it was given is not offered', () => {
  const person = newPerson(world);
  say(person, 'mau urus sip bidan', '1', 'setuju');
  give(person, reading('str', { valid_until: '2026-11-30' }));
  person.pass(14 * 24 * 3_600_000);
  say(person, 'batal', 'ya', 'mau urus sip bidan', '1');
  expect(offered(person)).toEqual([]);
});

test('what an officer was to look at is to be looked at for the next permit too', () => {
  const person = newPerson(world);
  say(person, 'mau urus sip bidan', '1', 'setuju');
  give(person, reading('str', {}));
  const [first] = person.facts.applications;
  const answer = first?.answers.get('doc:str');
  Object.assign(answer ?? {}, { mark: 'to_check', problems: ['photo-unread'] });
  say(person, 'batal', 'ya', 'mau urus sip bidan', '1');
  untilOffered(person, 'STR');
  say(person, 'ya');
  expect(person.facts.applications[0]?.answers.get('doc:str')).toMatchObject({
    mark: 'to_check',
    problems: ['photo-unread'],
  });
});

test.each([
  ['str', 'mau urus sip bidan'],
  ['sip_lain', 'mau urus sip bidan'],
])(
  'a %s whose day has passed is accepted with a mark for the officer, and not offered again',
  (code, wish) => {
    const person = newPerson(world);
    say(person, wish, '1', 'setuju');
    const expired = reading(
      code,
      { valid_until: '2024-03-12' },
      { reasons: [{ rule: 'expired', field: 'valid_until' }] },
    );
    expect(give(person, expired)).toContain('Tetap saya terima; petugas yang memastikan');
    const [application] = person.facts.applications;
    expect(application?.items.get(code)?.state).toBe('received');
    expect(application?.answers.get(`doc:${code}`)).toMatchObject({
      mark: 'to_check',
      problems: ['document-expired'],
    });
    say(person, 'batal', 'ya', wish, '1');
    expect(offered(person)).not.toContain(code);
  },
);

describe('the KTP of an earlier permit', () => {
  const fields = {
    nik: '6311066010908001',
    name: 'RAUDAH',
    birth_place: 'PARINGIN',
    birth_date: '1990-10-20',
    address: 'JL. PASAR BARU',
    village: 'BATU PIRING',
    district: 'PARINGIN SELATAN',
  };
  const START = ['mau urus nib warung', 'warung kopi', '10 juta', 'sendiri', 'setuju', 'Kopi Rahmah'];

  /** Somebody who sent it for one case, and begins another. */
  function again(...wish: string[]): { person: Person; asked: string } {
    const person = newPerson(world);
    say(person, ...START);
    give(person, reading('ktp', fields, { decision: 'accept' }));
    say(person, 'batal', 'ya');
    person.pass(14 * 24 * 3_600_000);
    return { person, asked: say(person, ...wish) };
  }
  const answer = (person: Person, key: string) => person.facts.applications[0]?.answers.get(key);

  test('is offered before the first question it answers, by the name on it', () => {
    const { asked } = again('mau urus sip bidan', '1');
    expect(asked).toContain('Pakai *KTP* atas nama *RAUDAH* yang dikirim Selasa 17 Nov?');
  });

  test('taken, it fills in name, NIK, birth and home, shown back and with where they are from', () => {
    const { person } = again('mau urus sip bidan', '1');
    const filled = say(person, 'ya');
    expect(filled).toContain('Nama: RAUDAH');
    expect(filled).toContain('NIK: 6311••••••••8001');
    expect(filled).toContain('Lahir: PARINGIN, 20 Okt 1990');
    expect(filled).toContain('BATU PIRING');
    for (const key of ['name', 'nik', 'birth_date', 'home_address', 'home_village'])
      expect(answer(person, key)?.source).toBe('prefill');
    expect(answer(person, 'doc:ktp')).toBeDefined();
    expect(person.open()?.step.key).not.toMatch(/^(name|nik|doc:ktp)$/);
  });

  test('what was put right in the earlier case stays right', () => {
    const person = newPerson(world);
    say(person, ...START);
    give(person, reading('ktp', fields, { decision: 'accept' }));
    say(person, 'nama saya salah, yang benar Raudah Hasanah', 'ya');
    say(person, 'batal', 'ya', 'mau urus sip bidan', '1', 'ya');
    expect(answer(person, 'name')?.value).toBe('Raudah Hasanah');
  });

  test('is not offered beside one that was sent for this case', () => {
    const { person } = again('mau urus sip bidan');
    give(person, reading('ktp', {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] }));
    give(person, reading('ktp', fields, { decision: 'confirm' }));
    say(person, '2');
    expect(offered(person)).toEqual([]);
  });

  test('refused, the form goes on as always, and it is not offered once more', () => {
    const { person } = again('mau urus sip bidan', '1');
    expect(say(person, 'tidak')).toContain('nama lengkap');
    expect(say(person, 'Raudah')).toContain('NIK');
    expect(offered(person)).toEqual([]);
  });

  test('serves a permit that asks for no photo of it too', () => {
    const { person, asked } = again('mau urus sppl', 'lewati', 'lewati');
    expect(asked).toContain('Pakai *KTP*');
    say(person, 'ya');
    expect(answer(person, 'nik')?.value).toBe('6311066010908001');
  });

  test('is not offered where somebody else is the owner', () => {
    const { person } = again('mau urus sip bidan', '1', 'tidak');
    person.session().frames.length = 0;
    say(person, 'mau urus nib buat suami', 'gorengan', '5 juta', 'sendiri');
    for (let turns = 0; turns < 5 && person.open()?.step.key !== 'name'; turns += 1) say(person, 'lewati');
    expect(person.open()?.step.key).toBe('name');
    expect(person.session().aside).toBeUndefined();
  });

  test.each([
    ['berkas', 'Masih kurang'],
    ['berapa biayanya?', 'biaya'],
  ])('"%s" in between is answered, and the offer comes again', (words, answered) => {
    const { person } = again('mau urus sip bidan', '1');
    const said = say(person, words);
    expect(said).toContain(answered);
    expect(said).toContain('Pakai *KTP*');
  });

  test.each([
    ['pakai yg lama aja', 'RAUDAH'],
    ['boleh', 'RAUDAH'],
    ['pake ktp itu', 'RAUDAH'],
    ['saya kirim yang baru', undefined],
    ['jangan', undefined],
    ['Noor Hasanah', 'Noor Hasanah'],
    ['hmm', undefined],
  ])('the reply "%s"', (words, name) => {
    const { person } = again('mau urus sip bidan', '1');
    say(person, words);
    expect(answer(person, 'name')?.value).toBe(name);
  });

  test('"lewati" to the offer leaves no question out, and leads round in no circle', () => {
    const { person } = again('mau urus sip bidan', '1');
    expect(say(person, 'lewati')).toContain('nama lengkap');
    expect(answer(person, 'name')).toBeUndefined();
    say(person, 'Raudah', 'lewati');
    expect(offered(person)).toEqual([]);
  });
});
