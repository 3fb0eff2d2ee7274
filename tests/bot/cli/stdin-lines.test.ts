import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { stdinLines } from '../../../bot/cli/stdin-lines.ts';

async function linesOf(text: string, options?: { keepBlank: boolean }): Promise<string[]> {
  const input = new PassThrough();
  const lines = stdinLines(input, options);
  input.end(text);
  const read: string[] = [];
  for (let line = await lines.next(); line !== undefined; line = await lines.next()) read.push(line);
  return read;
}

test('blank lines are left out, unless each line has an answer of its own', async () => {
  const text = 'nib\n\n  \nkopi\n\n';
  expect(await linesOf(text)).toEqual(['nib', 'kopi']);
  expect(await linesOf(text, { keepBlank: true })).toEqual(['nib', '', '  ', 'kopi', '']);
});

test('a last line needs no line end', async () => {
  expect(await linesOf('nib\nkopi', { keepBlank: true })).toEqual(['nib', 'kopi']);
  expect(await linesOf('nib\n ', { keepBlank: true })).toEqual(['nib', ' ']);
  expect(await linesOf('', { keepBlank: true })).toEqual([]);
});
