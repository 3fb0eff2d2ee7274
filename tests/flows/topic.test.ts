import { expect, test } from '@jest/globals';
import { valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function informed(): Person {
  const person = newPerson(world);
  expect(told(person, 'saya mau tanya izin reklame')).toContain('Untuk *Izin penyelenggaraan reklame* perlu');
  expect(person.facts.applications).toEqual([]);
  return person;
}

test('"saya mau tanya izin" is answered and begins nothing', () => {
  const person = informed();
  expect(told(person, 'mau urus izin reklame')).toContain('kita mulai *Izin reklame*');
  expect(person.facts.applications[0]?.permits).toEqual(['REKLAME']);
});

test.each(['berapa lama', 'brp biayanya', 'syaratnya apa aja', 'caranya gimana'])(
  '"%s" after a permit was told means that permit',
  (question) => {
    const answer = told(informed(), question);
    expect(answer).toContain('reklame');
    expect(answer).not.toContain('Untuk izin yang mana');
  },
);

const WILLING = [
  ...['iya mau urus', 'ya', 'mau', 'iya', 'mau urus', 'boleh', 'ya mau min', 'yuk mulai sekarang'],
  ...[
    'iya bikinkan lah',
    'bikinkan aja min',
    'hayuk',
    'mau bgt',
    'iya langsung aja',
    'iya pak tolong',
    'lanjut lah',
  ],
  ...['lanjut', 'inggih uruskan lah', 'ya udah bikin', 'gaskeun', 'handak ulun', 'klo gitu daftar sekarang'],
];

test.each(['ok mulai aja', 'mulai', 'oke kita mulai'])(
  '"%s" after it begins it too, whatever was asked between',
  (yes) => {
    const person = newPerson(world);
    told(person, 'klo nib online bisa sendiri ga', 'data saya aman ga kalo kirim ktp kesini');
    expect(told(person, yes)).toContain('kita mulai *NIB perorangan*');
    expect(valueOf(person, 'kbli')).toBeUndefined();
  },
);

test('"mulai" of nothing that was spoken of is the menu', () => {
  expect(told(newPerson(world), 'mulai')).toContain('*1* Urus izin');
});

test.each([
  ['kalo izin salon mesti apa aja', 'Untuk *NIB usaha mikro/kecil (perseorangan)* perlu:'],
  ['kalau buka bengkel harus urus apa saja', 'perlu:'],
])('"%s" asks what it needs, and puts no case', (asked, answer) => {
  expect(told(newPerson(world), asked)).toContain(answer);
});

test.each(WILLING)('"%s" after "Mau mulai sekarang?" begins it, by its name', (yes) => {
  const person = informed();
  expect(told(person, yes)).toContain('Baik, kita mulai *Izin reklame*');
  expect(person.facts.applications[0]?.permits).toEqual(['REKLAME']);
});

test.each([
  'iya tapi berapa biayanya',
  'mau ke kantor dulu',
  'nanti saja',
  'tidak jadi',
  'bikin ktp di mana',
])('"%s" after it begins nothing', (words) => {
  const person = informed();
  told(person, words);
  expect(person.facts.applications).toEqual([]);
});

test('another permit named is the one that is meant', () => {
  expect(told(informed(), 'berapa biaya nib perorangan')).toContain('Biaya *NIB usaha mikro');
});

test('a day later it is no longer meant', () => {
  const person = informed();
  person.pass(25 * 3_600_000);
  expect(told(person, 'berapa lama')).toContain('Untuk izin yang mana?');
  expect(person.facts.applications).toEqual([]);
});

test('inside a form its own permit is meant', () => {
  const person = informed();
  told(person, 'urus nib perorangan');
  told(person, 'syarat izin reklame apa?');
  expect(told(person, 'berapa lama?')).toContain('NIB perorangan');
});

test('two questions in one sentence get two answers', () => {
  const answer = told(newPerson(world), 'berapa biaya dan berapa lama nib perorangan?');
  expect(answer).toContain('Biaya *NIB usaha mikro');
  expect(answer).toContain('paling lama');
});

test.each(['no ini', 'yang ini', 'ini aja', 'sama', 'nomor ini aja', 'yg ini'])(
  '"%s" at the question for a phone is the number in hand',
  (text) => {
    const person = newPerson(world);
    const answers = [
      'urus nib perorangan',
      'laundry',
      '5 juta',
      'sendiri',
      '1',
      'Laundry Rahmah',
      'Siti Rahmah',
      '6311064101900001',
    ];
    for (const words of answers) {
      if (person.open()?.step.key === 'phone') break;
      told(person, words);
    }
    expect(person.open()?.step.key).toBe('phone');
    told(person, text);
    expect(person.facts.applications[0]?.answers.get('phone')?.value).toBe('+6281234567890');
    expect(person.facts.contact.answers.get('quiet')).toBeUndefined();
  },
);

test.each(['no ini', 'yang ini', 'nomor ini'])(
  '"%s" is neither a stop nor a matter of another office',
  (text) => {
    expect(world.understand(text).confidence).toBeLessThan(0.5);
  },
);

test.each([
  ['handak buka warung kopi, apa syaratnya?', 'ulun handak maulah izinnya'],
  ['handak buka warung kopi, apa syaratnya?', 'mau'],
  ['mau jualan kopi di warung, izinnya bayar brp', 'urus NIB perorangan'],
])('"%s": the trade told there is not asked again after "%s"', (question, wish) => {
  const person = newPerson(world);
  told(person, question);
  expect(person.facts.applications).toEqual([]);
  const begun = told(person, wish);
  expect(begun).toContain('56304');
  expect(begun).toContain('*modal*');
});

test('a sum told with the question is taken too, and a question in between does not wipe it out', () => {
  const person = newPerson(world);
  told(person, 'mau buka warung kopi modal 5 juta, apa syaratnya?');
  told(person, 'berapa lama');
  const begun = told(person, 'mau');
  expect(begun).toContain('Rp 5.000.000');
  expect(begun).toContain('56304');
});

test('what was said of another permit is not taken for this one', () => {
  const person = newPerson(world);
  told(person, 'mau jual kopi di warung, syarat izin reklame apa?');
  expect(told(person, 'urus nib perorangan')).toContain('Usahanya apa?');
});

test('"kalau yang PT?" after a person\'s NIB was told asks about a company\'s, and so does what follows', () => {
  const person = newPerson(world);
  expect(told(person, 'syarat nib perorangan apa')).toContain('NIB usaha mikro/kecil');
  expect(told(person, 'kalau yang PT?')).toContain('NIB badan usaha');
  expect(told(person, 'terus biayanya?')).toContain('NIB badan usaha');
  expect(told(person, 'kalau perorangan berapa lama')).toContain('NIB usaha mikro/kecil');
});

test('a word that nobody has written down is not answered with the permit spoken of before', () => {
  const answer = told(informed(), 'apa itu xyz');
  expect(answer).toContain('Istilah *XYZ* belum ada di catatan saya');
  expect(answer).not.toContain('reklame');
});

test('what the list that was just told does not answer is not answered with it again', () => {
  const person = newPerson(world);
  expect(told(person, 'syarat sip bidan')).toContain('STR yang masih berlaku');
  const answer = told(person, 'boleh praktik di dua tempat?');
  expect(answer).toContain('saya tidak mau menebak');
  expect(answer).not.toContain('STR yang masih berlaku');
  expect(told(person, 'syaratnya tadi apa')).toContain('STR yang masih berlaku');
  expect(told(person, 'pbg rumah perlu apa')).toContain('Untuk *Persetujuan Bangunan Gedung (PBG)* perlu');
});

test.each([
  ['alamat toko saya pindah, nib nya gmn', 'iya mau', 'kita mulai *Perubahan NIB*'],
  ['kbli di oss salah, bisa diganti?', 'iya bantu perbaiki', 'kita mulai *Perubahan NIB*'],
  ['lupa password oss', 'iya bantu', 'kita mulai *Akun OSS*'],
  ['nib masa berlakunya brp lama', 'mau', 'kita mulai *Perubahan NIB*'],
  ['izin saya sudah jadi?', 'iya mau', 'Ada yang bisa saya bantu?'],
])('after "%s", "%s" takes what the answer offered', (asked, yes, begun) => {
  const person = newPerson(world);
  told(person, asked);
  const said = told(person, yes);
  expect(said).toContain(begun);
  // What was only asked tells neither an address nor a trade.
  expect(said).not.toMatch(/alamat|catat/i);
});

test.each(['oke', 'ya', 'baik min'])('"%s" after what was no question begins nothing', (words) => {
  const person = newPerson(world);
  told(person, 'lupa password oss');
  expect(told(person, words)).toContain('Ada lagi yang mau ditanyakan?');
  expect(person.facts.applications).toEqual([]);
});

test('the list that stands just above is not put there again', () => {
  const person = newPerson(world);
  expect(told(person, 'izin toko obat syaratnya apa')).toContain('• NIB');
  const again = told(person, 'ya, apa aja syaratnya?');
  expect(again).toContain('di atas');
  expect(again).not.toContain('•');
  expect(told(person, 'kalau biayanya')).toContain('Izin toko obat');
  expect(told(person, 'syaratnya apa aja')).toContain('• NIB');
  person.pass(3_600_000);
  expect(told(person, 'syaratnya apa aja')).toContain('• NIB');
});

test.each(['trus gimana', 'lalu bagaimana min', 'terus?'])(
  '"%s" after an answer that told all of it',
  (text) => {
    const person = newPerson(world);
    told(person, 'min nib saya ilang suratnya');
    expect(told(person, text)).toContain('sudah saya sebutkan tadi');
  },
);

test('what is not done here is said once more to whoever makes sure', () => {
  const person = newPerson(world);
  told(person, 'izin keramaian');
  expect(told(person, 'oh bukan disini ya')).toContain('diurus *Polri*, bukan di sini');
  expect(told(newPerson(world), 'bukan disini ya')).not.toContain('bukan di sini.');
});

test('asked which permit is meant, "urus nib perorangan" is the wish for it', () => {
  const person = newPerson(world);
  told(person, 'syarat nib apa aja');
  expect(told(person, 'urus nib perorangan')).toContain('kita mulai *NIB perorangan*');
});

test('and its name alone tells what was asked of it', () => {
  const person = newPerson(world);
  told(person, 'syarat nib apa aja');
  expect(told(person, 'nib perorangan')).toContain('perlu:');
});

test('a yes after "it is free, nobody may ask you for money" reports nobody: what was spoken of begins', () => {
  const person = newPerson(world);
  told(person, 'mau jual nasi kuning dpn rumah harus ada ijin kah', 'oh gitu, gratis kan?');
  expect(told(person, 'ya udah mau')).toContain('kita mulai *NIB');
  expect(person.facts.ticket).toBeUndefined();
});

test.each(['iya lewat kantor', 'ya dari hp lain'])(
  '"%s", asked whether the case was made elsewhere, brings an officer',
  (words) => {
    const person = newPerson(world);
    told(person, 'saya sudah daftar kemarin lewat kantor kok belum ada kabar');
    told(person, words);
    expect(person.facts.ticket?.topic).toBe('help');
  },
);

test.each(['oh', 'oh gitu', 'ooo'])(
  '"%s" after an answer has read it, and is answered with no menu',
  (words) => {
    const person = newPerson(world);
    told(person, 'nib itu buat apa sih');
    expect(told(person, words)).not.toContain('belum menangkap');
  },
);
