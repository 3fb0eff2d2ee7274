import type { WASocket } from '@whiskeysockets/baileys';
import { expect, test } from '@jest/globals';
import { closeWithin } from '../../../bot/channels/baileys/close-within.ts';

/** A WebSocket as the library wraps it: closed once the other side has said goodbye, or it has been cut. */
function webSocket() {
  const goodbye = Promise.withResolvers<void>();
  let cuts = 0;
  const cut = (): void => {
    cuts += 1;
    goodbye.resolve();
  };
  const ws = {
    close: async (): Promise<void> => goodbye.promise,
    socket: { terminate: cut },
  };
  return { ws: ws as unknown as WASocket['ws'], answer: goodbye.resolve, cuts: () => cuts };
}

const timers = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

test('a server that says nothing is not waited for', async () => {
  const { ws, cuts } = webSocket();
  closeWithin(ws, 1);
  await ws.close();
  expect(cuts()).toBe(1);
});

test('one that says goodbye is not cut, and no timer is left', async () => {
  const { ws, answer, cuts } = webSocket();
  const before = timers();
  closeWithin(ws, 60_000);
  const closed = ws.close();
  answer();
  await closed;
  expect(cuts()).toBe(0);
  expect(timers()).toBe(before);
});
