import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { indexWords } from '../../storage/stores/search.ts';
import { describeWith } from '../support/services.ts';
import { storages, testCipher } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';

const words = (text: string): string[] => indexWords({ cipher: testCipher }, text);

test('words are lower case, each once, without signs', () => {
  expect(words('Halo, HALO! Warung "Bu Siti" — 5 porsi')).toEqual([
    '5',
    'bu',
    'halo',
    'porsi',
    'siti',
    'warung',
  ]);
});

test('runs of six and more digits never stand there themselves, however they are written', () => {
  const [plain] = words('6301011234560001');
  expect(plain).toMatch(/^n[0-9a-f]{24}$/);
  for (const written of [
    '6301 0112 3456 0001',
    '6301.0112.3456.0001',
    '63-01-01-12-34-56-00-01',
    '６３０１０１１２３４５６０００１',
  ]) {
    expect(words(written)).toEqual([plain]);
  }
  expect(words('rt 12345')).toEqual(['12345', 'rt']);
  const joined = words('nik6301011234560001xyz');
  expect(joined).toEqual(['nik', plain, 'xyz'].sort());
});

for (const { name, available, open } of storages()) {
  describeWith(`search on ${name}`, available, () => {
    let db: TestStorage;
    beforeAll(async () => {
      db = await open();
      await db.storage.write(async (stores) => {
        await stores.search.index('m1', 'c1', 'Warung kopi di Paringin, NIK 6301011234560001');
        await stores.search.index('m2', 'c1', 'kopi susu');
        await stores.search.index('m3', 'c2', 'toko d\'Acil & kopi: "OR" NEAR(a b) *');
      });
    });
    afterAll(() => db.drop());
    const find = (text: string, limit = 10) => db.storage.read((stores) => stores.search.find(text, limit));

    test('finds messages that hold every word, newest first', async () => {
      expect(await find('kopi')).toEqual(['m3', 'm2', 'm1']);
      expect(await find('KOPI, warung')).toEqual(['m1']);
      expect(await find('kopi teh')).toEqual([]);
      expect(await find('kopi', 1)).toEqual(['m3']);
    });

    test('finds a number only whole', async () => {
      expect(await find('6301-0112-3456-0001')).toEqual(['m1']);
      expect(await find('630101123456')).toEqual([]);
    });

    test('signs that mean something to a search engine mean nothing here', async () => {
      expect(await find('"or" near(a* & b) \\ : | !')).toEqual(['m3']);
      expect(await find("'; drop table messages; --")).toEqual([]);
      expect(await find('!!!')).toEqual([]);
    });

    test('indexing again replaces, no words take it out', async () => {
      await db.storage.write((stores) => stores.search.index('m2', 'c1', 'teh botol'));
      expect(await find('susu')).toEqual([]);
      expect(await find('teh')).toEqual(['m2']);
      await db.storage.write((stores) => stores.search.index('m2', 'c1', ''));
      expect(await find('teh')).toEqual([]);
    });
  });
}
