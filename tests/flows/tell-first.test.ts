/** Whoever asks about something is told before anything begins, and of everything that was asked. */
import { expect, test } from '@jest/globals';
import { renderSays } from '../../flows/engine/render.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  'mau tanya izin depot',
  'mau nanya soal izin warung',
  'mau tau soal izin bengkel',
  'numpang tanya izin kos kosan',
  'mau info izin jualan',
  'handak batakun izin warung',
  'mau konsultasi dulu soal izin toko',
])('"%s" tells what it needs, begins nothing, and offers to', (words) => {
  const person = newPerson(world);
  const answer = told(person, words);
  expect(answer).toContain('Untuk *NIB usaha mikro/kecil (perseorangan)* perlu');
  expect(answer).toContain('Mau mulai sekarang?');
  expect(person.facts.applications).toEqual([]);
  told(person, 'iya mau');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
});

test('"tanya dong ttg nib" asks whose NIB is meant, then tells', () => {
  const person = newPerson(world);
  told(person, 'tanya dong ttg nib');
  expect(told(person, '2')).toContain('NIB badan usaha');
  expect(person.facts.applications).toEqual([]);
});

test('"mau tanya" alone is a hello, and a question for an officer stays one', () => {
  expect(told(newPerson(world), 'mau tanya')).toContain('Balas angka');
  const { events } = newPerson(world).send({ kind: 'text', text: 'mau tanya petugas soal izin klinik' });
  expect(events.some(({ type }) => type === 'ticket_opened')).toBe(true);
});

test('the fee asked beside "which permits" is told of each permit once they are found', () => {
  const person = newPerson(world);
  const asked = told(person, 'izin apa aja yg perlu buat depot air, biayanya brp');
  expect(asked).toContain('Biayanya');
  expect(person.open()?.step.key).toBe('advise_who');
  const answer = told(person, 'perorangan', '50 juta', '1', 'tidak ada');
  expect(answer.indexOf('• NIB perorangan: gratis')).toBeGreaterThan(answer.indexOf('1.* *NIB perorangan'));
  expect(answer).toContain('• SLHS: petugas memastikan dulu');
  expect(answer.indexOf('Mau mulai')).toBeGreaterThan(answer.indexOf('• SLHS'));
});

test('what was asked beside an interview that was left is not told at the end of the next', () => {
  const person = newPerson(world);
  told(person, 'izin apa aja yg perlu buat laundry, biayanya brp', 'batal', 'ya');
  told(person, 'saya bingung mau urus izin apa', 'laundry');
  expect(told(person, 'perorangan', '5 juta', '1', 'tidak ada')).not.toContain('• NIB');
});

test('in a form of two permits what they need is told of both, what they share once', () => {
  const person = newPerson(world);
  told(person, 'mau urus nib perorangan sama reklame', '1');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK', 'REKLAME']);
  const answer = told(person, 'syaratnya apa aja?');
  expect(answer).toContain('Untuk *NIB perorangan* perlu');
  expect(answer).toContain('Untuk *Izin reklame*, selain yang di atas');
  expect(answer.match(/Nama dan NIK/g)).toHaveLength(1);
  expect(answer).not.toContain('Untuk izin yang mana');
});

test('of two permits that are named, each is told', () => {
  const answer = told(newPerson(world), 'syarat sip bidan sama izin klinik apa aja');
  expect(answer).toContain('Untuk *SIP bidan* perlu');
  expect(answer).toContain('Untuk *Izin klinik pratama*, selain yang di atas');
  expect(answer).not.toContain('Untuk izin yang mana');
});

test.each(['min klo blm punya ktp gmn', 'ktp saya hilang gimana min', 'kada baisi ktp kayapa'])(
  'no KTP is answered: "%s"',
  (words) => {
    const answer = told(newPerson(world), words);
    expect(answer).toContain('Disdukcapil');
    expect(answer).toContain('gratis');
    expect(answer).not.toContain('Untuk izin yang mana');
  },
);

test('an officer who comes to somebody without an application promises no look at a form', () => {
  const without = newPerson(world);
  told(without, 'petugas');
  const heard = without.hear({ notice: 'claimed', operator: 'Siti' });
  const words = (person: Person, says: typeof heard.says): string =>
    renderSays(world, person.facts.contact.language, says, 4_000)
      .map((message) => (message.kind === 'text' ? message.text : ''))
      .join('\n');
  expect(words(without, heard.says)).not.toContain('berkasnya');
  const within = newPerson(world);
  told(within, 'urus nib perorangan', 'warung kopi');
  expect(words(within, within.hear({ notice: 'claimed', operator: 'Siti' }).says)).toContain('berkasnya');
});

test.each([
  'sndri aja',
  'sndiri',
  'sorangan',
  'saya sendiri aja',
  'sorangan haja',
  'sendirian aj',
  'cm sy sndr',
])('at the question who works there "%s" is nobody else', (words) => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kopi', '5 juta');
  expect(person.open()?.step.key).toBe('workers');
  told(person, words);
  expect(person.facts.applications[0]?.answers.get('workers')?.value).toBe(0);
});

test('a question instead of a yes to several permits is about them, and "mau" begins them after all', () => {
  const person = newPerson(world);
  told(person, 'mau urus nib perorangan sama reklame');
  const answer = told(person, 'apa aja syaratnya?');
  expect(answer).toContain('Untuk *NIB usaha mikro/kecil (perseorangan)* perlu');
  expect(answer).toContain('selain yang di atas');
  expect(answer).toContain('Tulis *urus NIB perorangan dan Izin reklame*');
  expect(told(person, 'mau')).toContain('Urus dua-duanya sekaligus?');
  told(person, '1');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK', 'REKLAME']);
});

test('a mine is referred before anything is asked, and what is asked next is about it', () => {
  const person = newPerson(world);
  expect(told(person, 'mau ambil pasir sungai dijual, izin apa aja yg perlu')).toContain(
    'pemerintah provinsi',
  );
  expect(told(person, 'brp biayanya')).toContain('pemerintah provinsi');
  expect(person.facts.applications).toEqual([]);
});

test('in a form, what it needs follows legal form and scale', () => {
  const person = newPerson(world);
  told(person, 'mau urus nib cv', 'bengkel motor', '400 juta', '2');
  const answer = told(person, 'syaratnya apa aja');
  expect(answer).toContain('surat keterangan terdaftar AHU');
  expect(answer).not.toContain('pengesahan');
  expect(answer).not.toContain('PT Perorangan');
  expect(answer).not.toContain('polygon');
  expect(answer).toContain('atau bila diminta OSS');
  expect(told(person, 'berkas')).toContain('• Akta dan surat terdaftar AHU');
});

test('data of a person before anything is begun are not called unintelligible, nor kept', () => {
  const person = newPerson(world);
  const answer = told(person, 'nama sy budi santoso nik 6311012503850001 tinggal di paringin');
  expect(answer).toContain('belum saya simpan');
  expect(answer).not.toContain('belum menangkap');
  expect(person.facts.contact.answers.size).toBe(0);
});

test('of several questions the one that wants a reply comes last', () => {
  const answer = told(newPerson(world), 'min nib brp hr, trs syaratnya apa, sama kantornya dmn');
  expect(answer.indexOf('Untuk izin yang mana?')).toBeGreaterThan(answer.indexOf('Alamat dan jam kantor'));
});
