/** What somebody asks about their own case: when it is ready, why something is wanted again, what we hold. */
import { expect, test } from '@jest/globals';
import { askedFor } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const BEGUN = ['urus nib perorangan', 'warung kopi', '5 juta', 'sendiri'];
const PERSONAL = ['Kopi Rahmah', 'Siti Rahmah', '6311014502900001', '081251234567', 'lewati'];

function withCase(): Person {
  const person = newPerson(world);
  told(person, ...BEGUN, '1', ...PERSONAL, 'jl pasar 3, lasung batu, paringin');
  told(person, 'lewati', 'lewati', 'lewati');
  expect(told(person, '1')).toContain('tanda terima');
  return person;
}

test.each(['kapan jadi?', 'kapan selesai', 'brp lama lagi min', 'kok lama ya'])(
  '"%s" of somebody whose case is with the office tells how it stands',
  (words) => {
    const answer = told(withCase(), words);
    expect(answer).toContain('BLG-2026-000001-B');
    expect(answer).not.toContain('izin yang mana');
  },
);

test('who has no case is asked which permit; who asks about a permit is told of that', () => {
  expect(told(newPerson(world), 'brp lama?')).toContain('izin yang mana');
  expect(told(withCase(), 'pirt berapa lama?')).not.toContain('BLG-2026');
});

test.each(['kok disuruh lagi?', 'kok diganti lagi', 'apanya yang salah', 'hmm gitu'])(
  '"%s" about what an officer wants replaced is answered with their reason',
  (words) => {
    const person = withCase();
    const [own] = person.facts.applications;
    const item = { state: 'rejected' as const, at: person.now(), reason: 'foto terpotong di kiri' };
    own!.items.set('ktp', item);
    const label = 'KTP';
    const { id } = own!;
    person.hear({
      notice: 'verdict',
      application: id,
      item: 'ktp',
      label,
      state: 'rejected',
      reason: item.reason,
    });
    const answer = told(person, words);
    expect(answer).toContain('foto terpotong di kiri');
    expect(answer).not.toContain('Cara mengurus');
  },
);

test.each(['nanti ya ke dukcapil dl', 'nanti', 'ktp nya di rumah'])(
  '"%s" to what is to be replaced is waited for, and not asked for in the same breath',
  (words) => {
    const person = withCase();
    const [own] = person.facts.applications;
    own!.items.set('ktp', { state: 'rejected', at: person.now(), reason: 'alamat beda' });
    const said = { item: 'ktp', label: 'KTP', state: 'rejected', reason: 'alamat beda' } as const;
    person.hear({ notice: 'verdict', application: own!.id, ...said });
    const answer = told(person, words);
    expect(answer).toContain('Tinggal *KTP* ini yang ditunggu');
    expect(answer).not.toContain('Kirim *foto KTP*');
  },
);

test('"data saya" names what is not recorded yet', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'modal 5 juta, nama saya Siti Aminah, nik 6311014502900001');
  person.send(photo('ktp'));
  person.send({ kind: 'location', latitude: -2.33, longitude: 115.46 });
  const held = told(person, 'data saya');
  expect(held).toContain('Belum tercatat');
  for (const part of ['Nama: Siti Aminah', 'NIK: 6311••••••••0001', 'Foto atau berkas: 1', 'Titik lokasi'])
    expect(held).toContain(part);
});

test('an application without a permit counts no questions', () => {
  const answer = told(newPerson(world), 'urus izin', 'status');
  expect(answer).toContain('izinnya belum dipilih');
  expect(answer).not.toContain('0 dari 0');
});

test.each([
  'saya mau ganti nama usaha jadi Kopi Mama',
  'alamatnya salah, harusnya jl merdeka rt 2',
  'ganti nomor hp saya jadi 081255556666',
])('"%s" about a case that was sent goes to an officer, and begins nothing', (words) => {
  const person = withCase();
  expect(told(person, words)).toContain('BLG-2026-000001-B* sudah dikirim, jadi petugas');
  expect(person.facts.ticket?.topic).toBe('help');
  expect(person.facts.applications).toHaveLength(1);
});

test('a NIB that is out is changed by an application of its own', () => {
  const person = newPerson(world);
  told(person, 'saya mau ganti nama usaha di nib');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UBAH']);
});

test.each([
  'no hp saya ganti jadi 081299998888',
  'alamat usaha pindah ke desa mampari',
  'desa lasung batu rt 3',
  'kirim',
])('"%s" after it was sent is about the case', (words) => {
  const person = askedFor(world, 'review');
  told(person, '1');
  const answer = told(person, words);
  expect(answer).toContain('BLG-2026-000001-B');
  expect(answer).not.toContain('belum saya simpan');
});

test('"rt 3 min" to an officer who wants the address better leaves the rest of it', () => {
  const person = askedFor(world, 'review');
  told(person, '1');
  const [own] = person.facts.applications;
  const item = { state: 'rejected' as const, at: person.now(), reason: 'RT tidak jelas' };
  own!.items.set('lokasi', item);
  person.hear({
    notice: 'verdict',
    application: own!.id,
    item: 'lokasi',
    label: 'Alamat',
    state: 'rejected',
    reason: item.reason,
  });
  expect(person.open()?.step.key).toBe('address');
  told(person, 'rt 3 min');
  expect(own!.answers.get('address')?.value).toBe('pasar RT 3');
});

test.each([
  'file nya gak bisa dibuka',
  'pdf nya kd kawa dibuka',
  'nib nya kirim ulang dong min',
  'minta kirim lagi nib nya',
])('"%s" after it was issued brings an officer, who sends it once more', (words) => {
  const person = askedFor(world, 'review');
  told(person, '1');
  Object.assign(person.facts.applications[0]!, { stage: 'issued' });
  expect(told(person, words)).toContain('saya teruskan ke petugas');
});

test('before it is issued nothing was sent that could be lost', () => {
  const person = askedFor(world, 'review');
  told(person, '1');
  expect(told(person, 'file nya gak bisa dibuka')).not.toContain('saya teruskan ke petugas');
});

test('who moves while the case is with the office has that passed on, and begins no second one', () => {
  const person = withCase();
  expect(told(person, 'warung ulun pindah ka lampihong bu, blm jadi jua nib nya')).toContain('petugas');
  expect(person.session().aside).toBeUndefined();
  expect(person.facts.ticket?.topic).toBe('help');
});

test.each(['syarat nib perorangan apa aja', 'biaya nib perorangan brp'])(
  '"%s" of whoever has applied for it does not ask whether to begin',
  (words) => {
    expect(told(newPerson(world), words)).toContain('Mau mulai sekarang?');
    const person = withCase();
    const answer = told(person, words);
    expect(answer).not.toContain('Mau mulai');
    expect(answer).toContain('*BLG-2026-000001-B*, sedang berjalan');
    // The permit just spoken of is the one that runs.
    expect(told(person, 'kapan jadinya')).toContain('Posisi:');
    person.facts.applications[0]!.stage = 'issued';
    expect(told(person, words)).not.toMatch(/Mau mulai|sedang berjalan/);
  },
);

test.each(['bayarnya ke mana', 'brp yg harus dibayar', 'cara bayar gimana min'])(
  '"%s" while a case waits for its payment is about that one',
  (words) => {
    const person = withCase();
    expect(told(person, words)).not.toContain('BLG-2026-000001-B*: ikuti');
    person.facts.applications[0]!.stage = 'payment';
    const answer = told(person, words);
    expect(answer).toContain('Untuk *BLG-2026-000001-B*: ikuti jumlah dan cara bayar dari petugas');
    expect(answer).not.toContain('gratis');
    expect(told(person, 'biaya reklame brp')).not.toContain('ikuti jumlah');
  },
);
