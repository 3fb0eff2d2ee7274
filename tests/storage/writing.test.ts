import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Hint } from '../../storage/hint.ts';
import { VersionConflict } from '../../storage/version-conflict.ts';
import { describeWith } from '../support/services.ts';
import { chatOf, storages } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';

for (const { name, available, open } of storages()) {
  describeWith(`writing on ${name}`, available, () => {
    let db: TestStorage;
    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.drop());

    test('each of many works handed in at once gets its own result', async () => {
      const results = await Promise.all(
        Array.from({ length: 300 }, (_, index) =>
          db.storage.write(async (stores) => {
            await stores.settings.set(`many:${index}`, String(index));
            return index;
          }),
        ),
      );
      expect(results).toEqual(Array.from({ length: 300 }, (_, index) => index));
      const kept = await db.storage.read((stores) => stores.settings.get('many:299'));
      expect(kept).toBe('299');
    });

    test('a work that throws takes nothing else down and leaves nothing behind', async () => {
      const works = Array.from({ length: 9 }, (_, index) =>
        db.storage.write(async (stores) => {
          await stores.settings.set(`isolated:${index}`, 'written');
          if (index === 4) throw new Error('number four');
          return index;
        }),
      );
      const settled = await Promise.allSettled(works);
      expect(settled.map((result) => result.status === 'fulfilled')).toEqual(
        Array.from({ length: 9 }, (_, index) => index !== 4),
      );
      expect(settled[4]).toMatchObject({ reason: new Error('number four') });
      const kept = await db.storage.read(async (stores) => {
        const values = [];
        for (let index = 0; index < 9; index += 1)
          values.push(await stores.settings.get(`isolated:${index}`));
        return values;
      });
      expect(kept).toEqual(Array.from({ length: 9 }, (_, index) => (index === 4 ? undefined : 'written')));
    });

    test('works see what earlier ones in the same commit wrote, and counters give each number once', async () => {
      const numbers = await Promise.all(
        Array.from({ length: 40 }, () => db.storage.write((stores) => stores.counters.next('series'))),
      );
      expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    });

    test('of two who read the same version, the second to write is refused', async () => {
      const chat = await chatOf(db.storage, '+628001');
      const first = await db.storage.read((stores) => stores.chats.get(chat.id));
      if (first === undefined) throw new Error('the chat is missing');
      const save = (epoch: number) =>
        db.storage.write((stores) =>
          stores.chats.save({ ...first, epoch, session: null, lastInAt: 5, lastOutAt: 5 }),
        );
      await save(2);
      const second = save(3);
      await expect(second).rejects.toBeInstanceOf(VersionConflict);
      await expect(second).rejects.toMatchObject({ table: 'chat', id: chat.id });
      const now = await db.storage.read((stores) => stores.chats.get(chat.id));
      expect(now).toMatchObject({ epoch: 2, version: first.version + 1 });
    });

    test('twenty who raise the same application at once: one wins', async () => {
      const chat = await chatOf(db.storage, '+628002');
      const id = db.ids.next();
      await db.storage.write((stores) =>
        stores.applications.create({ id, contact: chat.contact, chat: chat.id, permits: ['NIB-UMK'], at: 1 }),
      );
      const tries = await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          db.storage.write((stores) => stores.applications.bumpVersion(id, 1)),
        ),
      );
      expect(tries.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    });

    test('hints are told after the commit, each once, and not after a rollback', async () => {
      const heard: Hint[] = [];
      const off = db.storage.onHint((hint) => heard.push(hint));
      let seenInside = -1;
      await db.storage.write(async (stores) => {
        stores.hint('ticket', 'one');
        stores.hint('ticket', 'one');
        stores.hint('account', 'sim');
        seenInside = heard.length;
      });
      await expect(
        db.storage.write(async (stores) => {
          stores.hint('ticket', 'never');
          await stores.settings.set('hinted', 'x');
          throw new Error('rolled back');
        }),
      ).rejects.toThrow('rolled back');
      off();
      await db.storage.write(async (stores) => stores.hint('ticket', 'unheard'));
      expect(seenInside).toBe(0);
      expect(heard).toEqual([
        { kind: 'ticket', id: 'one' },
        { kind: 'account', id: 'sim' },
      ]);
    });

    const matter = (chat: string) =>
      db.storage.write(async (stores) => {
        await stores.messages.insertInternal({
          chat,
          cause: `of:${chat}`,
          body: { notice: 'moved_on' },
          at: 1,
        });
      });
    const waits = async (chat: string) =>
      (await db.storage.read((stores) => stores.messages.chatsToWake(2, 500))).includes(chat);

    test('a chat that waits is told of; on SQLite what is handed in then is in the same commit', async () => {
      const { id } = await chatOf(db.storage, '+628003');
      const turns: Promise<number>[] = [];
      const off = db.storage.onWaiting((chat) =>
        turns.push(db.storage.write(async (stores) => (await stores.messages.take(chat, 10)).length)),
      );
      await matter(id);
      off();
      if (db.storage.dialect === 'sqlite') expect(await waits(id)).toBe(false);
      expect(await Promise.all(turns)).toEqual([1]);
      expect(await waits(id)).toBe(false);
    });

    test('a turn that throws does not take with it what it was woken for', async () => {
      const { id } = await chatOf(db.storage, '+628004');
      const turns: Promise<void>[] = [];
      const off = db.storage.onWaiting((chat) =>
        turns.push(
          db.storage.write(async (stores) => {
            await stores.messages.take(chat, 10);
            throw new Error('a bad turn');
          }),
        ),
      );
      await matter(id);
      off();
      for (const turn of turns) await expect(turn).rejects.toThrow('a bad turn');
      expect(turns.length).toBeGreaterThan(0);
      expect(await waits(id)).toBe(true);
    });

    test('a listener that throws harms neither the write nor the next listener', async () => {
      const heard: string[] = [];
      const off = [
        db.storage.onHint(() => {
          throw new Error('bad listener');
        }),
        db.storage.onHint((hint) => heard.push(hint.id)),
      ];
      await db.storage.write(async (stores) => stores.hint('chat', 'c'));
      for (const stop of off) stop();
      expect(heard).toEqual(['c']);
    });

    test('a reader cannot write, and after closing everything is refused as unavailable', async () => {
      const other = await open();
      await expect(other.storage.read(async (stores) => 'set' in stores.settings)).resolves.toBe(false);
      await other.storage.close();
      await expect(other.storage.write(async () => 1)).rejects.toMatchObject({ name: 'StorageUnavailable' });
      await expect(other.storage.read(async () => 1)).rejects.toMatchObject({ name: 'StorageUnavailable' });
      await other.drop();
    });
  });
}
