import { expect, test } from '@jest/globals';
import { coverOf } from '../../../desk/server/presenters/cover.ts';
import { maskedText } from '../../../desk/server/presenters/masked-text.ts';
import { testWorld } from '../../support/world.ts';

test.each([
  'Modal: Rp 2.500.000',
  'Modal sekitar 12.000.000, atau Rp150000000',
  'Contoh: 5.000.000',
  'Kode pos 71611, sejak 17-11-2026',
  'BLG-2026-000123-K',
])('"%s" stays legible', (text) => expect(maskedText(text)).toBe(text));

test.each([
  'NIK 6311060101900001',
  '6311 0601 0190 0001',
  'HP 0812-3456-7890',
  'surat ke budi.santoso@gmail.com',
  'NPWP 09.254.294.3-407.000',
])('"%s" is covered', (text) => expect(maskedText(text)).toContain('•'));

test('the examples the bot gives are nobody’s, and stay legible; another number in its words is covered', () => {
  const world = testWorld();
  const question = world.texts.text('id', 'ask.phone');
  const ofBot = coverOf('bot', world);
  expect(question).toContain('0812 3456 7890');
  expect(ofBot(question)).toBe(question);
  expect(ofBot('Misalnya *rahmah@gmail.com*, bukan *budi.santoso@gmail.com*.')).toMatch(/\*rahmah@.*•/);
  expect(ofBot('NIK 6311060101900001, HP 0812 3456 7891')).not.toMatch(/0101900|3456/);
  // A person may well have such a number.
  expect(coverOf('contact', world)('0812 3456 7890')).toContain('•');
});
