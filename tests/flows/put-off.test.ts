/** A paper that is not at hand may follow, whatever is asked just now, and nothing is cancelled for it. */
import { expect, test } from '@jest/globals';
import { putsOff } from '../../licensing/understanding/reply/puts-off.ts';
import { askedFor, valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['nanti aja ktp nya, lagi dipake suami', 'doc:ktp'],
  ['ktp ketinggalan di rumah', 'doc:ktp'],
  ['ktpnya lg dibawa anak ke banjarmasin', 'doc:ktp'],
  ['aktanya masih di notaris', 'doc:akta'],
  ['ktp sy kirim malam ya', 'doc:ktp'],
  ['lokasinya nyusul', 'location'],
  ['kd kawa mangirim lokasi', 'location'],
])('not at hand: %s', (words, ask) => {
  expect(putsOff(words)).toBe(ask);
});

test.each([
  'ktp saya hilang',
  'ktp nya salah',
  'ktp nya nanti dipakai buat apa?',
  'ktp sudah dikirim tadi',
  'lokasinya ada di rumah',
  'tempat praktik di puskesmas sama di rumah',
])('another matter: %s', (words) => {
  expect(putsOff(words)).toBeUndefined();
});

test.each(['capital', 'name', 'nik', 'address'])(
  'at %s the question comes again, and nothing ends',
  (key) => {
    const person = askedFor(world, key);
    const said = told(person, 'nanti aja ktp nya, lagi dipake suami');
    expect(said).toContain('boleh menyusul');
    expect(person.open()?.step.key).toBe(key);
    expect(valueOf(person, key)).toBeUndefined();
  },
);

test.each([
  ['doc:ktp', 'ktp ketinggalan di rumah'],
  ['location', 'gak bisa kirim lokasi'],
])('at %s itself it is put off', (key, words) => {
  const person = askedFor(world, key);
  expect(told(person, words)).toContain('menyusul');
  expect(person.open()?.step.key).not.toBe(key);
});

test.each(['sndiri', 'sendiri'])('at the name "%s" is nobody\'s name', (words) => {
  const person = askedFor(world, 'name');
  told(person, words);
  expect(person.open()?.step.key).toBe('name');
});

test.each([
  'ktp blm ada d rmh',
  'ktp sy di rumah',
  'blm ada ktp',
  'surat tanahnya masih di notaris',
  'akta ketinggalan',
  'npwp blm ada',
])('where the trade is asked, "%s" is none', (words) => {
  const person = askedFor(world, 'kbli');
  expect(told(person, words)).toContain('Tidak apa-apa');
  expect(valueOf(person, 'kbli')).toBeUndefined();
  expect(person.open()?.step.key).toBe('kbli');
});

test('"akta notaris nya ada di rumah" is about the deed', () => {
  expect(putsOff('akta notaris nya ada di rumah')).toBe('doc:akta');
});

test('whoever leaves the address to an officer is not asked for its parts', () => {
  const person = newPerson(world);
  told(
    person,
    'urus nib perorangan',
    'warung sembako',
    '5 juta',
    'sendiri',
    '1',
    'Warung Bu Ani',
    'Ani Wijaya',
  );
  told(person, '6311024107900002', '1', 'lewati');
  expect(person.open()?.step.key).toBe('address');
  told(person, 'lewati');
  expect(['address', 'district', 'village']).not.toContain(person.open()?.step.key);
  expect(person.facts.applications[0]?.answers.get('village')?.mark).toBe('deferred');
});

test.each(['surat ket tempat praktek blm minta lagi', 'surat permohonannya blm sempat'])(
  '"%s" puts a paper off by its name',
  (words) => {
    const person = newPerson(world);
    told(person, 'urus sip perawat', '1', '1', 'Noor Aida', '6311014506850001', '1', 'menyusul');
    expect(told(person, words)).toContain('menyusul');
  },
);

test('how the paper is made is about the paper', () => {
  const person = newPerson(world);
  told(person, 'urus sip perawat', '1', '1', 'Noor Aida', '6311014506850001', '1', 'menyusul');
  expect(person.open()?.step.key).toBe('doc:permohonan');
  expect(told(person, 'surat permohonan gimana bikinnya')).toContain('Contoh atau formulirnya');
});

test('a paper that was put off by its name is not asked for in its turn, but at the end', () => {
  const person = newPerson(world);
  told(person, 'urus sip perawat', '1', '1', 'Noor Aida', '6311014506850001', '1', 'lewati');
  told(person, 'str nya masih di kantor', 'lewati');
  expect(person.open()?.step.key).toBe('doc:tempat_praktik');
});

test('a NIK that is not at hand has its turn at the end, where a photo of the KTP is enough', () => {
  const person = askedFor(world, 'nik');
  expect(told(person, 'lewati')).toContain('belakangan');
  expect(person.open()?.step.key).toBe('phone');
  for (const words of ['1', 'lewati', 'pasar RT 1, Lasung Batu, Paringin', '3', 'lewati'])
    told(person, words);
  expect(person.open()?.step.key).toBe('doc:ktp');
  expect(told(person, 'lewati')).toContain('salah satu perlu ada dulu');
  expect(person.open()?.step.key).toBe('doc:ktp');
});

test('with neither of them the review says so, asks once more, and sends nothing', () => {
  const person = askedFor(world, 'nik');
  for (const words of ['lewati', '1', 'lewati', 'pasar RT 1, Lasung Batu, Paringin', '3', 'lewati'])
    told(person, words);
  told(person, 'menyusul');
  expect(person.open()?.step.key).toBe('review');
  told(person, '1');
  expect(person.open()?.step.key).toBe('nik');
  expect(told(person, 'lewati')).toContain('salah satu perlu ada dulu');
  expect(person.open()?.step.key).toBe('nik');
  told(person, '6311014506850001');
  expect(person.open()?.step.key).toBe('doc:ktp');
});

test('"besok" at the pin puts it off, and the form goes on', () => {
  const person = askedFor(world, 'location');
  expect(told(person, 'besok')).toContain('menyusul');
  expect(person.open()?.step.key).toBe('doc:ktp');
});

test.each([
  'nib nya punya tapi ga tau nomornya',
  'ada, ga hapal nomornya',
  'nib ada cuma belum tau nomornya',
])('a NIB whose number is not known follows: %s', (words) => {
  const person = newPerson(world);
  const lines = ['mau urus pirt', '1', '1', 'Siti Aminah', '6311014506850001', '1', 'menyusul'];
  for (const line of lines) told(person, line);
  expect(person.open()?.step.key).toBe('doc:nib');
  expect(told(person, words)).toContain('menyusul. Kita lanjut');
  expect(person.open()?.step.key).toBe('doc:self');
});

test.each(['npwp cv nya di kantor pajak lg diurus', 'npwp nya nyusul', 'npwp masih diurus notaris'])(
  'a number that is being made is left to an officer: %s',
  (words) => {
    const person = askedFor(world, 'npwp', 'cv');
    expect(told(person, words)).toContain('dibantu petugas');
    expect(person.open()?.step.key).toBe('phone');
  },
);

test('"besok" where something has to be written is no failed answer', () => {
  const person = askedFor(world, 'workers');
  expect(told(person, 'besok')).toContain('tidak usah buru-buru');
  expect(person.open()?.step.key).toBe('workers');
});
