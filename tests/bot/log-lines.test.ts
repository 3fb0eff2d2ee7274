import { closeSync, existsSync, openSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { openLines } from '../../bot/log-lines.ts';

const failing = (code: string): never => {
  throw Object.assign(new Error(code), { code });
};

/** A file that takes what it is given but where `fault` says otherwise, by how often it was written to. */
function file(fault: (write: number) => string | undefined, most = Infinity) {
  let writes = 0;
  let text = '';
  const lines = openLines(2, (_, bytes) => {
    writes += 1;
    const code = fault(writes);
    if (code !== undefined) failing(code);
    const taken = bytes.subarray(0, most);
    text += Buffer.from(taken).toString();
    return taken.length;
  });
  return { lines, text: () => text };
}

test('lines that a full disk refuses are dropped, and counted once there is room', () => {
  const { lines, text } = file((write) => (write <= 2 ? 'ENOSPC' : undefined));
  for (const line of ['one\n', 'two\n', 'three\n']) lines.write(line);
  expect(text()).toBe('{"level":40,"lines":2,"msg":"log.lines_lost"}\nthree\n');
});

test('a pipe that is full for a moment loses nothing', () => {
  const { lines, text } = file((write) => (write <= 3 ? 'EAGAIN' : undefined));
  lines.write('one\n');
  expect(text()).toBe('one\n');
});

test('a line that goes out in pieces goes out whole', () => {
  const { lines, text } = file(() => undefined, 2);
  lines.write('a long line\n');
  expect(text()).toBe('a long line\n');
});

test('a real disk without room ends nothing', () => {
  if (!existsSync('/dev/full')) throw new Error('no /dev/full on this machine');
  const fd = openSync('/dev/full', 'w');
  const lines = openLines(fd);
  expect(() => lines.write('one\n')).not.toThrow();
  closeSync(fd);
});
