import { expect, test } from '@jest/globals';
import { spokenEmail, withWrittenEmail } from '../../../licensing/identity/spoken-email.ts';
import { factsIn } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';

test.each([
  ['budi at gmail dot com', 'budi@gmail.com'],
  ['Budi titik 88 et Gmail titik com', 'budi.88@gmail.com'],
  ['siti garis bawah ayu at yahoo titik co titik id', 'siti_ayu@yahoo.co.id'],
  ['toko strip kita at outlook.com', 'toko-kita@outlook.com'],
])('%s is an address', (said, address) => {
  expect(withWrittenEmail(said)).toBe(address);
});

test.each(['kantornya at gmail saja', 'budi@gmail.com', 'i am at the market dot com', 'gmail dot com'])(
  '%s is none that is spoken',
  (said) => {
    expect(spokenEmail(said)).toBeUndefined();
  },
);

test('an address that is spoken in passing is a fact like one that is written', () => {
  const said = 'nama saya budi, email saya budi at gmail dot com';
  expect(factsIn(said, canonicalText(said)).email).toBe('budi@gmail.com');
});
