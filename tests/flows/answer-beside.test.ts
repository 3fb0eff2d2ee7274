/** A choice or a figure with a question beside it, and what is lacking told before it is asked for. */
import { expect, test } from '@jest/globals';
import { askedFor, markOf, valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test('"perpanjangan, syaratnya apa" chooses, and is told what that needs', () => {
  const person = newPerson(world);
  told(person, 'urus sip perawat');
  const answer = told(person, 'perpanjangan, syaratnya apa');
  expect(valueOf(person, 'case_kind')).toBe('renewal');
  expect(answer).toContain('Bukti pemenuhan kompetensi (SKP)\n');
  expect(person.open()?.step.key).toBe('consent');
});

test.each([
  ['5 jt, tanah dihitung ga', 'capital', 5_000_000, 'tidak dihitung'],
  ['5 juta, berapa lama jadinya?', 'capital', 5_000_000, 'paling lama *1 hari*'],
])('"%s" is a sum and a question', (text, key, value, part) => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'jual pentol');
  expect(told(person, text)).toContain(part);
  expect(valueOf(person, key)).toBe(value);
  expect(person.open()?.step.key).toBe('workers');
});

test('who is among those counted is told as asked', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'jual pentol', '5 juta');
  const answer = told(person, '2, keponakan dihitung kah');
  expect(answer).toContain('Keluarga yang digaji');
  expect(answer).not.toContain('Biaya');
  expect(valueOf(person, 'workers')).toBe(2);
});

test('consent with a question beside it is consent, and the question is answered', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'jual pentol', '5 juta', '0');
  expect(told(person, 'setuju, tp data saya aman kah')).toContain('UU 27/2022');
  expect(person.open()?.step.key).toBe('business_name');
});

test.each(['gk punya email', 'ga punya email kami'])('"%s" before its turn is left to an officer', (text) => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'jual pentol');
  expect(told(person, text)).toContain('dibantu petugas nanti');
  expect(markOf(person, 'email')).toBe('deferred');
  told(person, '5 juta', '0', '1', 'Pentol Ida', 'Idawati', '6311014506850001', '1');
  expect(person.open()?.step.key).toBe('address');
});

test('a NIK that is not at hand has its turn', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'jual pentol');
  expect(told(person, 'ga punya nik')).toContain('nanti ada gilirannya');
  expect(markOf(person, 'nik')).toBeUndefined();
});

test('beside what is lacking the answer is read too', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'jual pentol', '5 juta', '0', '1', 'Pentol Ida');
  told(person, 'Idawati, ga punya email');
  expect(valueOf(person, 'name')).toBe('Idawati');
  expect(markOf(person, 'email')).toBe('deferred');
  expect(person.open()?.step.key).toBe('nik');
});

test('a tax number that follows the husband is an answer', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'jual pentol', '5 juta', '0', '1', 'Pentol Ida', 'Idawati');
  told(person, '6311014506850001', '1', 'lewati', 'desa lasung batu rt 1');
  expect(person.open()?.step.key).toBe('npwp_active');
  expect(told(person, 'npwp ikut suami')).toContain('ikut keluarga');
  expect(valueOf(person, 'npwp_active')).toBe('unknown');
});

test.each(['npwp cv blm jadi', 'npwp nya masih diurus'])(
  '"%s" is left to an officer, wherever it is said',
  (text) => {
    for (const more of [[], ['Idawati', '6311014506850001']]) {
      const person = newPerson(world);
      told(person, 'urus nib cv', 'laundry', '100 juta', '2', '1', 'cv bersih', ...more);
      told(person, text);
      expect(markOf(person, 'npwp')).toBe('deferred');
    }
  },
);

test('"aktanya di notaris" puts it off, also where a name is asked', () => {
  const person = newPerson(world);
  told(person, 'urus nib cv', 'laundry', '100 juta', '2', '1', 'cv bersih');
  expect(told(person, 'akta nya di notaris')).toContain('boleh menyusul');
  expect(person.open()?.step.key).toBe('name');
});

test("asked for a company's, it is answered in words", () => {
  const person = newPerson(world);
  told(person, 'urus nib cv', 'laundry', '100 juta', '2', '1', 'cv bersih', 'Idawati', '6311014506850001');
  expect(told(person, 'npwp ikut suami')).toContain('petugas yang memastikan');
  expect(person.open()?.step.key).toBe('npwp');
});

test.each(['kalau ga punya kena denda ga', 'ga punya pbg kena denda kah'])(
  '"%s" in a form of the PBG is not answered for the NIB',
  (text) => {
    const person = newPerson(world);
    told(person, 'urus pbg');
    const answer = told(person, text);
    expect(answer).toContain('*PBG*');
    expect(answer).not.toContain('NIB');
  },
);

test('the wish for a PBG with that question beside it begins it', () => {
  const person = newPerson(world);
  const answer = told(person, 'mau bikin pbg rumah, kalau ga punya kena denda ga');
  expect(answer).toContain('belum ada di catatan saya tentang *PBG*');
  expect(person.open()?.step.key).toBe('applicant_type');
});

test('of whatever a foundation may need, the NIB of a person is none', () => {
  const answer = told(newPerson(world), 'info izin utk yayasan');
  expect(answer).toContain('NIB badan usaha');
  expect(answer).not.toContain('perorangan');
});

test.each(['siapa kepala dinasnya', 'nama kadisnya siapa'])('"%s" opens no ticket', (text) => {
  const person = newPerson(world);
  expect(told(person, text)).toContain('tidak ada di catatan saya');
  expect(person.facts.ticket).toBeUndefined();
});

test.each(['itu boleh ga sih kandang dekat rumah', 'berapa lama diproses', 'boleh kah?'])(
  '"%s" where a complaint is being told is asked about',
  (text) => {
    const person = newPerson(world);
    told(person, 'mau lapor');
    expect(told(person, text)).toContain('atau hal lain?');
    expect(person.facts.ticket).toBeUndefined();
  },
);

test('what the form does not ask for is said to be none of it', () => {
  const person = newPerson(world);
  told(person, 'mau urus izin paud', 'yayasan', '1', 'saya Rusdiana kepala sekolahnya');
  expect(valueOf(person, 'name')).toBe('Rusdiana');
  told(person, '6311014506850001');
  expect(told(person, 'nurulimanpaud@gmail.com')).toContain('*E-mail* tidak diminta');
  expect(person.open()?.step.key).toBe('phone');
});

test('of what is not asked for nobody says that its turn comes; where the business is is kept all the same', () => {
  const person = newPerson(world);
  told(person, 'mau urus sip bidan', 'baru', '1');
  expect(told(person, 'kd punya email')).toContain('memang tidak diminta');
  expect(told(person, 'batu piring jl a yani km 3 rt 4 kec paringin selatan')).toContain('Alamat usaha');
  told(person, '1');
  expect(person.open()?.step.key).toBe('name');
});

test('what the first sentence says is lacking is left to an officer', () => {
  const person = newPerson(world);
  told(person, 'mau urus nib, laundry, gk punya email', '1');
  expect(valueOf(person, 'kbli')).toBe('laundry');
  expect(markOf(person, 'email')).toBe('deferred');
});

test('of two papers that are elsewhere both are put off', () => {
  const person = newPerson(world);
  told(person, 'urus nib cv', 'laundry', '100 juta', '2', '1', 'cv bersih', 'Idawati', '6311014506850001');
  const answer = told(person, 'akta di notaris, ktp ketinggalan');
  expect(answer).toContain('*KTP* boleh menyusul');
  expect(answer).toContain('*Akta dan surat terdaftar AHU* boleh menyusul');
  told(person, 'lewati', '1');
  expect(told(person, 'ahu nya masih di notaris')).toContain('nanti ada gilirannya');
});

test('a sum that is not known yet has its turn', () => {
  const person = newPerson(world);
  told(person, 'mau bikin nib warung');
  expect(told(person, 'kada tahu modalnya')).toContain('*Modal* nanti ada gilirannya');
  expect(person.open()?.step.key).toBe('kbli');
});

test('"Dapur Mama Ina, bisa diganti nanti kan?" is a name and a question', () => {
  const person = askedFor(world, 'business_name');
  expect(told(person, 'Dapur Mama Ina, bisa diganti nanti kan?')).toContain('tulis *ubah*');
  expect(valueOf(person, 'business_name')).toBe('Dapur Mama Ina');
});

test.each(['mau tanya, boleh pakai nama anak?', 'urus nib, berapa lama?', 'terus, nanti gimana?'])(
  '"%s" names nothing',
  (words) => {
    const person = askedFor(world, 'business_name');
    told(person, words);
    expect(valueOf(person, 'business_name')).toBeUndefined();
  },
);
