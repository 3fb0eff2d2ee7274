import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Address } from '../../flows/message.ts';
import { describeWith } from '../support/services.ts';
import { storages, testCipher } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';

const picture = (id: string) => ({ id, owner: 'x', mime: 'image/jpeg', size: 3, sha256: 'ab' });

for (const { name, available, open } of storages()) {
  describeWith(`erasing on ${name}`, available, () => {
    let db: TestStorage;
    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.drop());

    /** A person with two addresses that were once two contacts, and something in every table. */
    const personOf = async (value: string) => {
      const phone: Address = { kind: 'phone', value };
      const lid: Address = { kind: 'lid', value };
      return db.storage.write(async (stores) => {
        const older = await stores.contacts.resolve([phone], 1);
        const younger = await stores.contacts.resolve([lid], 2);
        const chat = await stores.chats.open('sim', lid, younger.id, 2);
        await stores.contacts.resolve([phone, lid], 3);
        await stores.contacts.setName(older.id, 'Siti');
        const message = await stores.messages.insertIn({
          chat: chat.id,
          externalId: 'X',
          senderHash: 'h',
          body: { kind: 'image', file: picture(`sent${value}`), caption: 'ktp saya' },
          author: 'contact',
          at: 1,
          receivedAt: 1,
        });
        await stores.search.index(message ?? '', chat.contact, `tetangga ${value.slice(1)}`);
        const application = `app${value}`;
        await stores.applications.create({
          id: application,
          contact: older.id,
          chat: chat.id,
          permits: ['NIB'],
          at: 1,
        });
        await stores.applications.submit(application, { number: `BLG${value}`, revision: 'r', at: 1 });
        await stores.applications.setStage(application, 1, {
          to: 'issued',
          by: 'operator:a',
          at: 2,
          note: 'untuk Siti',
        });
        await stores.checklist.set(application, 'ktp', 'rejected', { at: 1, reason: 'buram' });
        await stores.answers.put(application, older.id, 'name', {
          value: 'Siti',
          source: 'applicant',
          at: 1,
        });
        await stores.documents.add({
          application,
          contact: older.id,
          code: 'ktp',
          file: `kept${value}`,
          mime: 'image/jpeg',
          size: 3,
          sha256: 'ab',
          message,
          at: 1,
        });
        const ticket = await stores.tickets.open({
          chat: chat.id,
          contact: older.id,
          topic: 'help',
          priority: 1,
          reason: 'Siti',
          createdAt: 1,
        });
        await stores.promises.add({
          contact: older.id,
          chat: chat.id,
          dueAt: 5,
          text: 'Siti',
          by: 'bot',
          at: 1,
        });
        await stores.timers.set(chat.id, 'quiet', '', 9);
        return {
          contact: older.id,
          younger: younger.id,
          chat: chat.id,
          message,
          application,
          ticket: ticket.id,
        };
      });
    };

    test('everything that is the person’s goes; what the archive law keeps stays without them', async () => {
      const gone = await personOf('+628600001');
      const stays = await personOf('+628600002');
      const { files } = await db.storage.write((stores) => stores.contacts.erase(gone.younger, 99));
      expect(files.sort()).toEqual(['kept+628600001', 'sent+628600001']);

      const look = (person: typeof gone) =>
        db.storage.read(async (stores) => ({
          chat: await stores.chats.get(person.chat),
          message: await stores.messages.get(person.message ?? ''),
          name: (await stores.contacts.get(person.contact))?.name,
          addresses: (await stores.contacts.addresses(person.contact)).length,
          answers: (await stores.answers.of([person.application])).get(person.application)?.size,
          documents: (await stores.documents.ofContact(person.contact)).length,
          reason: (await stores.checklist.of([person.application])).get(person.application)?.get('ktp')
            ?.reason,
          note: (await stores.applications.stageChanges(person.application))[0]?.note,
          ticket: await stores.tickets.get(person.ticket),
          promise: (await stores.promises.open({ contact: person.contact }))[0]?.text,
          number: (await stores.applications.get(person.application))?.number,
          stage: (await stores.applications.get(person.application))?.stage,
        }));
      expect(await look(gone)).toMatchObject({
        chat: undefined,
        message: undefined,
        name: null,
        addresses: 0,
        answers: 0,
        documents: 0,
        reason: undefined,
        note: null,
        ticket: { reason: null, state: 'closed', outcome: 'erased' },
        promise: null,
        number: 'BLG+628600001',
        stage: 'issued',
      });
      expect(await look(stays)).toMatchObject({
        chat: { id: stays.chat },
        name: 'Siti',
        addresses: 2,
        answers: 1,
        documents: 1,
        reason: 'buram',
        note: 'untuk Siti',
        ticket: { reason: 'Siti', state: 'waiting' },
        promise: 'Siti',
      });
      const found = await db.storage.read(async (stores) => [
        await stores.search.find('tetangga', 10),
        await stores.search.find('628600001', 10),
      ]);
      expect(found).toEqual([[stays.message], []]);
    });

    test('the key is gone, also from memory', async () => {
      const person = await personOf('+628600003');
      await db.storage.read((stores) => stores.contacts.key(person.contact));
      await db.storage.write((stores) => stores.contacts.erase(person.contact, 99));
      await expect(db.storage.read((stores) => stores.contacts.key(person.contact))).rejects.toThrow(
        /no key/,
      );
    });

    test('their addresses are on the erasure list; whoever writes again is someone new', async () => {
      const person = await personOf('+628600004');
      await db.storage.write((stores) => stores.contacts.erase(person.contact, 77));
      const hash = testCipher.hash('address', 'phone:+628600004');
      const listed = await db.storage.read((stores) => stores.erasures.list());
      expect(listed).toContainEqual({ hash, at: 77 });
      const again = await db.storage.write((stores) =>
        stores.contacts.resolve([{ kind: 'phone', value: '+628600004' }], 100),
      );
      expect([person.contact, person.younger]).not.toContain(again.id);
      const knownAt = (at: number) => db.storage.read((stores) => stores.erasures.contactOf(hash, at));
      expect([await knownAt(77), await knownAt(100)]).toEqual([undefined, again.id]);
    });

    test('copies in officers’ chats and the channel’s keys go too; what is about others stays', async () => {
      const gone = await personOf('+628611110005');
      const stays = await personOf('+628611110006');
      const left = await db.storage.write(async (stores) => {
        const desk = { kind: 'phone', value: '+628600009' } as const;
        const officer = await stores.contacts.resolve([desk], 1);
        const chat = await stores.chats.open('sim', desk, officer.id, 1);
        const operator = await stores.operators.create({
          username: 'siti',
          name: 'Siti',
          role: 'operator',
          at: 1,
        });
        await stores.operators.update(operator, { contact: officer.id, chat: chat.id });
        const number = (id: string) => stores.tickets.get(id).then((ticket) => ticket?.number ?? 0);
        const out = async (text: string, at: number) =>
          stores.messages.insertOut({
            chat: chat.id,
            body: { kind: 'text', text },
            author: 'bot',
            epoch: null,
            at,
          });
        const rows = [];
        for (const person of [gone, stays]) {
          const ticket = await number(person.ticket);
          const relay = await stores.messages.insertInternal({
            chat: chat.id,
            cause: `relay:${person.message}`,
            body: { notice: 'relayed', ticket, name: 'x', content: { kind: 'text', text: 'rahasia' } },
            at: 50,
          });
          rows.push({ relay, named: await out(`*#${ticket}* rahasia`, 50), later: await out('biasa', 90) });
        }
        await stores.tickets.claim(gone.ticket, operator, 60);
        const during = await out('rahasia', 65);
        await stores.search.index(during, officer.id, 'rahasiasekali');
        await stores.tickets.close(gone.ticket, 'closed', 70);
        await stores.channelKeys.set('wa1', [
          { type: 'session', id: '628611110005.0', value: 'x' },
          { type: 'inbound-journal', id: 'phone:+628611110005:ABC', value: 'x' },
          { type: 'session', id: '1628611110005.0', value: 'x' },
        ]);
        return { rows, during };
      });
      await db.storage.write((stores) => stores.contacts.erase(gone.contact, 99));
      const textOf = async (id: string | null) =>
        db.storage.read(async ({ messages }) => {
          const row = await messages.get(id ?? '');
          if (row?.direction === 'internal') return row.kind;
          return row?.body.kind === 'text' ? row.body.text : row?.kind;
        });
      const [theirs, others] = left.rows;
      expect([
        await textOf(theirs!.relay),
        await textOf(theirs!.named),
        await textOf(theirs!.later),
        await textOf(left.during),
      ]).toEqual([undefined, '', 'biasa', '']);
      expect([await textOf(others!.relay), await textOf(others!.named), await textOf(others!.later)]).toEqual(
        ['relayed', expect.stringContaining('rahasia'), 'biasa'],
      );
      const { found, keys } = await db.storage.read(async (stores) => ({
        found: await stores.search.find('rahasiasekali', 5),
        keys: [
          ...(await stores.channelKeys.all('wa1', 'session')).keys(),
          ...(await stores.channelKeys.all('wa1', 'inbound-journal')).keys(),
        ],
      }));
      expect({ found, keys }).toEqual({ found: [], keys: ['1628611110005.0'] });
    });

    test('erasing someone who is not there does nothing', async () => {
      expect(await db.storage.write((stores) => stores.contacts.erase('nobody', 1))).toEqual({ files: [] });
    });
  });
}
