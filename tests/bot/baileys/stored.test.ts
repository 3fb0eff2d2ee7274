/** The channel's keys and lease as rows. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { storedKeys } from '../../../bot/channels/baileys/key-store.ts';
import { storedLease } from '../../../bot/channels/baileys/lease.ts';
import { describeWith } from '../../support/services.ts';
import { storages } from '../../support/storage.ts';
import type { TestStorage } from '../../support/storage.ts';

for (const { name, available, open } of storages()) {
  describeWith(name, available, () => {
    let db: TestStorage;
    beforeEach(async () => {
      db = await open();
    });
    afterEach(() => db.drop());

    const held = { holding: () => 'p1' };
    /** A process names each of its holdings. */
    const processOf = (name: string) => {
      let times = 0;
      const lease = storedLease(db.storage, 'wa1', () => `${name}-${(times += 1)}`, db.clock);
      return { lease, keys: storedKeys(db.storage, 'wa1', lease) };
    };

    test('keys are kept by number, type and id', async () => {
      const [one, two] = [storedKeys(db.storage, 'wa1', held), storedKeys(db.storage, 'wa2', held)];
      await one.set([
        { type: 'session', id: 'a', value: '1' },
        { type: 'pre-key', id: 'a', value: '2' },
      ]);
      await two.set([{ type: 'session', id: 'a', value: '3' }]);
      expect(await one.get('session', ['a', 'missing'])).toEqual(new Map([['a', '1']]));
      await one.set([{ type: 'session', id: 'a', value: null }]);
      expect((await one.all('session')).size).toBe(0);
      await one.clear();
      expect((await one.all('pre-key')).size).toBe(0);
      expect(await two.all('session')).toEqual(new Map([['a', '3']]));
    });

    test('the 812 keys of a first login fit in one set', async () => {
      const keys = storedKeys(db.storage, 'wa1', held);
      await keys.set(Array.from({ length: 812 }, (_, i) => ({ type: 'pre-key', id: `${i}`, value: `${i}` })));
      expect((await keys.all('pre-key')).size).toBe(812);
    });

    test('a process that stood still, and lost its number to another, no longer writes keys', async () => {
      const [one, two] = [processOf('p1'), processOf('p2')];
      await one.lease.hold();
      await one.keys.set([{ type: 'session', id: 'a', value: 'first' }]);
      db.clock.advance(31_000);
      // Run out, but nobody has taken it: it is still its own.
      await one.keys.set([{ type: 'session', id: 'a', value: 'own' }]);
      await two.lease.hold();
      await two.keys.set([{ type: 'session', id: 'a', value: 'newer' }]);
      await expect(one.keys.set([{ type: 'session', id: 'a', value: 'old' }])).rejects.toThrow('lease');
      await expect(one.keys.clear()).rejects.toThrow('lease');
      expect(await two.keys.get('session', ['a'])).toEqual(new Map([['a', 'newer']]));
    });

    test('what was begun under a lease that was lost is not written, also when the lease is there again', async () => {
      const [one, two] = [processOf('p1'), processOf('p2')];
      await one.lease.hold();
      const before = one.keys.under(one.lease.holding());
      await before.set([{ type: 'session', id: 'a', value: 'first' }]);
      db.clock.advance(31_000);
      await two.lease.hold();
      await two.keys.under(two.lease.holding()).set([{ type: 'session', id: 'a', value: 'newer' }]);
      await two.lease.release();
      const late = [{ type: 'session', id: 'a', value: 'old' }];
      await expect(before.set(late)).rejects.toThrow('lease');
      expect(await one.lease.hold()).toBe(true);
      await expect(before.set(late)).rejects.toThrow('lease');
      await expect(before.clear()).rejects.toThrow('lease');
      expect(await one.keys.get('session', ['a'])).toEqual(new Map([['a', 'newer']]));
      await one.keys.under(one.lease.holding()).set([{ type: 'session', id: 'a', value: 'newest' }]);
      expect(await two.keys.get('session', ['a'])).toEqual(new Map([['a', 'newest']]));
    });

    test('a number is another’s once another has taken it', async () => {
      const [one, two] = [processOf('p1'), processOf('p2')];
      expect(await one.lease.isAnothers()).toBe(false);
      await one.lease.hold();
      expect([await one.lease.isAnothers(), await two.lease.isAnothers()]).toEqual([false, true]);
      db.clock.advance(31_000);
      await two.lease.hold();
      expect(await one.lease.isAnothers()).toBe(true);
      await two.lease.release();
      expect(await one.lease.isAnothers()).toBe(false);
    });

    test('who holds a number keeps it, under the same name: what is being written stays its own', async () => {
      const { lease, keys } = processOf('p1');
      await lease.hold();
      const under = keys.under(lease.holding());
      db.clock.advance(10_000);
      expect(await lease.hold()).toBe(true);
      await under.set([{ type: 'session', id: 'a', value: '1' }]);
      // Renewed: nobody else has it at the time at which it would have run out.
      db.clock.advance(25_000);
      expect(await processOf('p2').lease.hold()).toBe(false);
    });

    test('to renew it says nothing of the number: since when it is in its state stays known', async () => {
      const { lease } = processOf('p1');
      await lease.hold();
      const since = async () => (await db.storage.read(({ accounts }) => accounts.get('wa1')))?.updatedAt;
      const first = await since();
      db.clock.advance(10_000);
      await lease.hold();
      expect(await since()).toBe(first);
    });

    test('who renounces a holding has another in its place at once, and what was begun under it is not written', async () => {
      const { lease, keys } = processOf('p1');
      await lease.hold();
      const before = keys.under(lease.holding());
      lease.renounce();
      // Until then it still tells of the number: nobody else has it.
      expect(await lease.isAnothers()).toBe(false);
      expect(await lease.hold()).toBe(true);
      await expect(before.set([{ type: 'session', id: 'a', value: 'old' }])).rejects.toThrow('lease');
      await keys.under(lease.holding()).set([{ type: 'session', id: 'a', value: 'newest' }]);
      expect(await keys.get('session', ['a'])).toEqual(new Map([['a', 'newest']]));
    });

    test('what another has taken since is not had back by whoever had renounced it', async () => {
      const [one, two] = [processOf('p1'), processOf('p2')];
      await one.lease.hold();
      one.lease.renounce();
      expect(await two.lease.hold()).toBe(false);
      db.clock.advance(31_000);
      expect(await two.lease.hold()).toBe(true);
      expect(await one.lease.isAnothers()).toBe(true);
      expect(await one.lease.hold()).toBe(false);
    });

    test('two numbers have a lease each, whoever holds the other', async () => {
      const of = (account: string, owner: string) => storedLease(db.storage, account, () => owner, db.clock);
      expect(await of('wa1', 'p1').hold()).toBe(true);
      expect(await of('wa2', 'p2').hold()).toBe(true);
      expect([await of('wa1', 'p2').hold(), await of('wa2', 'p1').hold()]).toEqual([false, false]);
    });

    test('who dies without a word and comes back under the same name need not wait', async () => {
      expect(await storedLease(db.storage, 'wa1', () => 'the only process', db.clock).hold()).toBe(true);
      expect(await storedLease(db.storage, 'wa1', () => 'the only process', db.clock).hold()).toBe(true);
    });

    test('one process holds a number; another gets it when it is released or has run out', async () => {
      const [one, two, three] = ['p1', 'p2', 'p3'].map((owner) =>
        storedLease(db.storage, 'wa1', () => owner, db.clock),
      ) as [ReturnType<typeof storedLease>, ReturnType<typeof storedLease>, ReturnType<typeof storedLease>];
      expect([await one.hold(), await one.hold(), await two.hold()]).toEqual([true, true, false]);
      await two.release();
      expect(await two.hold()).toBe(false);
      await one.release();
      expect(await two.hold()).toBe(true);
      db.clock.advance(31_000);
      expect([await three.hold(), await two.hold()]).toEqual([true, false]);
    });
  });
}
