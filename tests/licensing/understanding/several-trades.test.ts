import { expect, test } from '@jest/globals';
import { anotherTrade, severalTrades } from '../../../licensing/understanding/several-trades.ts';

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
