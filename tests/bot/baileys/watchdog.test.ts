import { expect, test } from '@jest/globals';
import { makeExhaustion, makeWatchdog } from '../../../bot/channels/baileys/watchdog.ts';

const limit = 1_000;

test('silence is no deafness', () => {
  const watchdog = makeWatchdog(limit);
  watchdog.opened(0);
  watchdog.caughtUp();
  expect(watchdog.check(1_000_000)).toBeUndefined();
});

test('hours in which a server only answers our own questions are reason for a new connection', () => {
  const watchdog = makeWatchdog(limit, 10 * limit);
  watchdog.opened(0);
  watchdog.caughtUp();
  expect(watchdog.check(10 * limit)).toBeUndefined();
  expect(watchdog.check(10 * limit + 1)).toEqual({ reason: 'quiet', since: 0 });
  watchdog.word(limit);
  expect(watchdog.check(10 * limit + 1)).toBeUndefined();
  expect(watchdog.check(11 * limit + 1)).toEqual({ reason: 'quiet', since: limit });
});

test('open, but the waiting messages never come', () => {
  const watchdog = makeWatchdog(limit);
  watchdog.opened(0);
  expect(watchdog.check(limit)).toBeUndefined();
  expect(watchdog.check(limit + 1)).toEqual({ reason: 'not_caught_up', since: 0 });
});

test('the waiting messages may have come before the opening', () => {
  const watchdog = makeWatchdog(limit);
  watchdog.caughtUp();
  watchdog.opened(0);
  expect(watchdog.check(1_000_000)).toBeUndefined();
});

test('messages arrive and nothing is handed on', () => {
  const watchdog = makeWatchdog(limit);
  watchdog.stanza(0);
  watchdog.stanza(limit);
  expect(watchdog.check(limit)).toBeUndefined();
  expect(watchdog.check(limit + 1)).toEqual({ reason: 'deaf', since: 0 });
  watchdog.handled();
  expect(watchdog.check(limit + 1)).toBeUndefined();
});

test('where few write one is enough', () => {
  const watchdog = makeWatchdog(limit);
  watchdog.stanza(0);
  expect(watchdog.check(limit)).toBeUndefined();
  expect(watchdog.check(limit + 1)).toEqual({ reason: 'deaf', since: 0 });
});

test('what is only delivered again was handed on before', () => {
  const watchdog = makeWatchdog(limit);
  watchdog.stanza(0);
  watchdog.repeated();
  expect(watchdog.check(limit + 1)).toBeUndefined();
  watchdog.repeated();
  watchdog.stanza(limit);
  watchdog.stanza(limit);
  watchdog.repeated();
  expect(watchdog.check(2 * limit + 1)).toEqual({ reason: 'deaf', since: limit });
  // What was handed on is none of those that wait.
  watchdog.handled();
  watchdog.stanza(2 * limit);
  watchdog.repeated();
  expect(watchdog.check(4 * limit)).toBeUndefined();
});

test('two deaf connections in a row are the end, a message in between or another ending is not', () => {
  const exhausted = makeExhaustion();
  const ended = (reason: string, heard = false) => exhausted({ reason, heard, lived: reason === 'deaf' });
  expect(ended('deaf')).toBe(false);
  expect(ended('connection_lost', true)).toBe(false);
  expect(ended('not_caught_up')).toBe(false);
  expect(ended('connection_lost')).toBe(false);
  expect(ended('deaf')).toBe(true);
  // It is still there.
  expect(ended('deaf')).toBe(true);
});

test('so are two that never said anything; one that lived has only lost its network', () => {
  const exhausted = makeExhaustion();
  const silent = (lived: boolean) => exhausted({ reason: 'silent', heard: false, lived });
  expect(silent(false)).toBe(false);
  expect(silent(true)).toBe(false);
  expect(silent(false)).toBe(false);
  expect(silent(false)).toBe(true);
});
