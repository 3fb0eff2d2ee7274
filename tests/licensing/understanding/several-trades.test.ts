import { describe, expect, test } from '@jest/globals';
import { openProposer } from '../../../licensing/kbli/propose.ts';
import { joinedTrades } from '../../../licensing/understanding/trades/joined-trades.ts';
import { severalInWish } from '../../../licensing/understanding/trades/several-in-wish.ts';
import { anotherTrade, severalTrades } from '../../../licensing/understanding/trades/several-trades.ts';

test.each([
  ['selain warung kopi saya juga jual pulsa', ['warung kopi', 'jual pulsa']],
  ['selain warung kopi, sy jg jual pulsa sama token', ['warung kopi', 'jual pulsa sama token']],
  ['warung kopi dan juga bengkel motor', ['warung kopi', 'bengkel motor']],
  ['warung kopi, saya juga jual pulsa', ['warung kopi', 'jual pulsa']],
  ['1. warung kopi\n2. jual pulsa', ['warung kopi', 'jual pulsa']],
  ['ada 2 usaha: warung kopi sama ternak ayam', ['warung kopi', 'ternak ayam']],
])('"%s" names %j', (text, trades) => {
  expect(severalTrades(text)).toEqual(trades);
});

test.each([
  'jual kopi dan gorengan',
  'jual es teh sama gorengan',
  'jual kopi juga gorengan',
  'jual juga',
  'toko 99',
])('"%s" is one trade', (text) => {
  expect(severalTrades(text)).toEqual([text]);
});

test.each([
  ['tambah usaha lain', {}],
  ['nambah usaha lagi min', {}],
  ['mau tambah usaha: jual pulsa', { trade: 'jual pulsa' }],
  ['oya saya juga jual keripik', { trade: 'jual keripik' }],
  ['selain itu saya juga buka bengkel', { trade: 'buka bengkel' }],
  ['saya juga mau tanya', null],
  ['tambah', null],
  ['Toko Usaha Baru', null],
  ['tambah modal usaha', null],
])('"%s" tells of another trade: %j', (text, told) => {
  expect(anotherTrade(text)).toEqual(told);
});

describe('several trades in one wish', () => {
  const kbli = openProposer();
  const tradesOf = (text: string): string[] | undefined => {
    const told = severalInWish(text, kbli);
    return told === undefined ? undefined : joinedTrades(told, (trade) => kbli.sure(trade)?.code);
  };

  test.each([
    ['mau buka toko sembako, bengkel motor dan laundry', ['toko sembako', 'bengkel motor', 'laundry']],
    ['mau bikin nib usaha laundry dan jual pulsa', ['laundry', 'jual pulsa']],
    ['urus nib salon sekaligus jual kosmetik', ['salon', 'jual kosmetik']],
    ['saya punya warung makan dan kos-kosan mau urus izin', ['warung makan', 'kos-kosan']],
    ['kebun karet sama kebun sawit mau nib', ['kebun karet', 'kebun sawit']],
    [
      'nib cv kontraktor jalan, jual material bangunan dan sewa alat berat',
      ['kontraktor jalan', 'jual material bangunan', 'sewa alat berat'],
    ],
    ['urus nib cv kontraktor dan juga jual material', ['kontraktor', 'jual material']],
    ['jual bensin eceran plus tambal ban', ['jual bensin eceran', 'tambal ban']],
    ['handak baulah nib, bajualan sembako wan manggiling padi', ['bajualan sembako', 'manggiling padi']],
    ['urus nib, toko hp, servis hp, jual pulsa', ['toko hp', 'servis hp', 'jual pulsa']],
    ['nib usaha katering sekaligus rental tenda buat acara', ['katering', 'rental tenda']],
    ['nib bengkel mobil dan motor', ['bengkel mobil', 'bengkel motor']],
    ['kontraktor jalan desa sama gedung sekolah', ['kontraktor jalan desa', 'kontraktor gedung sekolah']],
    ['toko sembako, warung sembako dan laundry', ['toko sembako, warung sembako', 'laundry']],
  ])('"%s" tells %j', (text, trades) => {
    expect(tradesOf(text)).toEqual(trades);
  });

  test.each([
    'mau urus nib warung kopi dan gorengan',
    'nib toko baju dan sepatu',
    'jual kopi dan gorengan di warung',
    'bikin kue dan jualan di pasar',
    'mau urus nib sama reklame toko bangunan',
    'mau urus nib, saya jualan baju online dan offline',
    'saya sama suami jual nasi kuning mau urus nib',
    'bikin nib buat warung makan di paringin dan di halong',
    'nib kolam lele dan nila',
    'jualan nasi kuning tiap pagi, kmrn ada yg bilang hrs ada ijin',
  ])('"%s" tells one', (text) => {
    expect(tradesOf(text)).toBeUndefined();
  });
});
