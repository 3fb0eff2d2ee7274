import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeWith } from '../support/services.ts';
import { chatOf, storages } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';
import type { NewInbound } from '../../storage/stores/messages.ts';

const inbound = (chat: string, externalId: string, text = 'halo'): NewInbound => ({
  chat,
  externalId,
  senderHash: 'sender',
  body: { kind: 'text', text },
  author: 'contact',
  at: 10,
  receivedAt: 20,
});

for (const { name, available, open } of storages()) {
  describeWith(`inbox on ${name}`, available, () => {
    let db: TestStorage;
    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.drop());

    test('a redelivered message is stored once, however often and however close it comes', async () => {
      const chat = await chatOf(db.storage, '+628101');
      const ids = await Promise.all(
        Array.from({ length: 12 }, () =>
          db.storage.write((stores) => stores.messages.insertIn(inbound(chat.id, 'A1'))),
        ),
      );
      expect(ids.filter((id) => id !== null)).toHaveLength(1);
      const later = await db.storage.write((stores) =>
        stores.messages.insertIn(inbound(chat.id, 'A1', 'another text')),
      );
      expect(later).toBeNull();
      const rows = await db.storage.read((stores) => stores.messages.unhandled(chat.id, 10));
      expect(rows.map((row) => row.body)).toEqual([{ kind: 'text', text: 'halo' }]);
    });

    test('the same external id in another chat, or of another sender, is another message', async () => {
      const [one, two] = [await chatOf(db.storage, '+628102'), await chatOf(db.storage, '+628103')];
      const ids = await db.storage.write(async (stores) => [
        await stores.messages.insertIn(inbound(one.id, 'B1')),
        await stores.messages.insertIn(inbound(two.id, 'B1')),
        await stores.messages.insertIn({ ...inbound(one.id, 'B1'), senderHash: 'office phone' }),
      ]);
      expect(new Set(ids).size).toBe(3);
      expect(ids).not.toContain(null);
    });

    test('one cause makes one internal row', async () => {
      const chat = await chatOf(db.storage, '+628104');
      const write = () =>
        db.storage.write((stores) =>
          stores.messages.insertInternal({
            chat: chat.id,
            cause: 'claimed:9',
            body: { notice: 'claimed', operator: 'siti' },
            at: 5,
          }),
        );
      const ids = await Promise.all([write(), write(), write()]);
      expect(ids.filter((id) => id !== null)).toHaveLength(1);
    });

    test('a chat is read in the order in which it was stored until its rows are handled', async () => {
      const chat = await chatOf(db.storage, '+628105');
      await db.storage.write(async (stores) => {
        await stores.messages.insertIn(inbound(chat.id, 'C1', 'satu'));
        await stores.messages.insertInternal({
          chat: chat.id,
          cause: 'c',
          body: { notice: 'claimed', operator: 'siti' },
          at: 5,
        });
        await stores.messages.insertIn({ ...inbound(chat.id, 'C2', 'dua'), quotes: 'Q' });
      });
      const read = () => db.storage.read((stores) => stores.messages.unhandled(chat.id, 10));
      const rows = await read();
      expect(rows.map((row) => [row.direction, row.kind, row.quotes])).toEqual([
        ['in', 'text', null],
        ['internal', 'claimed', null],
        ['in', 'text', 'Q'],
      ]);
      expect(await db.storage.read((stores) => stores.messages.chatsToWake(100, 1_000))).toContain(chat.id);
      const take = (limit: number) => db.storage.write((stores) => stores.messages.take(chat.id, limit));
      expect(await take(2)).toEqual(
        rows.slice(0, 2).map(({ id, direction, body, quotes, author, at, receivedAt }) => ({
          ...{ id, direction, body, quotes, author, at, receivedAt },
        })),
      );
      expect((await read()).map((row) => row.id)).toEqual([rows[2]?.id]);
      expect(await take(10)).toHaveLength(1);
      expect(await take(10)).toEqual([]);
      expect(await db.storage.read((stores) => stores.messages.chatsToWake(100, 1_000))).not.toContain(
        chat.id,
      );
    });

    test('a row that is not to be handled yet wakes nobody before its time', async () => {
      const chat = await chatOf(db.storage, '+628106');
      await db.storage.write((stores) =>
        stores.messages.insertInternal({
          chat: chat.id,
          cause: 'later',
          body: { notice: 'claimed', operator: 'x' },
          at: 5,
          notBefore: 500,
        }),
      );
      const wake = (now: number) => db.storage.read((stores) => stores.messages.chatsToWake(now, 1_000));
      expect(await wake(499)).not.toContain(chat.id);
      expect(await wake(500)).toContain(chat.id);
    });

    test('a message is found by the id its provider gave it, theirs or ours, in its own chat only', async () => {
      const [chat, other] = [await chatOf(db.storage, '+628107'), await chatOf(db.storage, '+628108')];
      const ids = await db.storage.write(async (stores) => ({
        theirs: await stores.messages.insertIn(inbound(chat.id, 'D1')),
        ours: await stores.messages.insertOut({
          chat: chat.id,
          body: { kind: 'text', text: 'selamat datang' },
          author: 'bot',
          epoch: 1,
          externalId: 'D2',
          at: 6,
        }),
      }));
      const found = await db.storage.read(async (stores) => [
        (await stores.messages.byExternalId(chat.id, 'D1'))?.id,
        (await stores.messages.byExternalId(chat.id, 'D2'))?.id,
        (await stores.messages.byExternalId(other.id, 'D2'))?.id,
        (await stores.messages.ours('sim', 'D2'))?.id,
        (await stores.messages.ours('wa1', 'D2'))?.id,
        (await stores.messages.ours('sim', 'D1'))?.id,
      ]);
      expect(found).toEqual([ids.theirs, ids.ours, undefined, ids.ours, undefined, undefined]);
    });

    test('a blanked message keeps its place and says nothing', async () => {
      const chat = await chatOf(db.storage, '+628109');
      const id = await db.storage.write((stores) =>
        stores.messages.insertIn(inbound(chat.id, 'E1', 'kode OTP saya 123456')),
      );
      await db.storage.write((stores) => stores.messages.blank(id ?? ''));
      const row = await db.storage.read((stores) => stores.messages.get(id ?? ''));
      expect(row?.body).toEqual({ kind: 'text', text: '' });
      expect(await db.storage.write((stores) => stores.messages.insertIn(inbound(chat.id, 'E1')))).toBeNull();
    });

    test('the log of a chat is read newest first, page by page, without internal rows', async () => {
      const chat = await chatOf(db.storage, '+628110');
      await db.storage.write(async (stores) => {
        for (const text of ['a', 'b', 'c']) await stores.messages.insertIn(inbound(chat.id, text, text));
        await stores.messages.insertInternal({
          chat: chat.id,
          cause: 'log',
          body: { notice: 'claimed', operator: 'x' },
          at: 5,
        });
      });
      const page = await db.storage.read((stores) => stores.messages.ofChat(chat.id, 2));
      expect(page.map((row) => row.externalId)).toEqual(['c', 'b']);
      const rest = await db.storage.read((stores) => stores.messages.ofChat(chat.id, 2, page[1]?.id));
      expect(rest.map((row) => row.externalId)).toEqual(['a']);
    });

    test('what staff wrote between two moments, and nobody else', async () => {
      const chat = await chatOf(db.storage, '+628111');
      await db.storage.write(async (stores) => {
        const say = (author: 'bot' | 'operator:siti', text: string, at: number) =>
          stores.messages.insertOut({
            chat: chat.id,
            body: { kind: 'text', text },
            author,
            epoch: null,
            at,
          });
        await say('operator:siti', 'sebelumnya', 10);
        await say('operator:siti', 'satu', 20);
        await say('bot', 'dari bot', 21);
        await stores.messages.insertIn({ ...inbound(chat.id, 'hp', 'dua'), author: 'phone', at: 22 });
        await stores.messages.insertIn({ ...inbound(chat.id, 'rahmah', 'terima kasih'), at: 22 });
        await say('operator:siti', 'tiga', 23);
        await say('operator:siti', 'sesudahnya', 40);
      });
      const words = (limit: number) =>
        db.storage.read((stores) => stores.messages.wordsOfStaff(chat.id, { from: 20, to: 30, limit }));
      expect(await words(5)).toEqual(['satu', 'dua', 'tiga']);
      expect(await words(2)).toEqual(['dua', 'tiga']);
    });
  });
}
