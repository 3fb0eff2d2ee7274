import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { describeWith } from '../support/services.ts';
import { chatOf, storages } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';

const LEASE = 60_000;

for (const { name, available, open } of storages()) {
  describeWith(`outbox on ${name}`, available, () => {
    let db: TestStorage | undefined;
    let account = 0;
    beforeEach(async () => {
      // Every test has an account of its own, so that they do not claim each other's rows.
      db ??= await open();
      account += 1;
    });
    afterAll(async () => db?.drop());
    const storage = () => {
      if (db === undefined) throw new Error('not open');
      return db.storage;
    };
    const newChat = (phone: string) => chatOf(storage(), phone, `acc${account}`);
    const queue = (chat: string, text: string, notBefore = 0) =>
      storage().write((stores) =>
        stores.messages.insertOut({
          chat,
          body: { kind: 'text', text },
          author: 'bot',
          epoch: 1,
          externalId: `${account}-${text}`,
          notBefore,
          at: 1,
        }),
      );
    const claim = (now = 100, limit = 10, owner = 'me') =>
      storage().write((stores) => stores.outbox.claim([`acc${account}`], owner, now, LEASE, limit));
    const texts = (rows: Awaited<ReturnType<typeof claim>>) =>
      rows.map((row) => (row.body.kind === 'text' ? row.body.text : row.body.kind));
    const stateOf = (id: string) =>
      storage().read(async (stores) => (await stores.messages.stateOf(id))?.state);

    test('each chat gives its oldest row, and the next only when that one is settled', async () => {
      const [one, two] = [await newChat('+628201'), await newChat('+628202')];
      const first = await queue(one.id, 'a1');
      await queue(one.id, 'a2');
      await queue(two.id, 'b1');
      const rows = await claim();
      expect(texts(rows)).toEqual(['a1', 'b1']);
      expect(rows[0]).toMatchObject({
        id: first,
        state: 'sending',
        attempts: 1,
        resends: 0,
        always: false,
        epoch: 1,
        account: `acc${account}`,
        address: { kind: 'phone', value: '+628201' },
        contact: one.contact,
        owner: 'bot',
        chatEpoch: 1,
      });
      expect(await claim()).toEqual([]);
      await storage().write((stores) => stores.outbox.sent(rows[0]!, 'ext', 150));
      expect(texts(await claim())).toEqual(['a2']);
    });

    test('the first message of a work that was offered a lease is claimed as it is written', async () => {
      const opened = await newChat('+628217');
      const speak = (texts: readonly string[], notBefore = 0, owner = 'turn') =>
        storage().write(async (stores) => {
          const chat = (await stores.chats.lock(opened.id))!;
          stores.messages.offerLease(chat, { owner, until: LEASE });
          for (const text of texts)
            await stores.messages.insertOut({
              chat: chat.id,
              body: { kind: 'text', text },
              author: 'bot',
              epoch: chat.epoch,
              notBefore,
              at: 100,
            });
          chat.epoch += 1;
          return stores.messages.leased();
        });
      const [row, ...others] = await speak(['first', 'second']);
      expect(others).toEqual([]);
      expect(row).toMatchObject({ body: { text: 'first' }, state: 'sending', epoch: 1, chatEpoch: 2 });
      expect(await claim()).toEqual([]);
      // Leased as any other claim: a dead sender's row is found, and then it reads as it was told.
      await storage().write((stores) => stores.outbox.unknown(`acc${account}`, 'turn', LEASE + 1, 0));
      const [stored] = await storage().read((stores) => stores.outbox.unknowns(`acc${account}`, 100, 10));
      expect(stored).toEqual({ ...row, state: 'unknown', chatEpoch: 1 });
      // Something waits there: it must not be overtaken.
      expect(await speak(['third'])).toEqual([]);
      await storage().write((stores) => stores.outbox.sent(row!, null, 150));
      expect(texts(await claim())).toEqual(['second']);
      await storage().write(async (stores) => {
        for (const row of await stores.messages.ofChat(opened.id, 10))
          await stores.outbox.sent(row, null, 150);
      });
      // Not before its time, and what comes after it waits behind it.
      expect(await speak(['fourth', 'fifth'], 1_000)).toEqual([]);
      expect(await claim(999)).toEqual([]);
      expect(texts(await claim(1_000))).toEqual(['fourth']);
    });

    test('an offer ends with the work it was made to: what the next one in the same commit writes is not claimed', async () => {
      const opened = await newChat('+628218');
      const [none] = await Promise.all([
        storage().write(async (stores) => {
          stores.messages.offerLease((await stores.chats.lock(opened.id))!, { owner: 'turn', until: LEASE });
          return stores.messages.leased();
        }),
        queue(opened.id, 'by another work'),
      ]);
      expect(none).toEqual([]);
      expect(texts(await claim())).toEqual(['by another work']);
    });

    test('what will be tried again holds back what comes after it until it is due', async () => {
      const chat = await newChat('+628203');
      const first = await queue(chat.id, 'c1');
      await queue(chat.id, 'c2');
      await claim();
      await storage().write((stores) => stores.outbox.errored(first, 'timeout', 500));
      expect(await claim(499)).toEqual([]);
      expect(await storage().read((stores) => stores.outbox.nextDue([`acc${account}`]))).toBe(500);
      const again = await claim(500);
      expect(texts(again)).toEqual(['c1']);
      expect(again[0]).toMatchObject({ attempts: 2, error: 'timeout' });
      await storage().write((stores) => stores.outbox.failed(first, 'refused'));
      expect(await stateOf(first)).toBe('failed');
      expect(texts(await claim(501))).toEqual(['c2']);
    });

    test('what only waited gives its try back', async () => {
      const chat = await newChat('+628219');
      const id = await queue(chat.id, 'patient');
      for (let time = 0; time < 9; time += 1) {
        expect(await claim(500)).toMatchObject([{ attempts: 1 }]);
        await storage().write((stores) => stores.outbox.held(id, 'paced', 500));
      }
      const row = await storage().read((stores) => stores.messages.get(id));
      expect(row).toMatchObject({ state: 'errored', error: 'paced', attempts: 0 });
    });

    test('a row is not sent before its time', async () => {
      const chat = await newChat('+628204');
      await queue(chat.id, 'd1', 1_000);
      expect(await claim(999)).toEqual([]);
      expect(texts(await claim(1_000))).toEqual(['d1']);
    });

    test('several senders at once never claim the same row, nor two rows of one chat', async () => {
      const chats = [];
      for (let index = 0; index < 10; index += 1) chats.push(await newChat(`+62821${index}`));
      for (const [index, chat] of chats.entries()) {
        await queue(chat.id, `x${index}`);
        await queue(chat.id, `y${index}`);
      }
      const claims = await Promise.all(
        Array.from({ length: 6 }, (_, index) => claim(100, 3, `sender${index}`)),
      );
      const all = claims.flat();
      const rest = await claim(100, 50, 'last');
      const chatsClaimed = [...all, ...rest].map((row) => row.chat);
      expect(new Set(chatsClaimed).size).toBe(chatsClaimed.length);
      expect([...texts(all), ...texts(rest)].sort()).toEqual(chats.map((_, index) => `x${index}`));
    });

    test('what a dead sender left behind is unknown, blocks its chat, and goes out once more', async () => {
      const chat = await newChat('+628205');
      const id = await queue(chat.id, 'e1');
      await queue(chat.id, 'e2');
      await claim(100, 10, 'dead');
      const mark = (on: string, owner: string, now: number) =>
        storage().write((stores) => stores.outbox.unknown(on, owner, now, 0));
      expect(await mark('another', 'alive', 100)).toEqual([]);
      expect(await mark(`acc${account}`, 'dead', 100 + LEASE)).toEqual([]);
      expect(await mark(`acc${account}`, 'alive', 100)).toEqual([id]);
      expect(await claim(200)).toEqual([]);
      const unknowns = await storage().read((stores) => stores.outbox.unknowns(`acc${account}`, 100, 10));
      expect(unknowns.map((row) => [row.id, row.resends])).toEqual([[id, 0]]);
      await storage().write((stores) => stores.outbox.requeueUnknown(id));
      const again = await claim(300);
      expect(again.map((row) => [row.id, row.resends, row.externalId])).toEqual([[id, 1, `${account}-e1`]]);
      expect(await mark(`acc${account}`, 'alive', 300 + LEASE + 1)).toEqual([id]);
      expect(await stateOf(id)).toBe('unknown');
    });

    test('receipts raise a row and never lower it; one for an unknown row settles it', async () => {
      const chat = await newChat('+628206');
      const id = await queue(chat.id, 'f1');
      await claim();
      await storage().write((stores) => stores.outbox.markUnknown(id, 0));
      const receipt = (state: 'sent' | 'delivered' | 'read', on = `acc${account}`) =>
        storage().write((stores) => stores.outbox.receipt(on, `${account}-f1`, state, 700));
      expect(await receipt('sent', 'another account')).toBeNull();
      expect(await receipt('read')).toBe(id);
      expect(await receipt('delivered')).toBeNull();
      expect(await receipt('sent')).toBeNull();
      expect(await stateOf(id)).toBe('read');
      const late = await storage().write(async (stores) => {
        await stores.outbox.sent({ id, chat: chat.id }, null, 900);
        return stores.messages.stateOf(id);
      });
      expect(late).toEqual({ state: 'read', sentAt: 700 });
    });

    test('a withheld row frees its chat, and cannot be failed or errored afterwards', async () => {
      const chat = await newChat('+628207');
      const id = await queue(chat.id, 'g1');
      await queue(chat.id, 'g2');
      await claim();
      await storage().write(async (stores) => {
        await stores.outbox.withhold(id);
        await stores.outbox.errored(id, 'late', 1);
      });
      expect(await stateOf(id)).toBe('withheld');
      expect(texts(await claim())).toEqual(['g2']);
    });

    test("a report that names the row gives it the provider's id, until it was sent under one", async () => {
      const chat = await newChat('+628208');
      const id = await queue(chat.id, 'h1');
      await claim();
      const name = (externalId: string, on = `acc${account}`) =>
        storage().write(async (stores) => {
          await stores.outbox.named(on, id, externalId);
          return (await stores.messages.get(id))?.externalId;
        });
      expect(await name('theirs', 'another account')).toBe(`${account}-h1`);
      expect(await name(`${account}-theirs`)).toBe(`${account}-theirs`);
      await storage().write((stores) => stores.outbox.sent({ id, chat: chat.id }, `${account}-sent`, 200));
      expect(await name('late')).toBe(`${account}-sent`);
    });

    test('what bounces is tried again until it was tried too often; what was delivered does not bounce', async () => {
      const chat = await newChat('+628209');
      const id = await queue(chat.id, 'i1');
      await claim();
      const bounce = (again: number | null, most: number) =>
        storage().write(async (stores) => {
          await stores.outbox.sent({ id, chat: chat.id }, null, 200);
          await stores.outbox.bounced(`acc${account}`, `${account}-i1`, '131000', again, most);
          return stores.messages.get(id);
        });
      expect(await bounce(500, 8)).toMatchObject({ state: 'errored', error: '131000' });
      expect(await claim(499)).toEqual([]);
      expect(texts(await claim(500))).toEqual(['i1']);
      expect(await bounce(500, 2)).toMatchObject({ state: 'failed', error: '131000' });
      await storage().write((stores) =>
        stores.outbox.receipt(`acc${account}`, `${account}-i1`, 'delivered', 700),
      );
      expect(await bounce(null, 8)).toMatchObject({ state: 'delivered', error: null });
    });

    test('an unknown row waits for reports as long as it is told to', async () => {
      const chat = await newChat('+628210');
      const id = await queue(chat.id, 'j1');
      await claim();
      const due = (now: number) =>
        storage().read(async ({ outbox }) =>
          (await outbox.unknowns(`acc${account}`, now, 10)).map((row) => row.id),
        );
      await storage().write((stores) => stores.outbox.markUnknown(id, 1_000));
      expect([await due(999), await due(1_000)]).toEqual([[], [id]]);
      await storage().write((stores) => stores.outbox.awaitReports(`acc${account}`, 2_000));
      expect([await due(1_999), await due(2_000)]).toEqual([[], [id]]);
    });

    test('what waits for the person to write is let go when they do, in its chat only', async () => {
      const [one, two] = [await newChat('+628211'), await newChat('+628212')];
      const ids = [await queue(one.id, 'k1'), await queue(two.id, 'k2')];
      await claim();
      for (const id of ids)
        await storage().write((stores) => stores.outbox.errored(id, 'window_closed', 9_000));
      expect(await claim()).toEqual([]);
      await storage().write((stores) => stores.outbox.release(one.id));
      expect(texts(await claim())).toEqual(['k1']);
    });

    test('it holds up nothing that may leave; what waits for the number does, and order holds once they wrote', async () => {
      const chat = await newChat('+628214');
      const [file] = [await queue(chat.id, 'l1'), await queue(chat.id, 'l2')];
      await claim();
      await storage().write((stores) => stores.outbox.held(file, 'not_connected', 9_000));
      expect(await claim()).toEqual([]);
      await storage().write((stores) => stores.outbox.held(file, 'window_closed', 9_000));
      const [words] = await claim();
      expect(words && texts([words])).toEqual(['l2']);
      await storage().write((stores) => stores.outbox.held(words!.id, 'window_closed', 9_000));
      await storage().write((stores) => stores.outbox.release(chat.id));
      expect(texts(await claim())).toEqual(['l1']);
    });

    test("when a person last wrote is told by the provider's clock; the office phone does not count", async () => {
      const chat = await newChat('+628213');
      const last = () => storage().read(({ messages }) => messages.lastInAt(chat.id));
      expect(await last()).toBeNull();
      const write = (externalId: string, author: 'contact' | 'phone', at: number) =>
        storage().write(({ messages }) =>
          messages.insertIn({
            chat: chat.id,
            externalId,
            senderHash: 's',
            body: { kind: 'text', text: 'halo' },
            author,
            at,
            receivedAt: at + 1_000,
          }),
        );
      await write('l1', 'contact', 100);
      await write('l2', 'phone', 200);
      await queue(chat.id, 'l3');
      expect(await last()).toBe(100);
    });

    test('when something last came in on a number is told by our clock; a call is nothing written', async () => {
      const [chat, other] = [await newChat('+628220'), await chatOf(storage(), '+628220', 'another')];
      const last = () => storage().read(({ messages }) => messages.lastStoredOf(`acc${account}`));
      expect(await last()).toBeNull();
      const came = (to: string, externalId: string, kind: 'text' | 'call', receivedAt: number) =>
        storage().write(({ messages }) =>
          messages.insertIn({
            chat: to,
            externalId,
            senderHash: 's',
            body: kind === 'text' ? { kind, text: 'halo' } : { kind },
            author: 'contact',
            at: 100,
            receivedAt,
          }),
        );
      await came(chat.id, 'm1', 'text', 1_000);
      await came(chat.id, 'm2', 'call', 2_000);
      await came(chat.id, 'group-m3', 'text', 3_000);
      await came(other.id, 'm4', 'text', 4_000);
      await queue(chat.id, 'm5');
      expect(await last()).toBe(1_000);
    });
  });
}
