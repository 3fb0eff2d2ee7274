import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { spawnSync } from 'node:child_process';
import { endings } from '../../../bot/cli/endings.ts';

const running = () => Object.assign(new EventEmitter(), { exit: jest.fn<(code: number) => void>() });

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test.each(['SIGINT', 'SIGTERM'])('told to stop by %s it ends well', async (signal) => {
  const process = running();
  const { ended } = endings(process);
  process.emit(signal);
  expect(await ended).toBe(0);
});

test('exhausted it ends with the code that asks to be started again', async () => {
  const { ended, exhausted } = endings(running());
  exhausted();
  expect(await ended).toBe(75);
});

test('what does not end by itself is cut off, with the code that was first', () => {
  const process = running();
  const { exhausted } = endings(process, 60_000);
  exhausted();
  jest.advanceTimersByTime(59_999);
  expect(process.exit).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(process.exit).toHaveBeenCalledWith(75);
});

test.each([
  ['told to stop', 0],
  ['exhausted', 75],
])('closed after it was %s, nothing that is left keeps it waiting', (_, code) => {
  const process = running();
  const { exhausted, closed } = endings(process, 60_000);
  if (code === 0) process.emit('SIGTERM');
  else exhausted();
  closed();
  jest.advanceTimersByTime(500);
  expect(process.exit.mock.calls).toEqual([[code]]);
});

const ENDINGS = new URL('../../../bot/cli/endings.ts', import.meta.url).href;

test.each([
  ['hangs with nothing left to do', 60_000, ''],
  ['is kept alive by something that never ends', 1, 'setInterval(() => {}, 1_000);'],
])('a deaf process that %s asks to be started again all the same', (_, longestMs, more) => {
  const { status } = spawnSync(
    process.execPath,
    [
      '--no-warnings',
      '--input-type=module',
      '-e',
      `import { endings } from '${ENDINGS}';
       const { ended, exhausted } = endings(process, ${longestMs});
       ${more}
       setImmediate(exhausted);
       void ended.then(() => new Promise(() => {}));`,
    ],
    { timeout: 15_000 },
  );
  expect(status).toBe(75);
});
