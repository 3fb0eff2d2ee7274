/** Commands taken for data, minds that change, and people who come back after a while. */
import { expect, test } from '@jest/globals';
import { renderSays } from '../../flows/engine/render.ts';
import { newPerson } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const DAY = 24 * 3_600_000;

function write(person: Person, ...texts: string[]): string {
  const { says } = person.send(...texts.map((text) => ({ kind: 'text', text }) as const));
  return renderSays(world, person.facts.contact.language, says, 4_000)
    .map((message) => (message.kind === 'text' ? message.text : ''))
    .join('\n');
}

const answer = (person: Person, key: string) => person.facts.applications[0]?.answers.get(key);

const STALL = ['urus nib perorangan', 'gorengan', '2 juta', '2', '1', 'Gorengan Bu Aminah', 'siti aminah'];
const COMPANY = ['urus nib pt', 'konstruksi', '1', '1', '500 juta', '3', '1', '1'];

function inForm(until: string, answers = STALL): Person {
  const person = newPerson(world);
  for (const words of answers) {
    if (person.open()?.step.key === until) break;
    write(person, words);
  }
  for (let turn = 0; turn < 12 && person.open()?.step.key !== until; turn += 1)
    write(person, person.open()?.step.key === 'nik' ? '6311014505900001' : 'lewati');
  expect(person.open()?.step.key).toBe(until);
  return person;
}

test.each(['business_name', 'name', 'nik'])('"kirim" at %s is no answer', (key) => {
  const person = inForm(key);
  expect(write(person, 'kirim')).toContain('Belum bisa dikirim');
  expect(answer(person, key)).toBeUndefined();
  expect(person.open()?.step.key).toBe(key);
});

test.each(['business_name', 'name', 'nik'])('a correction with its value sets it, asked at %s', (key) => {
  const person = inForm(key);
  expect(write(person, 'nama usaha salah, harusnya Gorengan Aminah Jaya')).toContain('Gorengan Aminah Jaya');
  write(person, 'ya');
  expect(answer(person, 'business_name')?.value).toBe('Gorengan Aminah Jaya');
});

test('whoever refused consent and agrees after all goes on, with consent asked again', () => {
  const person = inForm('consent');
  write(person, 'tidak');
  const kept = person.send({ kind: 'text', text: '6311014505900001' });
  expect(kept.events.map(({ type }) => type)).toContain('secret_received');
  for (const words of ['siti aminah', 'skip']) {
    const said = write(person, words);
    expect(said).not.toContain('sudah saya catat');
    expect(said).toContain('setuju');
  }
  write(person, 'oke saya setuju');
  expect(person.open()?.step.key).toBe('consent');
  expect(answer(person, 'capital')?.value).toBe(2_000_000);
  write(person, '1');
  expect(person.open()?.step.key).toBe('business_name');
});

test.each(['min, msih ada?', 'halo', 'halo min', 'halo lantunan', 'masih ada orang?', 'p'])(
  'after a week "%s" is greeted, told where we were, and asked on',
  (words) => {
    const person = inForm('nik');
    person.pass(7 * DAY);
    const said = write(person, words);
    expect(said).toContain('masih di sini');
    expect(said).toMatch(/pertanyaan \d+ dari \d+/);
    expect(said).toContain('NIK');
    expect(said).not.toContain('belum menangkap');
  },
);

test('failed attempts do not outlive a long pause', () => {
  const person = inForm('phone', [...STALL, '6311014505900001']);
  write(person, 'xyz');
  write(person, 'xyz');
  person.pass(7 * DAY);
  expect(write(person, 'xyz')).not.toContain('Masih sulit');
  expect(person.session().aside).toBeUndefined();
  write(person, 'xyz');
  write(person, 'xyz');
  expect(person.session().aside?.kind).toBe('stuck');
});

test('an AHU number is no number of a deed: it is taken for what it is', () => {
  const person = inForm('deed_number', COMPANY);
  expect(write(person, 'AHU-0012345-AH.01.14 Tahun 2024')).toContain('Nomor AHU');
  write(person, 'ya');
  expect(answer(person, 'deed_number')).toBeUndefined();
  expect(answer(person, 'ahu_number')?.value).toContain('AHU-0012345');
  expect(person.open()?.step.key).toBe('deed_number');
});

test('a name that tells another legal form than the chosen one is asked about', () => {
  const person = inForm('legal_name', COMPANY);
  const type = answer(person, 'applicant_type')?.value;
  expect(type).toBe('pt');
  expect(write(person, 'CV Banua Jaya')).toContain('Mana yang benar?');
  expect(answer(person, 'legal_name')).toBeUndefined();
  write(person, 'PT Banua Jaya');
  expect(answer(person, 'legal_name')).toMatchObject({ value: 'PT Banua Jaya' });
  expect(answer(person, 'legal_name')?.mark).toBeUndefined();
});

test('"CV" alone is nobody\'s name', () => {
  const person = inForm('name');
  write(person, 'CV');
  expect(answer(person, 'name')).toBeUndefined();
});

test('whoever gives up what they began is asked once, and no reminders are turned off for it', () => {
  const person = inForm('business_name');
  expect(write(person, 'saya tidak jadi urus pak')).toContain('Isian ini mau dibatalkan?');
  write(person, '1');
  expect(person.facts.applications[0]?.stage).toBe('withdrawn');
  expect(person.facts.contact.answers.has('quiet')).toBe(false);
  expect(write(person, 'tidak jadi deh')).toContain('Tidak ada isian yang sedang berjalan');
  expect(write(person, 'tolong jangan kirim pesan lagi')).toContain('tidak mengirim pengingat');
  expect(person.facts.contact.answers.get('quiet')?.value).toBe(true);
});

test('who speaks is said once a day: a second hello, as after a broken connection, hears the menu', () => {
  const person = newPerson(world);
  const intro = /Saya \*Lantunan\*/;
  expect(write(person, 'halo')).toMatch(intro);
  write(person, 'biaya nib berapa');
  for (const hello of ['halo', 'Assalamualaikum', 'pagi min']) {
    const words = write(person, hello);
    expect(words).not.toMatch(intro);
    expect(words).toMatch(/Ada yang bisa saya bantu\?.*Urus izin/s);
  }
  person.pass(DAY);
  expect(write(person, 'halo')).toMatch(intro);
  expect(write(person, 'halo')).toContain('Halo, saya masih di sini.');
});

test.each(['masih di sana?', 'halo masih di situ kah', 'ada orang?'])(
  '"%s" in a form hears who speaks, and the open question again',
  (words) => {
    const person = inForm('business_name');
    const said = write(person, words);
    expect(said).toContain('Saya *Lantunan*, asisten otomatis');
    expect(said).toContain('nama usahanya');
    expect(person.open()?.step.key).toBe('business_name');
  },
);
