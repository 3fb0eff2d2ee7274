import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadFaq } from '../../../licensing/catalogue/office.ts';
import type { FaqEntry } from '../../../licensing/catalogue/office.ts';
import { openFaq } from '../../../licensing/understanding/faq.ts';

const entries = loadFaq(join(import.meta.dirname, '../../../licensing/offices/balangan'));
const faq = openFaq(entries);

test.each(entries.map((entry) => [entry.id, entry] as const))(
  '%s is found by each of its phrases',
  (_, entry) => {
    const missed = entry.phrases.filter((phrase) => faq.find(phrase)?.entry.id !== entry.id);
    expect(missed).toEqual([]);
  },
);

test.each([
  ['nib tu apa min', 'apa-itu-nib'],
  ['sy diminta uang 500rb sama petugas', 'diminta-uang'],
  ['ada calo yg nawarin bikinin nib', 'calo'],
  ['kbli sy salah di oss', 'oss-salah-kbli'],
  ['nik ku ditolak trs sama oss', 'oss-nik-tidak-valid'],
  ['ini sama orang apa robot', 'siapa-ini'],
  ['harus datang ke kantor kah', 'harus-ke-kantor'],
  ['usaha ku di tabalong bisa kah', 'wilayah'],
])('"%s" is %s', (said, id) => {
  expect(faq.find(said)?.entry.id).toBe(id);
});

test.each(['kopi rahmah', 'budi santoso', 'jl ahmad yani rt 3 paringin', 'berapa lama', 'mau urus nib', ''])(
  '"%s" is no question of the list',
  (said) => {
    expect(faq.find(said)?.score ?? 0).toBeLessThan(0.7);
  },
);

test('what the office has not confirmed is not told', () => {
  const [first] = entries;
  const hidden: FaqEntry = { ...first!, id: 'rahasia', phrases: ['kata ajaib'], status: 'unconfirmed' };
  expect(openFaq([hidden]).find('kata ajaib')).toBeUndefined();
  expect(openFaq([{ ...hidden, status: 'sourced' }]).find('kata ajaib')?.entry.id).toBe('rahasia');
});
