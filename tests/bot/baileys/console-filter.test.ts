import { expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromLibrary } from '../../support/whatsapp-server/library.ts';
import { silenceLibsignal } from '../../../bot/channels/baileys/console-filter.ts';

function recorder() {
  const lines: unknown[][] = [];
  const write = (...words: unknown[]): void => void lines.push(words);
  return { lines, target: { log: write, info: write, warn: write, error: write } };
}

test('drops every line that the installed libsignal can write about sessions', () => {
  const folder = join(dirname(fromLibrary.resolve('libsignal')), 'src');
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const calls = sources.flatMap((text) => [
    ...text.matchAll(/^(?!\s*\/\/)\s*console\.(?:log|info|warn|error)\(\s*["'](.+?)["']/gm),
  ]);
  expect(calls.length).toBeGreaterThan(8);
  const { lines, target } = recorder();
  silenceLibsignal(target);
  const methods = ['log', 'info', 'warn', 'error'] as const;
  for (const method of methods) for (const [, words] of calls) target[method](words, { privKey: 'secret' });
  // The one about a key's length carries no key.
  const left = expect.stringContaining('Expected pubkey of length 33');
  expect(lines.map(([words]) => words)).toEqual(methods.map(() => left));
});

test('leaves everything else alone, and does not wrap twice: a number is linked anew many times', () => {
  const { lines, target } = recorder();
  silenceLibsignal(target);
  const once = { ...target };
  silenceLibsignal(target);
  expect(target).toEqual(once);
  target.error('Closing the shop', 1);
  const strange: unknown = Object.create(null);
  target.log(strange);
  expect(lines).toEqual([['Closing the shop', 1], [strange]]);
});
