import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { askPassword } from '../../../bot/cli/ask-password.ts';
import { CliError } from '../../../bot/cli/cli-error.ts';

const ends = (isTTY: boolean) => {
  const output = new PassThrough().setEncoding('utf8');
  return { input: Object.assign(new PassThrough(), { isTTY }), output, shown: () => String(output.read()) };
};

test('what is typed at a terminal is not shown', async () => {
  const { input, output, shown } = ends(true);
  const asked = askPassword({ input, output }, false);
  for (const key of 'kopi-Rahmah-77\r') input.write(key);
  expect(await asked).toBe('kopi-Rahmah-77');
  expect(shown()).toMatch(/^Kata sandi baru \([^)]*\): \n$/);
});

test('the first line of a pipe is the password, and nothing is asked', async () => {
  const { input, output, shown } = ends(false);
  input.end('kopi-Rahmah-77\nlagi\n');
  expect(await askPassword({ input, output }, true)).toBe('kopi-Rahmah-77');
  expect(shown()).toBe('null');
});

test.each([
  ['a pipe', false],
  ['a terminal', true],
])('the end of %s before a password is told', async (_, isTTY) => {
  const { input, output } = ends(isTTY);
  input.end();
  await expect(askPassword({ input, output }, false)).rejects.toThrow(CliError);
});
