import { describe, expect, test } from '@jest/globals';
import { actionFor } from '../../../bot/channels/baileys/disconnect.ts';
import { backoffMs } from '../../../bot/channels/baileys/backoff.ts';

const linked = (code: number | undefined) => actionFor({ code, pairing: false });

describe('what a closed connection means', () => {
  test('515 after pairing: connect again at once', () => {
    expect(linked(515)).toEqual({ do: 'restart' });
  });

  test.each([
    [401, 'logged_out'],
    [403, 'account_locked'],
    [406, 'banned'],
    [409, 'bad_user_agent'],
    [411, 'multi_device_mismatch'],
    [440, 'replaced'],
  ])('%i: stop until a person acts (%s)', (code, reason) => {
    expect(linked(code)).toEqual({ do: 'stop', reason });
  });

  test.each([
    [408, 'connection_lost', 0, false],
    [428, 'connection_closed', 0, false],
    [500, 'stream_error', 0, true],
    [503, 'server_unavailable', 60_000, false],
    [405, 'version_refused', 1_800_000, true],
  ])('%i: try again (%s)', (code, reason, atLeastMs, alert) => {
    expect(linked(code)).toEqual({ do: 'retry', reason, atLeastMs, alert });
  });

  test('402: wait for as long as the server says, an hour when it does not', () => {
    const ban = { do: 'retry', reason: 'temporary_ban', alert: true };
    expect(actionFor({ code: 402, pairing: false, expireSeconds: 90 })).toEqual({
      ...ban,
      atLeastMs: 90_000,
    });
    expect(linked(402)).toEqual({ ...ban, atLeastMs: 3_600_000 });
  });

  test('408 while nobody scans: give up, instead of showing codes for ever', () => {
    expect(actionFor({ code: 408, pairing: true })).toEqual({ do: 'give_up_pairing' });
  });

  test('408 on a connection that was open: the server is silent', () => {
    expect(actionFor({ code: 408, pairing: false, wasOpen: true })).toMatchObject({ reason: 'silent' });
  });

  test('our own end: nothing', () => {
    expect(linked(undefined)).toEqual({ do: 'nothing' });
  });

  test('a code nobody knows: try again and tell someone', () => {
    expect(linked(599)).toEqual({ do: 'retry', reason: 'code_599', atLeastMs: 0, alert: true });
  });
});

describe('backoff', () => {
  test('doubles up to the cap', () => {
    expect([0, 1, 2, 3, 20].map((attempt) => backoffMs(attempt, 1, 1_000, 60_000))).toEqual([
      1_000, 2_000, 4_000, 8_000, 60_000,
    ]);
  });

  test('is never less than half of that, however the dice fall', () => {
    expect(backoffMs(3, 0, 1_000, 60_000)).toBe(4_000);
    expect(backoffMs(10_000, 0, 1_000, 60_000)).toBe(30_000);
  });
});
