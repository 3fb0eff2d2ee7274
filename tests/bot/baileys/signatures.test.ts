import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Curve } from '@whiskeysockets/baileys';
import { expect, test } from '@jest/globals';
import { isSigned } from '../../../bot/channels/baileys/signatures.ts';

const message = Buffer.from('siapa yang berbicara?');

test('signatures of the library’s own hand are told from those of another key, another message, or none', () => {
  for (let time = 0; time < 20; time += 1) {
    const [own, other] = [Curve.generateKeyPair(), Curve.generateKeyPair()];
    const signature = Curve.sign(own.private, message);
    expect(isSigned(own.public, message, signature)).toBe(true);
    expect(isSigned(Buffer.concat([Buffer.from([5]), own.public]), message, signature)).toBe(true);
    expect(isSigned(other.public, message, signature)).toBe(false);
    expect(isSigned(own.public, Buffer.from('orang lain'), signature)).toBe(false);
    expect(isSigned(own.public, message, Buffer.alloc(64))).toBe(false);
  }
});

test.each([
  ['a key too short', Buffer.alloc(31, 9), Buffer.alloc(64)],
  ['a signature too short', Buffer.alloc(32, 9), Buffer.alloc(63)],
  ['a key that is no point', Buffer.alloc(32, 0xff), Buffer.alloc(64, 1)],
])('%s is no signature', (_name, key, signature) => {
  expect(isSigned(key, message, signature)).toBe(false);
});

/** Why we look ourselves. Once the library does, signatures.ts may go. In a process where nobody has mended it yet. */
test('the pinned library takes any signature for a good one', async () => {
  const asked = `import { Curve } from '@whiskeysockets/baileys';
    console.log(Curve.verify(Curve.generateKeyPair().public, Buffer.from('x'), Buffer.alloc(64)));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', asked]);
  expect(stdout).toBe('true\n');
});
