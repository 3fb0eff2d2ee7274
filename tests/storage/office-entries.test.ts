import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OfficeEntryRow } from '../../storage/stores/office-entries.ts';
import { VersionConflict } from '../../storage/version-conflict.ts';
import { describeWith } from '../support/services.ts';
import { storages } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';

const revision = (
  entry: string,
  content: string,
  origin: OfficeEntryRow['origin'],
  state: OfficeEntryRow['state'],
): Omit<OfficeEntryRow, 'number'> => ({ entry, content, origin, state, by: 'cli', at: 5 });

for (const { name, available, open } of storages()) {
  describeWith(`what the office knows and says on ${name}`, available, () => {
    let db: TestStorage;
    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.drop());

    const numbers = (rows: OfficeEntryRow[]) => rows.map(({ entry, number }) => `${entry} ${number}`);

    test('what runs is the last published revision of each entry; drafts wait beside it', async () => {
      await db.storage.write(async ({ officeEntries }) => {
        expect(await officeEntries.add(revision('permit:A', '{"v":1}', 'seed', 'published'))).toBe(1);
        expect(await officeEntries.add(revision('permit:A', '{"v":2}', 'office', 'published'))).toBe(2);
        expect(await officeEntries.add(revision('permit:A', '{"v":3}', 'seed', 'draft'))).toBe(3);
        await officeEntries.add(revision('profile', '{"p":1}', 'seed', 'published'));
      });
      const read = await db.storage.read(async ({ officeEntries }) => ({
        running: await officeEntries.running(),
        seeds: await officeEntries.seeds(),
        drafts: await officeEntries.drafts(),
        history: await officeEntries.history('permit:A'),
      }));
      expect(numbers(read.running)).toEqual(['permit:A 2', 'profile 1']);
      expect(read.running[0]).toEqual({
        ...revision('permit:A', '{"v":2}', 'office', 'published'),
        number: 2,
      });
      expect(numbers(read.seeds)).toEqual(['permit:A 3', 'profile 1']);
      expect(numbers(read.drafts)).toEqual(['permit:A 3']);
      expect(numbers(read.history)).toEqual(['permit:A 1', 'permit:A 2', 'permit:A 3']);
      await db.storage.write(({ officeEntries }) => officeEntries.settleDraft('permit:A'));
      expect(await db.storage.read(({ officeEntries }) => officeEntries.drafts())).toEqual([]);
    });

    test('of two who number a revision at once, one is told to look again', async () => {
      const publish = () =>
        db.storage.write(({ officeEntries }) =>
          officeEntries.add(revision('faq:gratis', '{}', 'office', 'published')),
        );
      const results = await Promise.allSettled([publish(), publish(), publish()]);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(VersionConflict);
      }
      const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      const history = await db.storage.read(({ officeEntries }) => officeEntries.history('faq:gratis'));
      expect(history.map(({ number }) => number)).toEqual(done.sort());
    });

    test('the edition changes with every publication, and listeners are told', async () => {
      const heard: string[] = [];
      const stop = db.storage.onHint(({ kind }) => void heard.push(kind));
      const edition = () => db.storage.read(({ officeEntries }) => officeEntries.edition());
      const before = await edition();
      await db.storage.write(({ officeEntries }) => officeEntries.raiseEdition());
      expect(await edition()).not.toBe(before);
      expect(heard).toEqual(['office']);
      stop();
    });

    test('a sentence of the office is kept once for its language and key, and can be taken back', async () => {
      const row = { language: 'id', key: 'menu.ask', text: 'a', seed: 's', by: 'cli', at: 1 };
      await db.storage.write(async ({ textOverrides }) => {
        await textOverrides.put(row);
        await textOverrides.put({ ...row, text: 'b', at: 2 });
        await textOverrides.put({ ...row, language: 'en' });
      });
      const list = () => db.storage.read(({ textOverrides }) => textOverrides.list());
      expect(await list()).toEqual([
        { ...row, language: 'en' },
        { ...row, text: 'b', at: 2 },
      ]);
      const remove = () => db.storage.write(({ textOverrides }) => textOverrides.remove('en', 'menu.ask'));
      expect([await remove(), await remove()]).toEqual([true, false]);
    });
  });
}
