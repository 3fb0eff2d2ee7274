/** A confirmation on the screen is what was asked: nothing of a reply goes to the question it stands before. */
import { describe, expect, test } from '@jest/globals';
import type { Reading } from '../../licensing/reading.ts';
import { askedFor as inForm, markOf, valueOf } from '../support/form.ts';
import { told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const askedFor = (until: string): Person => inForm(world, until);

const stageOf = (person: Person): unknown => person.facts.applications[0]?.stage;

/** A KTP with another NIK than was typed. */
function sendCard(person: Person): void {
  const filed = person.send(photo('ktp')).events.find(({ type }) => type === 'document_filed');
  if (filed?.type !== 'document_filed') throw new Error('not filed');
  const said = (value: string) => ({ value, confidence: 0.99 });
  const reading = {
    type: 'ktp',
    fields: { nik: said('6311014506850007'), name: said('SITI AMINAH') },
    quality: { pixels: 1600, lineHeight: 30, labels: 1, brightness: 200, turned: 0 },
    decision: 'accept',
    reasons: [],
  } as unknown as Reading;
  person.hear({ notice: 'document_read', message: filed.message, file: filed.file, reading });
  expect(person.session().aside?.kind).toBe('reading');
}

describe('what differs on a card, asked over the question for the village', () => {
  test.each([
    'yg bener yg itu',
    'hmm gatau ya',
    'pasar baru',
    '7',
    'kada tahu ulun',
    'terserah aja',
    'iya',
    'Aminah',
  ])('no village and no answer: %s', (words) => {
    const person = askedFor('village');
    sendCard(person);
    expect(told(person, words)).toContain('Mana yang benar?');
    expect(valueOf(person, 'village')).toBeUndefined();
    expect(person.session().aside?.kind).toBe('reading');
  });

  test.each([
    ['yang di ktp', '6311014506850007'],
    ['yg bener yg di ktp', '6311014506850007'],
    ['ikut ktp aja min', '6311014506850007'],
    ['sesuai kartu', '6311014506850007'],
    ['yang saya ketik', '6311014506850001'],
    ['yg sy tulis tadi yg bener', '6311014506850001'],
  ])('a side named in other words is taken: %s', (words, nik) => {
    const person = askedFor('village');
    sendCard(person);
    told(person, words);
    expect(person.session().aside).toBeUndefined();
    expect(valueOf(person, 'nik')).toBe(nik);
    expect(person.open()?.step.key).toBe('village');
  });

  test('a village of the regency is one, whatever stands before its question', () => {
    const person = askedFor('village');
    sendCard(person);
    expect(told(person, 'Lasung Batu')).toContain('Mana yang benar?');
    expect(valueOf(person, 'village')).toBe('Lasung Batu');
  });

  test('passed over three times an officer looks, and that is said', () => {
    const person = askedFor('village');
    sendCard(person);
    told(person, 'hmm', 'hmm hmm');
    expect(told(person, 'hmm hmm hmm')).toContain('petugas akan mencocokkannya');
  });
});

describe('a correction that waits for a yes, over the review', () => {
  test.each([
    '10',
    '7',
    'yang nomor 10',
    'hmm apa ya',
    'pasar baru',
    'sembilan',
    'Warung Mama Dua',
    'baiklah nanti',
  ])('no line is opened and nothing recorded: %s', (words) => {
    const person = askedFor('review');
    told(person, 'modalnya jd 7 juta');
    told(person, words);
    expect(person.open()?.step.key).toBe('review');
    expect(valueOf(person, 'capital')).toBe(5_000_000);
    expect(person.session().frames[0]?.told?.values).toHaveProperty('capital');
    told(person, 'ya');
    expect(valueOf(person, 'capital')).toBe(7_000_000);
  });

  test.each([
    'udah bener semua kok',
    'oke kirim',
    'kirim aja',
    'iya kirim min',
    'yg bener yg itu',
    'udah itu aja',
    'lanjut',
  ])('a yes in other words takes it, and sends nothing off before it was seen: %s', (words) => {
    const person = askedFor('review');
    told(person, 'modalnya jd 7 juta');
    expect(told(person, words)).toContain('Modal: Rp 7.000.000');
    expect(valueOf(person, 'capital')).toBe(7_000_000);
    expect(stageOf(person)).toBe('draft');
  });

  test.each(['tetap yang lama aja', 'bukan', 'gak jadi diganti', 'gak jadi', 'jangan diubah'])(
    'a no keeps what stood: %s',
    (words) => {
      const person = askedFor('review');
      told(person, 'modalnya jd 7 juta');
      expect(told(person, words)).toContain('tidak saya pakai');
      expect(valueOf(person, 'capital')).toBe(5_000_000);
    },
  );

  test.each(['8 juta', 'bukan, harusnya 8 juta', 'eh 8 juta', '8 juta bukan 7', 'salah, yang benar 8jt'])(
    'another value takes its place and is shown: %s',
    (words) => {
      const person = askedFor('review');
      told(person, 'modalnya jd 7 juta');
      expect(told(person, words)).toContain('Rp 8.000.000');
      told(person, 'ya');
      expect(valueOf(person, 'capital')).toBe(8_000_000);
    },
  );

  test('what else is told joins it', () => {
    const person = askedFor('review');
    told(person, 'modalnya jd 7 juta', '10');
    const shown = told(person, 'jl baru rt 9 desa lasung batu kec paringin');
    expect(shown).toContain('Rp 7.000.000');
    expect(shown).toContain('jl baru rt 9');
    told(person, '1');
    expect(valueOf(person, 'capital')).toBe(7_000_000);
    expect(valueOf(person, 'address')).toContain('jl baru rt 9');
  });
});

describe('a correction is not dropped without a word', () => {
  test.each(['email', 'address', 'review'])(
    '"ubah" at %s: it is said, and the line chosen is asked',
    (until) => {
      const person = askedFor(until);
      told(person, 'maaf nama sy siti rahmah');
      expect(told(person, 'ubah')).toContain('tidak saya pakai');
      told(person, 'nama');
      expect(person.open()?.step.key).toBe('name');
      told(person, 'Siti Rahmah');
      expect(valueOf(person, 'name')).toBe('Siti Rahmah');
      expect(person.open()?.step.key).toBe(until);
    },
  );

  test.each(['lewati', 'skip'])('"%s" leaves the answer that stands, and says so', (words) => {
    const person = askedFor('review');
    told(person, 'maaf nama sy siti rahmah');
    const said = told(person, words);
    expect(said).toContain('belum saya pakai');
    expect(said).toContain('Siti Rahmah');
    expect(valueOf(person, 'name')).toBe('Siti Aminah');
  });

  test('passed over twice it is said too', () => {
    const person = askedFor('email');
    told(person, 'maaf nama sy siti rahmah', 'hmm');
    expect(told(person, 'hmm apa')).toContain('belum saya pakai');
    expect(valueOf(person, 'name')).toBe('Siti Aminah');
  });
});

test.each(['jumlah orangnya itu', 'yang terakhir kayaknya', 'lupa yang mana', '9'])(
  'to "which line?" this is no name of a business: %s',
  (words) => {
    const person = askedFor('business_name');
    told(person, 'ubah', words);
    expect(valueOf(person, 'business_name')).toBeUndefined();
  },
);

test.each([
  ['modalnya min', 'capital'],
  ['jenis usahanya', 'kbli'],
])('to "which line?" its name is enough: %s', (words, key) => {
  const person = askedFor('business_name');
  told(person, 'ubah', words);
  expect(person.open()?.step.key).toBe(key);
});

describe('what was asked before is answered while told facts wait for a yes', () => {
  const waitingAt = (until: string): Person => {
    const person = inForm(world, until, 'cv');
    expect(told(person, 'no ahu nya AHU-0017580-AH.01.14 Tahun 2021')).toContain('Sudah benar?');
    return person;
  };

  test.each([
    ['npwp', 'npwp nya belum ada', undefined],
    ['deed_number', '25', '25'],
  ])('%s: "%s" counts, and the facts are kept', (until, words, value) => {
    const person = waitingAt(until);
    told(person, words);
    expect(person.open()?.step.key).not.toBe(until);
    expect(valueOf(person, until) ?? undefined).toBe(value);
    told(person, '1');
    expect(valueOf(person, 'ahu_number')).toContain('0017580');
  });

  test('finding fault with what is shown is no answer to it', () => {
    const person = waitingAt('notary');
    told(person, 'yang itu salah');
    expect(valueOf(person, 'notary')).toBeUndefined();
  });
});

describe('whether what was told is right, asked over the question behind it', () => {
  const asked = (): Person => {
    const person = askedFor('business_name');
    expect(told(person, 'no hp 081234567890, email rahmah@gmail.com')).toContain('Sudah benar?');
    return person;
  };

  test.each(['belum tau', 'kurang tau ya', 'blm yakin', 'ragu', 'not sure'])(
    '"%s" is about what is shown: it is noted, and the question comes',
    (words) => {
      const person = asked();
      const answer = told(person, words);
      expect(answer).toMatch(/catat dulu:.*Keliru\? Tulis saja yang benar.*nama usahanya/s);
      expect(valueOf(person, 'email')).toBe('rahmah@gmail.com');
      expect(person.open()?.step.key).toBe('business_name');
      expect(valueOf(person, 'business_name')).toBeUndefined();
    },
  );

  test('what is left out behind it is named', () => {
    const person = asked();
    expect(told(person, 'ga punya nama usaha')).toContain('*Nama usaha* dibantu petugas');
    expect(markOf(person, 'business_name')).toBe('deferred');
  });
});
