import { expect, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { endings } from '../../../bot/cli/endings.ts';

test.each(['SIGINT', 'SIGTERM'])('told to stop by %s it ends well', async (signal) => {
  const process = new EventEmitter();
  const { ended } = endings(process);
  process.emit(signal);
  expect(await ended).toBe(0);
});

test('exhausted it ends with the code that asks to be started again', async () => {
  const { ended, exhausted } = endings(new EventEmitter());
  exhausted();
  expect(await ended).toBe(75);
});
