/** Which trades are noted without asking: none whose words tell of another doing than the group's. */
import { expect, test } from '@jest/globals';
import { openProposer } from '../../../licensing/kbli/propose.ts';

const proposer = openProposer();

test.each([
  ['ulun mancari iwak di sungai gasan dijual', 'catches, and is no fishmonger'],
  ['kami punya sawah dan menjual beras sendiri', 'grows and sells'],
  ['saya jual obat herbal buatan sendiri', 'makes and sells'],
  ['ulun jual batu gunung untuk pondasi', 'sells, and digs no quarry'],
  ['saya jual kelapa sawit punya orang ke pabrik', 'sells, and presses no oil'],
  ['saya mengajar menjahit ibu-ibu', 'teaches, and sews nothing'],
  ['saya sewakan perahu buat nyebrang', 'lends, and sells no boats'],
  ['saya dokter hewan buka praktik', 'a word more makes it another trade'],
  ['jual obat pertanian di desa', 'the same'],
])('"%s" is asked about: %s', (trade) => {
  expect(proposer.sure(trade)).toBeUndefined();
  expect(proposer.choices(trade)).not.toEqual([]);
});

test.each([
  ['ulun handak bajualan iwak di pasar paringin', '47215'],
  ['saya jualan baju bekas lewat facebook live', '47742'],
  ['ulun maulah batu bata', '23921'],
  ['handak mambuka bingkil sapida mutur', '95320'],
  ['saya potong rambut di rumah', '96210'],
  ['jual bensin eceran depan rumah', '47302'],
  ['jual gorengan dpn rumah', '56102'],
  ['jual es teh depan sd', '56304'],
  ['warung depan masjid', '47112'],
  ['buka rumah makan padang', '56101'],
])('"%s" is plain, and noted', (trade, code) => {
  expect(proposer.sure(trade)?.code).toBe(code);
});

test.each([
  ['pondok pesantren', '85541', /^55/],
  ['warung pentol', '56101', /^10/],
  ['jual beli hasil karet', '46209', /^49/],
])('"%s" is offered as what it is, and as nothing that only shares a word with it', (trade, code, other) => {
  const offered = proposer.choices(trade).map((choice) => choice.code);
  expect(offered[0]).toBe(code);
  expect(offered.filter((each) => other.test(each))).toEqual([]);
});

test('a signboard at the door and the place are no part of a trade', () => {
  const chips = proposer.choices('keripik pisang')[0]?.code;
  expect(proposer.choices('keripik pisang pakai papan nama')[0]?.code).toBe(chips);
  expect(proposer.sure('salon mobil kecil di depan rumah')?.code).toBe('95312');
});

test.each('baik|setuju|sorangan haja|bujur|terserah aja|lapar|suami|kota|ada|mengganti'.split('|'))(
  '"%s" tells no trade, though one is written nearly so or has it in its name',
  (words) => {
    expect(proposer.sure(words)).toBeUndefined();
  },
);

test.each([
  ['laundri', '96100'],
  ['bingkil', '95320'],
  ['sasirngan', '13133'],
])('one word, "%s", is enough where it is a trade', (word, code) => {
  expect(proposer.sure(word)?.code).toBe(code);
});

test.each('baik pak|terserah aja|nanti saja dulu'.split('|'))(
  '"%s" offers no groups to choose from',
  (words) => {
    expect(proposer.choices(words)).toEqual([]);
  },
);
