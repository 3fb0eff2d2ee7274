import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeWith } from '../support/services.ts';
import { chatOf, storages } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';

for (const { name, available, open } of storages()) {
  describeWith(`staff, timers and the rest on ${name}`, available, () => {
    let db: TestStorage;
    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.drop());

    test('a timer is set once per chat, kind and key; whoever removes it acts on it', async () => {
      const due = (now: number) => db.storage.read((stores) => stores.timers.due(now, 10));
      expect(await db.storage.read((stores) => stores.timers.next())).toBeNull();
      await db.storage.write(async (stores) => {
        await stores.timers.set('chat', 'photo_quiet', 'k', 100, { count: 1 });
        await stores.timers.set('chat', 'photo_quiet', 'k', 200, { count: 2 });
        await stores.timers.set('chat', 'claim_expiry', 'k', 150);
        await stores.timers.set('other', 'photo_quiet', 'k', 900);
      });
      expect(await db.storage.read((stores) => stores.timers.next())).toBe(150);
      expect(await due(149)).toEqual([]);
      const rows = await due(200);
      expect(rows.map((row) => [row.kind, row.dueAt, row.payload])).toEqual([
        ['claim_expiry', 150, null],
        ['photo_quiet', 200, { count: 2 }],
      ]);
      const id = rows[0]?.id ?? '';
      const removed = await Promise.all(
        [1, 2].map(() => db.storage.write((stores) => stores.timers.remove(id))),
      );
      expect(removed.sort()).toEqual([false, true]);
      await db.storage.write((stores) => stores.timers.cancel('chat', 'photo_quiet', 'k'));
      expect((await due(1_000)).map((row) => row.chat)).toEqual(['other']);
    });

    test('an operator is found by id, name and chat; only those on duty and not disabled count', async () => {
      const id = await db.storage.write((stores) =>
        stores.operators.create({
          username: 'siti',
          name: 'Siti',
          role: 'operator',
          passwordHash: 'hash',
          at: 1,
        }),
      );
      await db.storage.write((stores) =>
        stores.operators.update(id, { contact: 'c1', chat: 'h1', officeDevice: true, onDuty: true }),
      );
      const found = await db.storage.read(async (stores) => [
        await stores.operators.byId(id),
        await stores.operators.byUsername('siti'),
        await stores.operators.byContact('c1'),
      ]);
      for (const row of found) {
        expect(row).toMatchObject({
          id,
          name: 'Siti',
          officeDevice: true,
          onDuty: true,
          disabledAt: null,
          passwordHash: 'hash',
        });
      }
      const duty = () => db.storage.read((stores) => stores.operators.onDuty());
      expect(await duty()).toBe(1);
      await db.storage.write((stores) => stores.operators.update(id, { disabledAt: 5 }));
      expect(await duty()).toBe(0);
      await expect(
        db.storage.write((stores) =>
          stores.operators.create({ username: 'siti', name: 'X', role: 'admin', at: 1 }),
        ),
      ).rejects.toThrow(/unique/i);
    });

    test('a code binds once, in time, and a newer one replaces it', async () => {
      const use = (hash: string, now: number) =>
        db.storage.write((stores) => stores.operators.useCode(hash, now));
      await db.storage.write((stores) => stores.operators.createCode('op', 'old', 100));
      await db.storage.write((stores) => stores.operators.createCode('op', 'new', 100));
      expect(await use('old', 50)).toBeNull();
      expect(await use('new', 100)).toBeNull();
      const uses = await Promise.all([use('new', 99), use('new', 99)]);
      expect(uses.filter((operator) => operator === 'op')).toHaveLength(1);
    });

    test('logins live until they are removed, by one or by operator or by time', async () => {
      await db.storage.write(async (stores) => {
        for (const [hash, operator, expiresAt] of [
          ['a', 'x', 50],
          ['b', 'x', 90],
          ['c', 'y', 90],
        ] as const) {
          await stores.logins.create({ hash, operator, csrf: `csrf-${hash}`, at: 1, expiresAt });
        }
        await stores.logins.touch('b', 20);
        await stores.logins.removeExpired(50);
      });
      const get = (hash: string) => db.storage.read((stores) => stores.logins.get(hash));
      expect(await get('a')).toBeUndefined();
      expect(await get('b')).toEqual({
        hash: 'b',
        operator: 'x',
        csrf: 'csrf-b',
        createdAt: 1,
        seenAt: 20,
        expiresAt: 90,
      });
      await db.storage.write((stores) => stores.logins.removeOf('x'));
      expect(await get('b')).toBeUndefined();
      expect(await get('c')).toBeDefined();
    });

    test('failed logins are counted until one succeeds', async () => {
      const fail = (until: number) => db.storage.write((stores) => stores.loginAttempts.fail('siti', until));
      expect([await fail(10), await fail(20)]).toEqual([1, 2]);
      expect(await db.storage.read((stores) => stores.loginAttempts.get('siti'))).toEqual({
        count: 2,
        until: 20,
      });
      await db.storage.write((stores) => stores.loginAttempts.clear('siti'));
      expect(await db.storage.read((stores) => stores.loginAttempts.get('siti'))).toBeUndefined();
    });

    test('the audit is read newest first and narrowed', async () => {
      await db.storage.write(async (stores) => {
        await stores.audit.add({
          at: 1,
          who: 'operator:a',
          action: 'claim',
          subjectKind: 'ticket',
          subject: 't1',
        });
        await stores.audit.add({
          at: 2,
          who: 'operator:b',
          action: 'read',
          subjectKind: 'chat',
          subject: 'h1',
          detail: { rows: 5 },
        });
        await stores.audit.add({
          at: 3,
          who: 'operator:a',
          action: 'reveal',
          subjectKind: 'application',
          subject: 'p1',
        });
      });
      const list = (filter: { who?: string; subject?: string; from?: number; to?: number }) =>
        db.storage.read(async (stores) =>
          (await stores.audit.list({ ...filter, limit: 10 })).map((row) => row.action),
        );
      expect(await list({})).toEqual(['reveal', 'read', 'claim']);
      expect(await list({ who: 'operator:a' })).toEqual(['reveal', 'claim']);
      expect(await list({ from: 2, to: 3 })).toEqual(['read']);
      const [row] = await db.storage.read((stores) => stores.audit.list({ subject: 'h1', limit: 1 }));
      expect(row).toMatchObject({ subjectKind: 'chat', detail: { rows: 5 } });
    });

    test('an account’s lease has one holder until it ends', async () => {
      await db.storage.write((stores) => stores.accounts.upsert('wa9', 'baileys', {}, 1));
      const lease = (owner: string, now: number) =>
        db.storage.write((stores) => stores.accounts.lease('wa9', owner, now, 30));
      const first = await Promise.all(['a', 'b', 'c'].map((owner) => lease(owner, 100)));
      expect(first.filter(Boolean)).toHaveLength(1);
      const holder = ['a', 'b', 'c'][first.indexOf(true)] ?? '';
      expect(await lease(holder, 120)).toBe(true);
      expect(await lease('z', 150)).toBe(false);
      expect(await lease('z', 151)).toBe(true);
      await db.storage.write((stores) => stores.accounts.release('wa9', holder));
      expect((await db.storage.read((stores) => stores.accounts.get('wa9')))?.leaseOwner).toBe('z');
      await db.storage.write((stores) => stores.accounts.release('wa9', 'z'));
      expect(await lease('y', 152)).toBe(true);
    });

    test('an account keeps what an update leaves out', async () => {
      await db.storage.write(async (stores) => {
        await stores.accounts.upsert('wa8', 'baileys', { state: 'pairing', qr: 'QR', wanted: 'pair' }, 1);
        await stores.accounts.upsert('wa8', 'baileys', { state: 'ready', qr: null }, 2);
      });
      expect(await db.storage.read((stores) => stores.accounts.get('wa8'))).toMatchObject({
        state: 'ready',
        qr: null,
        wanted: 'pair',
        updatedAt: 2,
      });
    });

    test('channel keys: many at once, the last change of a key wins, null deletes', async () => {
      const many = Array.from({ length: 812 }, (_, index) => ({
        type: 'pre-key',
        id: String(index),
        value: `v${index}`,
      }));
      await db.storage.write((stores) => stores.channelKeys.set('wa1', many));
      await db.storage.write((stores) =>
        stores.channelKeys.set('wa1', [
          { type: 'pre-key', id: '1', value: 'x' },
          { type: 'pre-key', id: '1', value: 'y' },
          { type: 'pre-key', id: '2', value: 'z' },
          { type: 'pre-key', id: '2', value: null },
          { type: 'session', id: '1', value: 's' },
        ]),
      );
      const keys = () =>
        db.storage.read((stores) => stores.channelKeys.get('wa1', 'pre-key', ['0', '1', '2', 'none']));
      expect(await keys()).toEqual(
        new Map([
          ['0', 'v0'],
          ['1', 'y'],
        ]),
      );
      expect((await db.storage.read((stores) => stores.channelKeys.all('wa1', 'pre-key'))).size).toBe(811);
      await db.storage.write((stores) => stores.channelKeys.clear('wa2'));
      expect((await keys()).size).toBe(2);
      await db.storage.write((stores) => stores.channelKeys.clear('wa1'));
      expect((await keys()).size).toBe(0);
    });

    test('a catalogue is kept under its revision, as it was saved first', async () => {
      await db.storage.write(async (stores) => {
        await stores.catalogue.save('r1', '{"a":1}', 10);
        await stores.catalogue.save('r2', '{"a":2}', 20);
        await stores.catalogue.save('r1', '{"a":1}', 30);
      });
      const kept = await db.storage.read((stores) => stores.catalogue.get('r1'));
      expect(kept).toEqual({ revision: 'r1', content: '{"a":1}', at: 10 });
    });

    test('a promise is kept or missed, once', async () => {
      const chat = await chatOf(db.storage, '+628701');
      const add = (dueAt: number) =>
        db.storage.write((stores) =>
          stores.promises.add({ contact: chat.contact, chat: chat.id, dueAt, by: 'operator:a', at: 1 }),
        );
      const [early, late] = [await add(10), await add(20)];
      expect((await db.storage.read((stores) => stores.promises.due(11))).map((row) => row.id)).toEqual([
        early,
      ]);
      expect(await db.storage.write((stores) => stores.promises.miss(early))).toBe(true);
      expect(await db.storage.write((stores) => stores.promises.keep(early))).toBe(false);
      expect(
        (await db.storage.read((stores) => stores.promises.open({ chat: chat.id }))).map((row) => row.id),
      ).toEqual([late]);
      expect(
        (await db.storage.read((stores) => stores.promises.between(0, 100))).map((row) => row.state),
      ).toEqual(['missed', 'open']);
    });
  });
}
