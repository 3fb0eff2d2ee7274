import { expect, test } from '@jest/globals';
import { maskedText } from '../../../desk/server/presenters/masked-text.ts';

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
