import { expect, test } from '@jest/globals';
import { journalType } from '../../../bot/channels/baileys/journal.ts';
import { keyCache } from '../../../bot/channels/baileys/key-cache.ts';

test('keys stay at hand, a deleted one as deleted; the journal does not', () => {
  const cache = keyCache();
  cache.set('session.a', { ratchet: 1 });
  cache.set('pre-key.1', null);
  cache.set(`${journalType}.lid:1:A`, { plaintext: 'x' });
  expect(cache.get('session.a')).toEqual({ ratchet: 1 });
  expect(cache.get('pre-key.1')).toBeNull();
  expect(cache.get(`${journalType}.lid:1:A`)).toBeUndefined();
  cache.del('session.a');
  expect(cache.get('session.a')).toBeUndefined();
  cache.flushAll();
  expect(cache.get('pre-key.1')).toBeUndefined();
});

test('the longest unused goes when there are too many', () => {
  const cache = keyCache(2);
  cache.set('a', 1);
  cache.set('b', 2);
  cache.get('a');
  cache.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
});
