import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const valueOf = (person: Person, key: string): unknown =>
  person.facts.applications[0]?.answers.get(key)?.value;

function asked(): Person {
  const person = newPerson(world);
  told(person, 'urus nib perorangan');
  expect(person.open()?.step.key).toBe('kbli');
  return person;
}

test.each(['iya', 'ya', 'tidak', 'ok', 'gak'])('"%s" is no trade', (text) => {
  const person = asked();
  told(person, text);
  expect(valueOf(person, 'kbli')).toBeUndefined();
  expect(person.open()?.step.key).toBe('kbli');
});

test.each([
  ['5 jt', 5_000_000],
  ['2 juta', 2_000_000],
  ['modal kira2 dua juta', 2_000_000],
  ['Rp 750.000', 750_000],
])('"%s" where a trade is asked for is the capital', (text, capital) => {
  const person = asked();
  expect(told(person, text)).toMatch(/Modal: \*Rp/);
  expect(valueOf(person, 'capital')).toBe(capital);
  expect(valueOf(person, 'kbli')).toBeUndefined();
  told(person, 'laundry');
  expect(person.open()?.step.key).toBe('workers');
});

test('a sum at the list of groups is the capital, and the list is put again', () => {
  const person = asked();
  told(person, 'toko kue');
  const answer = told(person, '5 juta');
  expect(answer).not.toContain('belum menangkap');
  expect(answer).toContain('KBLI 2025: 47242');
  expect(valueOf(person, 'capital')).toBe(5_000_000);
});

test('words that mean nothing are asked for once more, then left to an officer', () => {
  const person = asked();
  expect(told(person, 'zzkwq brrt')).toContain('dengan kata lain');
  expect(valueOf(person, 'kbli')).toBeUndefined();
  const answer = told(person, 'zzkwq brrt');
  expect(answer).toContain('dipilihkan petugas');
  expect(answer).not.toContain('Bukan ini');
  expect(person.facts.applications[0]?.answers.get('kbli_code')?.mark).toBe('deferred');
  expect(person.open()?.step.key).toBe('capital');
});

test.each([
  'katering dan toko kue',
  'katering sama toko kue',
  'katering & toko kue',
  'katering, toko kue',
  'katering plus toko kue',
])('"%s" is two trades, and neither is dropped', (text) => {
  const person = asked();
  const answer = told(person, text);
  expect(answer).toContain('KBLI 2025: 56210');
  expect(answer).toContain('*toko kue*, kode usahanya dipilihkan petugas');
  expect(valueOf(person, 'kbli')).toBe('katering');
  expect([...(person.facts.applications[0]?.answers.values() ?? [])].map(({ value }) => value)).toContain(
    'toko kue',
  );
});

test.each(['jual kopi dan gorengan di warung', 'bikin kue dan jualan di pasar'])(
  '"%s" is one trade',
  (text) => {
    const person = asked();
    told(person, text);
    expect(valueOf(person, 'kbli')).toBe(text);
  },
);

test.each([
  ['mau buat izin utk jualan gorengan, blm ada izin', 'jualan gorengan'],
  ['mau urus nib keripik pisang', 'keripik pisang'],
  ['minta dibantu bikin nib buat warung gorengan', 'warung gorengan'],
  ['mau urus nib keripik pisang, ini ktp saya', 'keripik pisang'],
  ['urus nib bengkel motor ini ktp', 'bengkel motor'],
])('the trade told in "%s" is not asked again', (text, trade) => {
  const person = newPerson(world);
  told(person, text);
  expect(person.facts.applications[0]?.permits).toContain('NIB-UMK');
  expect(valueOf(person, 'kbli')).toBe(trade);
});

test.each(['sell fried snacks', 'biro jasa'])(
  '"%s" is asked about: what is left over is nobody\'s trade unasked',
  (text) => {
    const person = asked();
    told(person, text);
    expect(valueOf(person, 'kbli_code')).toBeUndefined();
    expect(person.open()?.step.key).toBe('kbli_code');
  },
);

test('"sell coffee" is no crushing of fruit', () => {
  expect(world.kbli.sure('sell coffee')?.code ?? '').not.toBe('10302');
  // Who sells coffee sells it by the cup or the bag; a wholesaler says so.
  expect(world.kbli.sure('jual kopi')).toBeUndefined();
  expect(world.kbli.sure('jual kopi grosir')?.code).toBe('46314');
});

test('a trade heard in the wish is not lost when a fact comes before the yes', () => {
  const person = newPerson(world);
  const asked = told(
    person,
    'min handak maurus nib gasan cv kami ni nah bagarak di kontraktor jalan desa sama gedung sekolah',
  );
  expect(asked).toContain('Usahanya *kontraktor jalan desa sama gedung sekolah*, ya?');
  const answer = told(person, '400 juta');
  expect(answer).not.toContain('Usahanya apa?');
  expect(valueOf(person, 'kbli')).toBe('kontraktor jalan desa');
  expect(valueOf(person, 'activity[1].kbli')).toBe('kontraktor gedung sekolah');
  expect(valueOf(person, 'capital')).toBe(400_000_000);
});

test.each(['punya kami', 'sudah tahulah', 'milik kami sendiri'])('"%s" is no trade', (words) => {
  const person = asked();
  expect(told(person, words)).toContain('dengan kata lain');
  expect(told(person, words)).toContain('dengan kata lain');
  expect(valueOf(person, 'kbli')).toBeUndefined();
});

test.each([
  ['baju sama tas', 'jual baju', '47714'],
  ['jual baju sama tas', 'jual baju', '47714'],
  ['pentol sama es teh', 'jual pentol', '56304'],
  ['jualan pentol kuliling lawan es teh', 'jualan pentol kuliling', '56304'],
])('"%s" is two trades, each with its group', (words, first, other) => {
  const person = asked();
  const answer = told(person, words);
  expect(valueOf(person, 'kbli')).toBe(first);
  expect(answer).toContain(`KBLI 2025: ${other}`);
  const wish = newPerson(world);
  expect(told(wish, `tolong uruskan nib ulun ${words}`)).toContain(`KBLI 2025: ${other}`);
});

test.each(['nibnya 9120304050607', '08125312345'])(
  'the number of a paper or a phone is no trade: %s',
  (words) => {
    const person = asked();
    told(person, words);
    expect(valueOf(person, 'kbli')).toBeUndefined();
    expect(person.open()?.step.key).toBe('kbli');
  },
);
