/** What people really write at a question: a name for a trade, chat spellings, another language, a bare number. */
import { describe, expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const valueOf = (person: Person, key: string): unknown =>
  person.facts.applications[0]?.answers.get(key)?.value;

test.each(['Budi', 'Siti Aminah', 'Hj. Siti Aminah'])('"%s" is no trade', (words) => {
  const person = newPerson(world);
  expect(told(person, 'urus nib perorangan', words)).toContain('nama orang');
  expect(valueOf(person, 'kbli')).toBeUndefined();
  expect(told(person, 'warung kopi')).toContain('modal');
});

test.each(['Jumri', 'Norlatifah', 'Syahrani Hamdi', 'H. Jumberan', 'Siti Nurlatipah', 'pak Busu', 'Basirun'])(
  '"%s", a name that few people bear, is no trade either',
  (words) => {
    const person = newPerson(world);
    expect(told(person, 'urus nib perorangan', words)).toContain('nama orang');
    expect(valueOf(person, 'kbli')).toBeUndefined();
  },
);

test.each(['bengkel Budi Motor', 'kue bu ani', 'ketupat bu ida', 'umar catering', 'salon rina'])(
  '"%s" is one, whoever does it',
  (words) => {
    expect(told(newPerson(world), 'urus nib perorangan', words)).not.toContain('nama orang');
  },
);

test('"sndirian" works alone', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kopi', '5 juta', 'sndirian');
  expect(valueOf(person, 'workers')).toBe(0);
});

test('one slip at the ranges of capital shows them again, and they still count', () => {
  const person = newPerson(world);
  const again = told(person, 'urus nib perorangan', 'warung kopi', 'bingung', 'banyak');
  expect(again).toContain('Rp 25 sampai 100 juta');
  told(person, '3');
  expect(valueOf(person, 'capital')).toBe(100_000_000);
});

test('"gada" at phone and e-mail leaves them to an officer', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kopi', '5 juta', 'sendiri', '1', 'Kopi Rahmah', 'Siti Rahmah');
  expect(told(person, '6311014502900001', 'gada')).toContain('dibantu petugas');
  expect(told(person, 'gada email')).toContain('tempat usahanya');
});

test.each(['please speak english', 'can we use english', 'speak english please', 'bisa bahasa inggris?'])(
  '"%s" switches the language',
  (words) => {
    const person = newPerson(world);
    const answer = told(person, 'urus nib perorangan', words);
    expect(person.facts.contact.language).toBe('en');
    expect(answer).toContain('let us use English');
  },
);

test.each(['PETUGAS-7KQ4-M2XD', '7KQ4-M2XD', '7kq4-m2xd', 'petugas 7KQ4 M2XD'])(
  '"%s" is an officer\'s code',
  (words) => {
    const { events } = newPerson(world).send({ kind: 'text', text: words });
    expect(events).toContainEqual({ type: 'operator_code_written', code: '7KQ4M2XD' });
  },
);

test.each(['PETUGAS-7KQ4-M2X', 'petugas-7kq4m2xdd', 'petugas-7kq'])(
  '"%s" is one that was mistyped, and no wish for an officer',
  (words) => {
    const { events } = newPerson(world).send({ kind: 'text', text: words });
    expect(events.map(({ type }) => type)).toContain('operator_code_written');
    expect(events.map(({ type }) => type)).not.toContain('ticket_opened');
  },
);

test.each(['warung kopi', 'rt12-rw03', 'jual-beli', 'petugas-petugas', 'petugas'])(
  '"%s" is none',
  (words) => {
    const { events } = newPerson(world).send({ kind: 'text', text: words });
    expect(events.map(({ type }) => type)).not.toContain('operator_code_written');
  },
);

test('"nm sy budi santoso" is called Budi Santoso', () => {
  const person = newPerson(world);
  told(
    person,
    'urus nib perorangan',
    'warung kopi',
    '5 juta',
    'sendiri',
    '1',
    'Kopi Budi',
    'nm sy budi santoso',
  );
  expect(valueOf(person, 'name')).toBe('budi santoso');
});

test('a district is no village, and "gatau" about the NPWP is no no', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kopi', '5 juta', 'sendiri', '1', 'Kopi Rahmah', 'Siti Rahmah');
  told(person, '6311014502900001', '081251234567', 'lewati', 'di pasar paringin dekat masjid');
  expect(told(person, 'paringin')).toContain('itu kecamatannya');
  told(person, 'paringin timur');
  expect(valueOf(person, 'village')).toBe('Paringin Timur');
  told(person, 'gatau');
  expect(valueOf(person, 'npwp_active')).toBe('unknown');
});

test('words at the capital: what is asked is named, then ranges are offered', () => {
  const person = newPerson(world);
  told(person, 'mau urus nib koperasi', 'simpan pinjam');
  expect(told(person, 'koperasi')).toMatch(/Betul, \*Koperasi\*[^]*misalnya \*5 juta\*/);
  expect(told(person, 'lumayan aja')).toMatch(/belum terbaca sebagai \*Modal\*[^]*misalnya \*5 juta\*/);
  expect(told(person, 'lumayan aja')).toContain('pilih kisarannya');
  told(person, '3');
  expect(valueOf(person, 'capital')).toBe(100_000_000);
});

test.each(['modalnya 2,5 jt maksudnya', '2,5 juta maksud saya min'])('"%s" corrects the capital', (words) => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kopi', '3 juta', words);
  expect(valueOf(person, 'capital')).toBe(2_500_000);
});

test.each(['maksudnya apa?', 'apa maksudnya', 'ini maksudnya gimana'])(
  '"%s" is about what was just asked',
  (words) => {
    const person = newPerson(world);
    const said = told(person, 'urus nib perorangan', 'warung kopi', '3 juta', words);
    expect(said).toContain('OSS mencatat jumlah tenaga kerja');
    expect(said).toContain('yang *bekerja*');
  },
);

test('of two sums told, the one of today counts', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kopi', 'modal awal kmrn 1,5jt trs skrg udh 4jt an');
  expect(valueOf(person, 'capital')).toBe(4_000_000);
});

test.each([
  ['capital', ['warung kopi']],
  ['workers', ['warung kopi', '3 juta']],
  ['kbli', []],
])('an address written at %s is kept for its own question', (key, before) => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', ...before, 'jl kenanga rt 2 ds lampihong kiri');
  expect(person.open()?.step.key).toBe(key);
  expect(person.session().frames.at(-1)?.told?.values).toHaveProperty('address');
});

test('"desa wisata" at the trade question is one', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'desa wisata dan homestay keluarga');
  expect(person.session().frames.at(-1)?.told).toBeUndefined();
});

test('"bikin aja NIB-nya", after the NIB of a person was told of, is that one', () => {
  const person = newPerson(world);
  told(person, 'jualan baju online di shopee harus ada izin ga', 'bikin aja nib nya');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
});

describe('a trade that was heard in a sentence and is asked about', () => {
  const asked = (): Person => {
    const person = newPerson(world);
    const said = told(
      person,
      'sy jualan baju online di shopee n tiktok gt hrs ada ijin ga',
      'bikin aja nib nya',
    );
    expect(said).toContain('Usahanya *jualan baju online*, ya?');
    return person;
  };

  test.each(['aman ga nih data aku', 'modalnya 4 juta'])('"%s" does not object to it', (words) => {
    const person = asked();
    expect(told(person, words)).toContain('Perdagangan eceran pakaian');
    expect(valueOf(person, 'kbli')).toBe('jualan baju online');
  });

  test('another one takes its place', () => {
    const person = asked();
    told(person, 'bukan, jualan tas online');
    expect(valueOf(person, 'kbli')).toBe('jualan tas online');
  });
});

test('"mlm mn" greets, and asks for no address', () => {
  expect(told(newPerson(world), 'mlm mn')).not.toContain('Alamat');
});

test('words without their vowels at midnight', () => {
  const person = newPerson(world);
  told(person, 'ulun jualn pntol gerobk d dpn skolh pngen bkn nib');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
  told(person, 'mdal 2jtan');
  expect(valueOf(person, 'capital')).toBe(2_000_000);
  told(person, 'jual pentol', '0', '6311 0112 0375 000', 'blm ada nama pntol ny', 'setju');
  const waiting = Object.keys(person.session().frames[0]?.told?.values ?? {});
  expect(waiting).not.toContain('npwp_active');
  expect(waiting).not.toContain('name');
  expect(person.open()?.step.key).toBe('business_name');
});

test.each(['ktp d rmh mertua', 'ktp di bawa suami'])(
  '"%s" is put off, and no matter of the register',
  (words) => {
    const person = newPerson(world);
    expect(told(person, 'urus nib perorangan', 'jual pentol', words)).toContain('boleh menyusul');
  },
);

test.each(['gk bisa krm lokasi hp butut', 'ktp ketinggalan'])('"%s" is no trade to advise on', (words) => {
  const person = newPerson(world);
  told(person, 'bingung izin apa yang perlu', words);
  expect(person.open()?.step.key).toBe('advise_trade');
});

test('a role before a name, and the number of a NIB, are shown as what they are', () => {
  const person = newPerson(world);
  told(person, 'urus izin reklame', 'cv', '1', 'dirut nya M. Ilham');
  expect(valueOf(person, 'name')).toBe('M. Ilham');
  expect(told(person, '6311011203750002', '1', 'nibnya 1234567890123')).toContain('NIB: *1234');
});
