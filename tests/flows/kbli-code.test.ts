import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const valueOf = (person: Person, key: string): unknown =>
  person.facts.applications[0]?.answers.get(key)?.value;

function asked(trade: string): { person: Person; answer: string } {
  const person = newPerson(world);
  told(person, 'urus nib perorangan');
  return { person, answer: told(person, trade) };
}

test('a trade that is surely known gets its group, in words first, without a question more', () => {
  const { person, answer } = asked('laundry');
  expect(answer).toMatch(/\(KBLI 2025: 96100\)/);
  expect(valueOf(person, 'kbli_code')).toEqual({ code: '96100', version: '2025', of: 'laundry' });
  expect(person.open()?.step.key).toBe('capital');
});

test('a doubtful trade is asked about, and narrowed by a question', () => {
  const { person } = asked('mebel');
  expect(person.open()?.step.key).toBe('kbli_code');
  expect(told(person, 'bukan ini')).toMatch(/Menjual barang|Membuat atau mengolah/);
  const kinds = told(person, 'Membuat atau mengolah barang');
  expect(kinds).toMatch(/KBLI 2025: [123]\d{4}/);
  told(person, '1');
  expect(valueOf(person, 'kbli_code')).toMatchObject({ version: '2025', of: 'mebel' });
  expect(person.open()?.step.key).toBe('capital');
});

test('whoever finds none of them is left to an officer', () => {
  const { person } = asked('mebel');
  told(person, 'bukan ini');
  told(person, '1');
  told(person, 'bukan ini');
  expect(person.facts.applications[0]?.answers.get('kbli_code')).toMatchObject({
    value: null,
    mark: 'deferred',
  });
  expect(person.open()?.step.key).toBe('capital');
});

test('"bukan ini" takes back what was noted, also later', () => {
  const { person } = asked('laundry');
  told(person, '5 juta');
  told(person, 'sendiri');
  told(person, 'bukan ini');
  expect(person.open()?.step.key).toBe('kbli_code');
  told(person, '1');
  expect(person.open()?.step.key).toBe('consent');
});

test('other words at the list are the trade anew', () => {
  const { person } = asked('mebel');
  told(person, 'laundry');
  expect(valueOf(person, 'kbli')).toBe('laundry');
  expect(valueOf(person, 'kbli_code')).toMatchObject({ code: '96100', of: 'laundry' });
});

test.each(['setuju', 'ya', 'oke', 'tidak'])('"%s" at the list is no trade', (words) => {
  const { person } = asked('mebel');
  told(person, words);
  expect(person.open()?.step.key).toBe('kbli_code');
  expect(valueOf(person, 'kbli')).toBe('mebel');
});

test('several trades have several groups', () => {
  const { person, answer } = asked('warung kopi dan laundry');
  expect(answer).toContain('56304');
  expect(answer).toContain('96100');
  expect(valueOf(person, 'activity[1].kbli_code')).toMatchObject({ code: '96100' });
});

test('a trade changed is looked up anew', () => {
  const { person } = asked('laundry');
  told(person, 'ganti jenis usaha');
  told(person, 'warung kopi');
  expect(valueOf(person, 'kbli_code')).toMatchObject({ code: '56304', of: 'warung kopi' });
});

test('"bukan ini" after a further activity is about that one, and leaves it to an officer', () => {
  const { person } = asked('laundry');
  told(person, 'tambah usaha: warung kopi');
  expect(valueOf(person, 'activity[1].kbli_code')).toMatchObject({ code: '56304' });
  told(person, 'bukan ini');
  expect(valueOf(person, 'activity[1].kbli_code')).toBeNull();
  expect(valueOf(person, 'kbli_code')).toMatchObject({ code: '96100' });
});

test.each([
  ['2 orang', 2],
  ['dua urang aja', 2],
  ['karyawan 3', 3],
])('"%s" while a list of groups is open tells who works there, and chooses nothing', (words, count) => {
  const person = newPerson(world);
  for (const text of ['urus nib perorangan', 'jual barang di pasar', words])
    person.send({ kind: 'text', text });
  const answers = person.facts.applications[0]?.answers;
  expect(answers?.get('workers')?.value).toBe(count);
  expect(answers?.has('kbli_code')).toBe(false);
  expect(person.open()?.step.key).toBe('kbli_code');
});

test('a code is a trade: of today noted by its title, a former one matched and never called wrong', () => {
  const today = asked('kode kbli 56303');
  expect(today.answer).toContain('(KBLI 2025: 56303)');
  expect(valueOf(today.person, 'kbli_code')).toMatchObject({ code: '56303', version: '2025' });
  expect(today.person.open()?.step.key).toBe('capital');
  const former = asked('56103');
  expect(former.answer).toContain('KBLI 2025: 5610');
  expect(valueOf(former.person, 'kbli')).toBe('Kedai Makanan (KBLI 2020: 56103)');
  const apart = asked('47912');
  expect(apart.answer).toContain('(KBLI 2020: 47912)*, mana yang paling dekat?');
});

test('a number that means another doing today is asked for in words', () => {
  const { person, answer } = asked('77292');
  expect(answer).toContain('Penyewaan alat musik');
  expect(answer).toContain('KBLI 2020');
  expect(person.open()?.step.key).toBe('kbli');
});

test.each(['Sari Wulandari', 'Intan Permata Sari', 'Bunga Lestari'])(
  '"%s" at the list is somebody’s name and no other trade',
  (name) => {
    const { person } = asked('mebel');
    told(person, name);
    expect(valueOf(person, 'kbli')).toBe('mebel');
    expect(person.open()?.step.key).toBe('kbli_code');
  },
);

test.each(['Warung Makan', 'jual nasi goreng', 'Laundry'])('"%s" there is another trade', (trade) => {
  const { person } = asked('mebel');
  told(person, trade);
  expect(valueOf(person, 'kbli')).toBe(trade);
});

test.each(['unit usaha simpan pinjam jg ada', 'ada juga simpan pinjam'])(
  '"%s" where the first trade is chosen takes nothing from it',
  (words) => {
    const person = newPerson(world);
    expect(told(person, 'kami koperasi tani karet mau bikin nib')).toContain('*tani karet*');
    const said = told(person, words);
    expect(said).toContain('*simpan pinjam* saya tambahkan');
    expect(said).toContain('Untuk *tani karet*');
    expect(valueOf(person, 'kbli')).toBe('tani karet');
  },
);
