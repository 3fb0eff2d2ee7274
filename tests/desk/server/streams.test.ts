import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { streams } from '../../../desk/server/live/streams.ts';

const HEARTBEAT_MS = 20_000;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('a stream beats while the login holds and ends when it does not', async () => {
  const all = streams();
  let holds = true;
  const stream = all.open(() => Promise.resolve(holds));
  let heard = '';
  stream.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  await jest.advanceTimersByTimeAsync(HEARTBEAT_MS);
  expect(heard).toBe(': ada\n\n'.repeat(2));
  holds = false;
  await jest.advanceTimersByTimeAsync(HEARTBEAT_MS);
  expect(stream.writableEnded).toBe(true);
  all.close();
});

test('a browser that does not read is let go, the others hear on', async () => {
  const all = streams();
  const slow = all.open(() => Promise.resolve(true));
  const quick = all.open(() => Promise.resolve(true)).resume();
  for (let sent = 0; sent < 3_000; sent += 1) {
    all.send({ kind: 'chat', id: `chat-${sent}` });
    await jest.advanceTimersByTimeAsync(0);
  }
  expect([slow.destroyed, quick.destroyed]).toEqual([true, false]);
  all.close();
});
