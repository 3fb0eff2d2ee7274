/** Processes that start at once with a new folder agree on one revision, on every database. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { takeSeed } from '../../handlers/office-entries.ts';
import { seedEntries } from '../../licensing/catalogue/entries.ts';
import { describeWith } from '../support/services.ts';
import { storages } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';
import { HOUSE } from '../support/world.ts';

const seed = seedEntries(`${HOUSE}/licensing/offices/balangan`);
const released = seed.map(({ entry, content }) => ({
  entry,
  content: content.replace('"short_name": "', '"short_name": "Baru '),
}));
const changed = released.filter(({ content }, at) => content !== seed[at]?.content).length;

for (const { name, available, open } of storages()) {
  describeWith(`the seed on ${name}`, available, () => {
    let db: TestStorage;
    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.drop());

    const rows = async () => {
      const running = await db.storage.read(({ officeEntries }) => officeEntries.running());
      return { entries: running.length, second: running.filter(({ number }) => number === 2).length };
    };

    test('at the first start, and after an upgrade', async () => {
      await Promise.all([1, 2, 3].map((at) => takeSeed(db.storage, seed, at)));
      expect(await rows()).toEqual({ entries: seed.length, second: 0 });
      await Promise.all([4, 5, 6].map((at) => takeSeed(db.storage, released, at)));
      expect(changed).toBeGreaterThan(30);
      expect(await rows()).toEqual({ entries: seed.length, second: changed });
    });
  });
}
