import { expect, test } from '@jest/globals';
import { createCipher } from '../../storage/cipher.ts';

const cipher = createCipher(Buffer.alloc(32, 1));
const other = createCipher(Buffer.alloc(32, 2));
const plain = Buffer.from('NIK saya 6301011234560001');

test('what is sealed opens with its key only, and never looks the same twice', () => {
  const key = cipher.newKey();
  const sealed = [cipher.seal(key, plain), cipher.seal(key, plain)];
  expect(Buffer.from(sealed[0] ?? []).equals(Buffer.from(sealed[1] ?? []))).toBe(false);
  for (const one of sealed) {
    expect(one.length).toBe(1 + 12 + plain.length + 16);
    expect(one[0]).toBe(1);
    expect(Buffer.from(cipher.open(key, one))).toEqual(plain);
    expect(Buffer.from(cipher.open(Uint8Array.from(key), one))).toEqual(plain);
    expect(() => cipher.open(cipher.newKey(), one)).toThrow();
  }
});

test('ten thousand seals use ten thousand nonces', () => {
  const key = cipher.newKey();
  const nonces = new Set<string>();
  for (let count = 0; count < 10_000; count += 1) {
    nonces.add(Buffer.from(cipher.seal(key, plain)).toString('hex', 1, 13));
  }
  expect(nonces.size).toBe(10_000);
});

test('every changed or missing byte is noticed', () => {
  const key = cipher.newKey();
  const sealed = cipher.seal(key, plain);
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => cipher.open(key, changed)).toThrow();
  }
  for (const length of [0, 1, 28, sealed.length - 1]) {
    expect(() => cipher.open(key, sealed.subarray(0, length))).toThrow();
  }
});

test('empty and large values survive', () => {
  const key = cipher.newKey();
  for (const size of [0, 1, 1_000_000]) {
    const value = Buffer.alloc(size, 9);
    expect(Buffer.from(cipher.open(key, cipher.seal(key, value))).equals(value)).toBe(true);
  }
});

test('keys and own secrets open under the same master key only', () => {
  const key = cipher.newKey();
  expect(Buffer.from(cipher.unwrap(cipher.wrap(key)))).toEqual(Buffer.from(key));
  expect(() => other.unwrap(cipher.wrap(key))).toThrow();
  expect(Buffer.from(cipher.openOwn(cipher.sealOwn(plain)))).toEqual(plain);
  expect(() => other.openOwn(cipher.sealOwn(plain))).toThrow();
  expect(() => cipher.openOwn(cipher.wrap(key))).toThrow();
});

test('hashes are the same for the same purpose, value and master key, and for nothing else', () => {
  const hash = cipher.hash('address', 'phone:+62811');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(cipher.hash('address', 'phone:+62811')).toBe(hash);
  expect(cipher.hash('search', 'phone:+62811')).not.toBe(hash);
  expect(cipher.hash('addres', 'sphone:+62811')).not.toBe(hash);
  expect(other.hash('address', 'phone:+62811')).not.toBe(hash);
});

test('a master key of another length is refused', () => {
  expect(() => createCipher(Buffer.alloc(16))).toThrow(/32 bytes/);
});
