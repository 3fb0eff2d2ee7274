import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Address } from '../../flows/message.ts';
import { describeWith } from '../support/services.ts';
import { chatOf, execute, storages } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';

const phone = (value: string): Address => ({ kind: 'phone', value });
const lid = (value: string): Address => ({ kind: 'lid', value });

for (const { name, available, open } of storages()) {
  describeWith(`contacts on ${name}`, available, () => {
    let db: TestStorage;
    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.drop());
    const resolve = (addresses: Address[], now: number) =>
      db.storage.write((stores) => stores.contacts.resolve(addresses, now));

    test('ten first messages of one person at once make one contact and one chat', async () => {
      const chats = await Promise.all(Array.from({ length: 10 }, () => chatOf(db.storage, '+628301')));
      expect(new Set(chats.map((chat) => chat.contact)).size).toBe(1);
      expect(new Set(chats.map((chat) => chat.id)).size).toBe(1);
    });

    test('the same number as phone and as LID is two people until someone says otherwise', async () => {
      const [one, two] = [await resolve([phone('+628302')], 1), await resolve([lid('+628302')], 2)];
      expect(one.id).not.toBe(two.id);
    });

    test('a person found by one address is known by the other from then on', async () => {
      const one = await resolve([lid('A')], 1);
      await resolve([lid('A'), phone('+628303')], 2);
      const again = await resolve([phone('+628303')], 3);
      expect(again.id).toBe(one.id);
      const addresses = await db.storage.read((stores) => stores.contacts.addresses(one.id));
      expect(addresses).toEqual([lid('A'), phone('+628303')]);
    });

    test('two contacts that turn out to be one merge into the older; rows stay, everything is found', async () => {
      const older = await resolve([phone('+628304')], 100);
      const younger = await resolve([lid('B')], 200);
      const chat = await db.storage.write(async (stores) => {
        const opened = await stores.chats.open('sim', lid('B'), younger.id, 200);
        await stores.chats.save({ ...opened, session: { v: 1, frames: [] }, lastInAt: 1, lastOutAt: 1 });
        await stores.applications.create({
          id: 'young-app',
          contact: younger.id,
          chat: opened.id,
          permits: [],
          at: 1,
        });
        await stores.answers.put('young-app', younger.id, 'name', {
          value: 'Siti',
          source: 'applicant',
          at: 1,
        });
        return opened;
      });
      const merged = await resolve([lid('B'), phone('+628304')], 300);
      expect(merged.id).toBe(older.id);
      expect((await resolve([lid('B')], 400)).id).toBe(older.id);
      const seen = await db.storage.read(async (stores) => ({
        chat: await stores.chats.get(chat.id),
        through: (await stores.contacts.get(younger.id))?.id,
        applications: (await stores.applications.ofContact(older.id, 5)).map((row) => row.id),
        name: (await stores.answers.of(['young-app'])).get('young-app')?.get('name')?.value,
        addresses: await stores.contacts.addresses(older.id),
        chats: await stores.chats.ofContact(older.id),
      }));
      expect(seen).toMatchObject({
        chat: { contact: older.id, session: { v: 1, frames: [] }, address: lid('B') },
        through: older.id,
        applications: ['young-app'],
        name: 'Siti',
        addresses: [phone('+628304'), lid('B')],
        chats: [chat.id],
      });
    });

    test('a message has its place only where nothing about its addresses is new', async () => {
      const [number, other] = [phone('+628309'), lid('P')];
      const person = await resolve([number], 1);
      const place = (...addresses: Address[]) =>
        db.storage.write((stores) => stores.chats.place('sim', addresses));
      expect(await place(number)).toBeUndefined();
      const chat = await db.storage.write((stores) => stores.chats.idAt('sim', number, person.id, 1));
      expect(await place(number)).toEqual({ chat, contact: person.id, named: false });
      expect(await place(other)).toBeUndefined();
      expect(await place(number, other)).toBeUndefined();
      const younger = await resolve([other], 2);
      await db.storage.write((stores) => stores.chats.idAt('sim', other, younger.id, 2));
      // Two people so far: whoever resolves them makes them one.
      expect(await place(number, other)).toBeUndefined();
      await resolve([number, other], 3);
      await db.storage.write((stores) => stores.contacts.setName(person.id, 'Siti'));
      expect(await place(number, other)).toEqual({ chat, contact: person.id, named: true });
      expect((await place(other))?.contact).toBe(person.id);
      const row = await db.storage.read((stores) => stores.chats.get(chat));
      expect(row?.people).toEqual([person.id, younger.id]);
    });

    test('a glance tells whether there is more to be looked for', async () => {
      const chat = await chatOf(db.storage, '+628310');
      const look = (message?: string) =>
        db.storage.read((stores) => stores.chats.glance([chat.contact, 'x'], message));
      expect(await look()).toEqual({ officer: false, ticketed: false, sentAt: null });
      const { ticket, officer, sent } = await db.storage.write(async (stores) => {
        const body = { kind: 'text', text: 'a' } as const;
        const id = await stores.messages.insertOut({ chat: chat.id, body, author: 'bot', epoch: 1, at: 1 });
        await stores.outbox.sent({ id, chat: chat.id }, null, 7);
        const officer = await stores.operators.create({
          username: 'glanced',
          name: 'A',
          role: 'operator',
          at: 1,
        });
        await stores.operators.update(officer, { contact: chat.contact });
        const place = { chat: chat.id, contact: chat.contact, topic: 'help', priority: 5, createdAt: 1 };
        return { ticket: await stores.tickets.open(place), officer, sent: id };
      });
      expect(await look(sent)).toEqual({ officer: true, ticketed: true, sentAt: 7 });
      await db.storage.write(async (stores) => {
        await stores.tickets.close(ticket.id, 'done', 2);
        await stores.operators.update(officer, { contact: null });
      });
      expect(await look(sent)).toEqual({ officer: false, ticketed: false, sentAt: 7 });
    });

    test('a number that somebody else has now is theirs: two ids of one provider are two people', async () => {
      for (const kind of ['lid', 'cloud'] as const) {
        const own = (value: string): Address => ({ kind, value: `${kind}-${value}` });
        const number = phone(`+62831${kind}`);
        const before = await resolve([own('before'), number], 100);
        const after = await resolve([own('after'), number], 200);
        expect(after.id).not.toBe(before.id);
        expect((await resolve([own('after'), number], 300)).id).toBe(after.id);
        expect((await resolve([number], 300)).id).toBe(after.id);
        expect((await resolve([own('before')], 300)).id).toBe(before.id);
        const addresses = (id: string) => db.storage.read((stores) => stores.contacts.addresses(id));
        expect(await addresses(after.id)).toEqual(expect.arrayContaining([own('after'), number]));
        expect(await addresses(before.id)).toEqual([own('before')]);
        // Known before, and only now seen with that number.
        const third = await resolve([own('third')], 400);
        expect((await resolve([own('third'), number], 500)).id).toBe(third.id);
        expect((await resolve([own('after')], 500)).id).toBe(after.id);
      }
    });

    test('a merge that was wrong is taken back by clearing `merged_into`: each has their own again', async () => {
      const one = await resolve([phone('+628306')], 100);
      const other = await resolve([lid('D')], 200);
      const chat = await db.storage.write((stores) => stores.chats.open('sim', lid('D'), other.id, 200));
      await resolve([lid('D'), phone('+628306')], 300);
      await execute(db.where, `update contacts set merged_into = null where id = '${other.id}'`);
      expect((await resolve([lid('D')], 400)).id).toBe(other.id);
      expect((await resolve([phone('+628306')], 400)).id).toBe(one.id);
      const chats = await db.storage.read(async (stores) => [
        (await stores.chats.get(chat.id))?.contact,
        await stores.chats.ofContact(one.id),
      ]);
      expect(chats).toEqual([other.id, []]);
    });

    test('a merged contact that is merged again leaves no chain', async () => {
      const middle = await resolve([phone('+628305')], 200);
      const youngest = await resolve([lid('C')], 300);
      await resolve([lid('C'), phone('+628305')], 400);
      const oldest = await resolve([{ kind: 'cloud', value: 'C' }], 100);
      await resolve([{ kind: 'cloud', value: 'C' }, phone('+628305')], 500);
      const ids = await db.storage.read(async (stores) => [
        (await stores.contacts.get(youngest.id))?.id,
        (await stores.contacts.get(middle.id))?.id,
      ]);
      expect(ids).toEqual([oldest.id, oldest.id]);
    });

    test('name, language and blocking are kept, and raise the version a turn compares', async () => {
      const chat = await chatOf(db.storage, '+628306');
      await db.storage.write(async (stores) => {
        await stores.contacts.setName(chat.contact, 'Hj. Noor’ainah');
        await stores.contacts.setLanguage(chat.contact, 'bjn', true);
        await stores.contacts.setBlocked(chat.contact, true);
      });
      const [contact, after] = await db.storage.read(async (stores) => [
        await stores.contacts.get(chat.contact),
        await stores.chats.get(chat.id),
      ]);
      expect(contact).toMatchObject({
        name: 'Hj. Noor’ainah',
        language: 'bjn',
        languageChosen: true,
        blocked: true,
      });
      expect(after).toMatchObject({
        language: 'bjn',
        languageChosen: true,
        blocked: true,
        contactVersion: chat.contactVersion + 3,
      });
    });
  });
}
