import { expect, test } from '@jest/globals';
import { sumBesideTrade } from '../../../licensing/understanding/facts/sum-beside-trade.ts';

test.each([
  ['urus nib jual gorengan 3 juta sendiri', 3_000_000, '3 juta'],
  ['mau daftar nib, gorengan, 3jt, sendiri', 3_000_000, '3jt'],
  ['nib laundry rp 20.000 ribu 2 orang', 20_000_000, 'rp 20.000 ribu'],
  ['warung kopi lima juta', 5_000_000, 'lima juta'],
])('%s', (text, value, words) => {
  const sum = sumBesideTrade(text);
  expect(sum).toMatchObject({ ask: 'capital', value });
  expect(text.slice(sum?.start, sum?.end)).toBe(words);
});

test.each([
  'jual baju harga 50 ribu',
  'toko serba 5 ribu',
  'catering 150 ribu per porsi',
  'jual sapi 20 juta seekor',
  'warung kopi omset 10 juta',
  'dimintai orang 3 juta',
  'dulu 3 juta sekarang 5 juta',
  'jual gorengan',
])('no capital: %s', (text) => {
  expect(sumBesideTrade(text)).toBeUndefined();
});
