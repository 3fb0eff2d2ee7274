/** Where a name is asked for, only a name is kept: no question, no remark, and nothing that was put off. */
import { describe, expect, test } from '@jest/globals';
import { askedFor, markOf, valueOf } from '../support/form.ts';
import { told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

describe('the name of a business', () => {
  test.each([
    'ini harus diisi semua?',
    'masih lama kah',
    'brp lg pertanyaannya',
    'apa ya yg bagus',
    'sabar ya',
    'tolong dibantu ya pak',
    'namanya boleh sama dgn orang lain?',
    'kenapa harus ada nama sih',
    'sebentar saya pikir dulu',
    'bingung saya min',
    'nnti',
    'ntar aja deh',
  ])('is none of this, and the question stays open: %s', (words) => {
    const person = askedFor(world, 'business_name');
    told(person, words);
    expect(valueOf(person, 'business_name')).toBeUndefined();
    expect(person.open()?.step.key).toBe('business_name');
    told(person, 'Warung Mama');
    expect(valueOf(person, 'business_name')).toBe('Warung Mama');
  });

  test.each(['Pagi Sore', 'pagi sore', 'Siang Malam'])('may be two times of day: %s', (words) => {
    const person = askedFor(world, 'business_name');
    told(person, words);
    expect(valueOf(person, 'business_name')).toBe(words);
  });

  test.each([
    'gak punya nama usaha',
    'belum kepikiran',
    'belum ada nama usahanya',
    'kada baisi ngaran usaha',
    'ga punya merek',
  ])('there is none yet, an officer helps: %s', (words) => {
    const person = askedFor(world, 'business_name');
    told(person, words);
    expect(markOf(person, 'business_name')).toBe('deferred');
    expect(person.open()?.step.key).toBe('name');
  });

  test.each([
    'pakai nama saya aja',
    'sama kaya nama saya',
    'nama pemilik aja',
    'nama sy sendiri aja min',
    'ikut nama pemilik',
  ])('is that of the owner, once it is known: %s', (words) => {
    const person = askedFor(world, 'business_name');
    expect(told(person, words)).toContain('memakai nama pemilik');
    expect(person.open()?.step.key).toBe('name');
    told(person, 'Siti Aminah');
    expect(valueOf(person, 'business_name')).toBe('Siti Aminah');
    expect(markOf(person, 'business_name')).toBeUndefined();
    told(person, 'eh salah, nama saya Siti Aminatun', 'ya');
    expect(valueOf(person, 'business_name')).toBe('Siti Aminatun');
  });

  test.each(['Siapa Takut', 'Kita Bisa'])('may sound like talk: it is asked which it was (%s)', (words) => {
    const person = askedFor(world, 'business_name');
    expect(told(person, words)).toContain('Itu jawaban untuk pertanyaan saya');
    told(person, '1');
    expect(valueOf(person, 'business_name')).toBe(words);
  });

  test.each(['Kopi Kita', 'Toko Lama', 'Berkah Bersama', 'Warung Bu Haji', 'Sabar Jaya', 'Laundry Nanda 2'])(
    'is a name: %s',
    (words) => {
      const person = askedFor(world, 'business_name');
      told(person, words);
      expect(valueOf(person, 'business_name')).toBe(words);
    },
  );
});

describe("the owner's name", () => {
  test.each([
    'berapa pertanyaan lagi',
    'punya saya sendiri',
    'toko rahmah',
    'warung mama aja',
    'nama siapa yang ditulis?',
    'yang punya usaha kah',
    'nanti saya isi',
    'sama dengan yang tadi',
    'saya sendiri lah',
    'nik dulu boleh?',
  ])('is none of this: %s', (words) => {
    const person = askedFor(world, 'name');
    told(person, words);
    expect(valueOf(person, 'name')).toBeUndefined();
    told(person, 'Siti Aminah');
    expect(valueOf(person, 'name')).toBe('Siti Aminah');
  });

  test.each(['Sabar', 'Nanda Saputra', 'Hj. Siti Aminah, S.E.', 'm. sidik', 'Galuh'])(
    'is a name: %s',
    (words) => {
      const person = askedFor(world, 'name');
      told(person, words);
      expect(valueOf(person, 'name')).toBe(words);
    },
  );

  test.each([
    'nik nya 6311014506850001',
    'nik ku 6311014506850001',
    'ini nomor nik saya ya 6311014506850001',
    'no ktp nya 6311014506850001 min',
    'nik: 6311014506850001',
  ])('is not the word before a number: %s', (words) => {
    const person = askedFor(world, 'name');
    told(person, words);
    expect(valueOf(person, 'name')).toBeUndefined();
    told(person, 'ya');
    expect(valueOf(person, 'nik')).toBe('6311014506850001');
    expect(person.open()?.step.key).toBe('name');
  });
});

test.each([
  'apakah perlu polygon',
  'nama yang mana ini',
  'harus sama dengan akta?',
  'sendiri',
  'yang di akta itu kah',
  'nanti saya lihat dulu',
])('the name of a company is none of this: %s', (words) => {
  const person = askedFor(world, 'legal_name', 'cv');
  told(person, words);
  expect(valueOf(person, 'legal_name')).toBeUndefined();
});

test('a question behind a name in a burst is no part of it', () => {
  const person = askedFor(world, 'business_name');
  person.send({ kind: 'text', text: 'Warung Mama' }, { kind: 'text', text: 'masih lama kah' });
  expect(valueOf(person, 'business_name')).toBe('Warung Mama');
});

describe('the number of a deed', () => {
  test.each([
    'kok lama',
    'aktanya di notaris',
    'aktanya hilang',
    'belum saya ambil',
    'lihat di foto',
    'susah nyarinya',
    'saya tanya notaris dulu',
    'akta apa ya',
    'Siti Aminah',
  ])('is none of this, and the question stays open: %s', (words) => {
    const person = askedFor(world, 'deed_number', 'cv');
    expect(told(person, words)).not.toContain('kantor lain');
    expect(valueOf(person, 'deed_number')).toBeUndefined();
    expect(person.open()?.step.key).toBe('deed_number');
  });

  test.each([
    ['12', '12'],
    ['akta 15', '15'],
    ['aktanya nomor 7 ya min', '7'],
    ['nomor lima belas', '15'],
    ['12/NOT/2021', '12/NOT/2021'],
  ])('is %s, kept as %s', (words, number) => {
    const person = askedFor(world, 'deed_number', 'cv');
    told(person, words);
    expect(valueOf(person, 'deed_number')).toBe(number);
  });
});

describe('the notary', () => {
  test.each([
    'notarisnya di paringin',
    'bacain aja dari fotonya',
    'nanti nyusul',
    'lihat di akta',
    'notaris itu apa',
  ])('is none of this: %s', (words) => {
    const person = askedFor(world, 'notary', 'cv');
    told(person, words);
    expect(valueOf(person, 'notary')).toBeUndefined();
    expect(person.open()?.step.key).toBe('notary');
  });

  test('the word before the name is no part of it', () => {
    const person = askedFor(world, 'notary', 'cv');
    told(person, 'notarisnya Rahmah SH');
    expect(valueOf(person, 'notary')).toBe('Rahmah SH');
  });
});

describe('the address', () => {
  test.each([
    'bisa besok aja?',
    'suami saya yang tau',
    'nanti saya tanyakan dulu ke yang punya',
    'di rumah sendiri',
    'gak mau jawab',
    'makasih min',
    'perorangan',
  ])('is none of this, and the question stays open: %s', (words) => {
    const person = askedFor(world, 'address');
    told(person, words);
    expect(valueOf(person, 'address')).toBeUndefined();
    expect(person.open()?.step.key).toBe('address');
  });

  test.each(['samping langgar', 'blok c no 4', 'depan masjid al akbar', 'pasar paringin', 'lasung batu'])(
    'may be no more than this: %s',
    (words) => {
      const person = askedFor(world, 'address');
      told(person, words);
      expect(valueOf(person, 'address')).toBe(words);
    },
  );

  test('nobody is refused it twice: an officer looks at it', () => {
    const person = askedFor(world, 'address');
    expect(told(person, 'rumah mama haji')).toContain('belum terbaca sebagai alamat');
    told(person, 'rumah mama haji');
    expect(valueOf(person, 'address')).toBe('rumah mama haji');
    expect(markOf(person, 'address')).toBe('to_check');
  });
});

test.each([
  ['acil rahmah', 'rahmah'],
  ['nama sy acil Rahmah', 'Rahmah'],
  ['Pak Budi Santoso', 'Budi Santoso'],
  ['julak Idar', 'Idar'],
  ['Mastiah', 'Mastiah'],
  ['H. Jumberan', 'H. Jumberan'],
  ['Hj. Ibuniah', 'Hj. Ibuniah'],
])('what people call somebody by stands before a name, and is none of it: %s', (words, name) => {
  const person = askedFor(world, 'name');
  told(person, words);
  expect(valueOf(person, 'name')).toBe(name);
});

test.each([
  ['village', 'ukurannya 3x4 meter'],
  ['kbli', 'bisa dua tempat ga sip nya'],
])('at %s "%s" is no answer', (key, words) => {
  const person = askedFor(world, key);
  told(person, words);
  expect(person.open()?.step.key).toBe(key);
  expect(valueOf(person, key)).toBeUndefined();
});
