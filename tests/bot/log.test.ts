import { expect, test } from '@jest/globals';
import { cleanFields } from '../../bot/log.ts';

test('a number that slips into a log field is masked, our own ids are not', () => {
  const id = '01M81FXWMS2KDNAYVFSZ3QC1HV';
  const cleaned = cleanFields({ chat: id, detail: 'nik 6311060101900001 hp 0812-5341-1389', count: 12 });
  expect(cleaned['chat']).toBe(id);
  expect(cleaned['count']).toBe(12);
  expect(cleaned['detail']).not.toMatch(/\d{6}/);
});

test('an error is told by name and code, its message masked', () => {
  const cleaned = JSON.stringify(cleanFields({ error: new Error('cannot store 6311060101900001') }));
  expect(cleaned).toContain('cannot store');
  expect(cleaned).not.toContain('6311060101900001');
});
