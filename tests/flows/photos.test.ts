/** Photos and what is written beside them: one question at a time, and never none. */
import { expect, test } from '@jest/globals';
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
const say = (person: Person, text: string): string => words(person.send({ kind: 'text', text }));

function atNik(): Person {
  const person = newPerson(world);
  for (const text of [
    'urus nib perorangan',
    'gorengan',
    '2 juta',
    '2',
    '1',
    'Gorengan Aminah',
    'Siti Aminah',
  ])
    say(person, text);
  expect(person.open()?.step.key).toBe('nik');
  return person;
}

const READING: Reading = {
  type: 'ktp',
  fields: {
    nik: { value: '6311014505900001', confidence: 1 },
    name: { value: 'SITI AMINAH', confidence: 1 },
  },
  quality: { pixels: 1600, lineHeight: 30, labels: 1, brightness: 200, turned: 0 },
  decision: 'accept',
  reasons: [],
};

test('what is not understood beside a photo repeats no question: the acknowledgement brings it', () => {
  const answer = words(atNik().send(photo('ktp'), { kind: 'text', text: 'hmm' }));
  expect(answer).toContain('sudah masuk: KTP');
  expect(answer.match(/Berapa \*NIK\*/g)).toHaveLength(1);
});

test('a card read after its acknowledgement is followed by the next question', () => {
  const person = atNik();
  const filed = person.send(photo('ktp')).events.find(({ type }) => type === 'document_filed');
  if (filed?.type !== 'document_filed') throw new Error('not filed');
  const { message, file } = filed;
  const read = words(person.hear({ notice: 'document_read', message, file, reading: READING }));
  expect(read).toContain('Sudah saya isikan');
  expect(read).toContain('HP atau WhatsApp');
});

test('a photo of few bytes is read like any other: what counts is what can be seen', () => {
  const { events } = atNik().send(photo('ktp'));
  expect(events).toContainEqual(expect.objectContaining({ type: 'timer_set', kind: 'read_document' }));
});

test.each(['ktp', undefined])(
  'an icon sent as "%s" is kindly said to be too small, and not taken',
  (caption) => {
    const person = atNik();
    const filed = person.send(photo(caption)).events.find(({ type }) => type === 'document_filed');
    if (filed?.type !== 'document_filed') throw new Error('not filed');
    const { message, file } = filed;
    const icon: Reading = {
      ...READING,
      type: 'not_a_document',
      fields: {},
      quality: { ...READING.quality, pixels: 64 },
      decision: 'retake',
      reasons: [{ rule: 'too-small' }],
    };
    expect(words(person.hear({ notice: 'document_read', message, file, reading: icon }))).toContain(
      'kecil sekali',
    );
    expect(person.facts.applications[0]?.answers.has('doc:ktp')).toBe(false);
  },
);

test('"ktp" beside a photo nobody named is that document, also when one is there already, and never a name', () => {
  const person = newPerson(world);
  for (const text of ['mau urus sip bidan', '1', 'setuju']) say(person, text);
  expect(person.open()?.step.key).toBe('name');
  const replies = ['ktp', 'ini ktp saya'].map((reply) => {
    expect(words(person.send(photo()))).toContain('berkas yang mana');
    return person.send({ kind: 'text', text: reply }).events;
  });
  for (const events of replies)
    expect(events).toContainEqual(expect.objectContaining({ type: 'document_filed', code: 'ktp' }));
  expect(person.open()?.step.key).toBe('name');
  expect(say(person, 'foto ktp')).toContain('nama');
  expect(person.open()?.step.key).toBe('name');
  say(person, 'Siti Aminah');
  expect(person.open()?.step.key).not.toBe('name');
});

test('a photo sent before consent waits for it: consent is asked next, and nobody sends twice', () => {
  const person = newPerson(world);
  say(person, 'urus nib perorangan');
  expect(person.open()?.step.key).toBe('kbli');
  const answer = words(person.send(photo('ktp'), photo('npwp')));
  expect(answer.match(/tidak perlu dikirim lagi/g)).toHaveLength(1);
  expect(person.open()?.step.key).toBe('consent');
  expect(person.facts.applications[0]?.answers.has('doc:ktp')).toBe(false);
  const { events } = person.send({ kind: 'text', text: 'setuju' });
  expect(events).toContainEqual(expect.objectContaining({ type: 'document_filed', code: 'ktp' }));
  expect(person.session().held).toBeUndefined();
  expect(person.open()?.step.key).toBe('kbli');
});

test('a photo sent before a consent that is refused is not filed, also when another case begins', () => {
  const person = newPerson(world);
  say(person, 'urus nib perorangan');
  person.send(photo('ktp'));
  say(person, '2');
  expect(person.session().held).toBeUndefined();
  expect(person.facts.applications.every(({ answers }) => !answers.has('doc:ktp'))).toBe(true);
});

test('a PDF that asks for a password is asked for again, and never the password', () => {
  const person = atNik();
  const filed = person.send(photo('ktp')).events.find(({ type }) => type === 'document_filed');
  if (filed?.type !== 'document_filed') throw new Error('not filed');
  const { message, file } = filed;
  const reading: Reading = {
    ...READING,
    type: 'not_a_document',
    fields: {},
    decision: 'retake',
    reasons: [{ rule: 'locked' }],
  };
  const read = words(person.hear({ notice: 'document_read', message, file, reading }));
  expect(read).toContain('terkunci sandi');
  expect(read).toContain('Sandinya jangan dikirim');
});

const WISH = ['urus nib perorangan', 'gorengan', '2 juta', '2'];

test('a photo before anything else waits for the permit and for consent, and is filed then', () => {
  const person = newPerson(world);
  expect(words(person.send(photo()))).toContain('saya simpan dulu');
  for (const text of WISH) say(person, text);
  expect(person.open()?.step.asks).toBe('consent');
  const filed = person.send({ kind: 'text', text: '1' });
  expect(words(filed)).toContain('Kiriman tadi saya periksa sekarang');
  expect(filed.events).toContainEqual(expect.objectContaining({ type: 'timer_set', kind: 'read_document' }));
  expect(person.session().held).toBeUndefined();
});

test('whoever agreed before need not agree again: it is filed as the permit is chosen', () => {
  const person = newPerson(world);
  for (const text of [...WISH, '1', 'batal', '1']) say(person, text);
  expect(person.session().frames).toEqual([]);
  expect(words(person.send(photo()))).toContain('saya simpan dulu');
  expect(say(person, 'urus sip bidan')).toContain('Kiriman tadi saya periksa sekarang');
});

test('a day later it was meant for something else', () => {
  const person = newPerson(world);
  person.send(photo());
  person.pass(25 * 3_600_000);
  for (const text of WISH) say(person, text);
  expect(say(person, '1')).not.toContain('Kiriman tadi');
});

test('a wish under the photo begins its form, and the question of consent comes next', () => {
  const person = newPerson(world);
  const answer = words(person.send(photo('mau bikin nib perorangan min, ini ktp saya')));
  expect(answer).toContain('kita mulai *NIB perorangan*');
  expect(answer).toContain('Begitu setuju');
  expect(person.open()?.step.asks).toBe('consent');
});

test('of a deed whose second page was read before its first, each value is that of the first page that has it', () => {
  const person = newPerson(world);
  for (const text of ['urus nib cv', 'konstruksi', '500 juta', '4', '1', '1']) say(person, text);
  const files = [photo('akta'), photo('akta')].map((page) => {
    const filed = person.send(page).events.find(({ type }) => type === 'document_filed');
    if (filed?.type !== 'document_filed') throw new Error('not filed');
    return filed;
  });
  const page = (deed: string): Reading => ({
    ...READING,
    type: 'akta',
    fields: { deed_number: { value: deed, confidence: 0.9 } },
    decision: 'confirm',
  });
  const [first, second] = files.map(({ message, file }) => ({ message, file }));
  person.hear({ notice: 'document_read', ...second!, reading: page('99') });
  person.hear({ notice: 'document_read', ...first!, reading: page('12') });
  expect(person.facts.applications[0]?.answers.get('read:akta')?.value).toMatchObject({
    fields: { deed_number: { value: '12' } },
  });
});

test('an NPWP that cannot be read, sent for the KTP, is called an NPWP', () => {
  const person = atNik();
  const filed = person.send(photo('ktp')).events.find(({ type }) => type === 'document_filed');
  if (filed?.type !== 'document_filed') throw new Error('not filed');
  const { message, file } = filed;
  const reading: Reading = {
    ...READING,
    type: 'npwp',
    decision: 'retake',
    reasons: [{ rule: 'cut-off', field: 'name', side: 'left' }],
  };
  const read = words(person.hear({ notice: 'document_read', message, file, reading }));
  expect(read).toContain('Ini *NPWP*');
  expect(read).toContain('KTP masih kami tunggu');
  expect(read).not.toContain('KTP terpotong');
  expect(person.facts.applications[0]?.answers.has('doc:ktp')).toBe(false);
});
