import { afterAll, beforeEach, expect, test } from '@jest/globals';
import type { NewTicket } from '../../storage/stores/tickets.ts';
import { describeWith } from '../support/services.ts';
import { chatOf, storages } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';

for (const { name, available, open } of storages()) {
  describeWith(`tickets on ${name}`, available, () => {
    let db: TestStorage | undefined;
    let people = 0;
    const storage = () => {
      if (db === undefined) throw new Error('not open');
      return db.storage;
    };
    beforeEach(async () => {
      db ??= await open();
      for (const row of await storage().read((stores) => stores.tickets.waiting())) {
        await storage().write((stores) => stores.tickets.close(row.id, 'done', 1));
      }
    });
    afterAll(async () => db?.drop());
    const ticket = async (fields: Partial<NewTicket> = {}) => {
      people += 1;
      const chat = await chatOf(storage(), `+6284${people}`);
      return storage().write((stores) =>
        stores.tickets.open({
          chat: chat.id,
          contact: chat.contact,
          topic: 'help',
          priority: 5,
          createdAt: 1_000,
          ...fields,
        }),
      );
    };
    const places = (ids: string[]) =>
      storage().read(async (stores) => {
        const found = [];
        for (const id of ids) found.push(await stores.tickets.place(id));
        return found;
      });

    test('of twenty who claim one ticket at once, one gets it', async () => {
      const { id } = await ticket();
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          storage().write((stores) => stores.tickets.claim(id, `op${index}`, 2_000)),
        ),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
      const row = await storage().read((stores) => stores.tickets.get(id));
      expect(row).toMatchObject({
        state: 'claimed',
        operator: `op${claims.indexOf(true)}`,
        claimedAt: 2_000,
      });
    });

    test('the queue runs by priority, then by age; everyone knows their place', async () => {
      const late = await ticket({ createdAt: 3_000 });
      const early = await ticket({ createdAt: 1_000 });
      const urgent = await ticket({ createdAt: 9_000, priority: 1 });
      const twin = await ticket({ createdAt: 1_000 });
      const waiting = await storage().read((stores) => stores.tickets.waiting());
      expect(waiting.map((row) => [row.id, row.place])).toEqual([
        [urgent.id, 1],
        [early.id, 2],
        [twin.id, 3],
        [late.id, 4],
      ]);
      expect(await places([urgent.id, early.id, twin.id, late.id])).toEqual([1, 2, 3, 4]);
      expect((await storage().read((stores) => stores.tickets.head()))?.id).toBe(urgent.id);
      await storage().write((stores) => stores.tickets.claim(urgent.id, 'op', 9_500));
      expect(await places([urgent.id, early.id, twin.id, late.id])).toEqual([null, 1, 2, 3]);
    });

    test('a released ticket takes its old place again', async () => {
      const [first, second] = [await ticket({ createdAt: 10 }), await ticket({ createdAt: 20 })];
      await storage().write((stores) => stores.tickets.claim(first.id, 'op', 30));
      expect(await places([first.id, second.id])).toEqual([null, 1]);
      expect(await storage().write((stores) => stores.tickets.release(first.id))).toBe(true);
      expect(await places([first.id, second.id])).toEqual([1, 2]);
      expect(await storage().write((stores) => stores.tickets.release(first.id))).toBe(false);
    });

    test('a claim without an answer expires, an answered one does not', async () => {
      const [silent, answered, fresh] = [await ticket(), await ticket(), await ticket()];
      await storage().write(async (stores) => {
        await stores.tickets.claim(silent.id, 'op', 100);
        await stores.tickets.claim(answered.id, 'op', 100);
        await stores.tickets.answered(answered.id, 150);
        await stores.tickets.claim(fresh.id, 'op', 400);
      });
      const expired = await storage().read((stores) => stores.tickets.expired(400));
      expect(expired.map((row) => row.id)).toEqual([silent.id]);
    });

    test('an operator talks to one ticket at a time', async () => {
      const [one, two, foreign] = [await ticket(), await ticket(), await ticket()];
      await storage().write(async (stores) => {
        await stores.tickets.claim(one.id, 'ani', 1);
        await stores.tickets.claim(two.id, 'ani', 2);
        await stores.tickets.claim(foreign.id, 'budi', 3);
        await stores.tickets.activate('ani', one.id);
        await stores.tickets.activate('ani', two.id);
        await stores.tickets.activate('ani', foreign.id);
      });
      const active = async () =>
        (await storage().read((stores) => stores.tickets.ofOperator('ani'))).map((row) => [
          row.id,
          row.active,
        ]);
      expect(await active()).toEqual([
        [one.id, false],
        [two.id, false],
      ]);
      await storage().write((stores) => stores.tickets.activate('ani', two.id));
      expect(await active()).toEqual([
        [one.id, false],
        [two.id, true],
      ]);
    });

    test('a chat has its open ticket until it is closed, once; numbers are never given twice', async () => {
      const { id, chat, number } = await ticket({ reason: 'nomor KTP ditolak' });
      const openOne = () => storage().read((stores) => stores.tickets.openOfChat(chat));
      expect(await openOne()).toMatchObject({ id, reason: 'nomor KTP ditolak' });
      expect(await storage().write((stores) => stores.tickets.close(id, 'solved', 5))).toBe(true);
      expect(await storage().write((stores) => stores.tickets.close(id, 'again', 6))).toBe(false);
      expect(await openOne()).toBeUndefined();
      expect((await ticket()).number).toBe(number + 1);
      expect((await storage().read((stores) => stores.tickets.byNumber(number)))?.outcome).toBe('solved');
    });

    test("a person's newest complaint is found, closed or not, and nobody else's", async () => {
      const first = await ticket({ topic: 'complaint', createdAt: 1_000 });
      const { contact, chat } = first;
      const report = await ticket({ topic: 'report', createdAt: 2_000, contact, chat });
      await ticket({ topic: 'help', createdAt: 3_000, contact, chat });
      await ticket({ topic: 'complaint', createdAt: 4_000 });
      await storage().write((stores) => stores.tickets.close(report.id, 'solved', 5_000));
      const newest = (people: string[]) =>
        storage().read((stores) => stores.tickets.newestOf(people, ['complaint', 'report']));
      expect((await newest([contact]))?.id).toBe(report.id);
      expect(await newest(['nobody'])).toBeUndefined();
    });
  });
}
