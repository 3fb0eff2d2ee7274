/** When somebody wants the application sent, and when they speak of a file. */
import { expect, test } from '@jest/globals';
import { asksToSend } from '../../flows/engine/wishes/sends.ts';

test.each(['kirim', 'kirim aja', 'udh bener kirim', 'sudah lengkap kirim min', 'bismillah kirim'])(
  'what was filled in is to be sent: %s',
  (words) => {
    expect(asksToSend(words)).toBe(true);
  },
);

test.each(['sdh kirim min', 'besok kirim', 'kirim ktp', 'jangan kirim'])('something else: %s', (words) => {
  expect(asksToSend(words)).toBe(false);
});
