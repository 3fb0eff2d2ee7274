import { expect, test } from '@jest/globals';
import type { Media } from '../../../flows/message.ts';
import { makeFilePatience } from '../../../bot/channels/baileys/file-patience.ts';
import { FileUnreachable } from '../../../bot/channels/download.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const photo: Media = { bytes: Buffer.from('foto'), mime: 'image/jpeg' };

/** Times below count from here. */
const BEGIN = Date.parse('2026-11-23T08:00:00+08:00');

function setup() {
  const clock = { now: 0 };
  const host = { away: true, asked: 0 };
  const patience = makeFilePatience(() => BEGIN + clock.now, 10_000, 2 * HOUR);
  const fetch = (id: string, writtenAt = 0): Promise<Media | 'waits'> =>
    patience
      .fetch(id, BEGIN + writtenAt, async () => {
        host.asked += 1;
        if (host.away) throw new FileUnreachable();
        return photo;
      })
      .catch((error: unknown) => {
        if (error instanceof FileUnreachable) return 'waits';
        throw error;
      });
  return { clock, host, patience, fetch };
}

test('a file waits as long again as it has waited, not longer than a quarter of an hour, until its host is back', async () => {
  const { clock, host, patience, fetch } = setup();
  const pauses: (number | undefined)[] = [patience.pause('P1')];
  for (const now of [0, 10_000, 20_000, 40_000, HOUR]) {
    clock.now = now;
    expect(await fetch('P1')).toBe('waits');
    pauses.push(patience.pause('P1'));
  }
  expect(pauses).toEqual([undefined, 10_000, 10_000, 20_000, 40_000, 15 * MINUTE]);
  host.away = false;
  clock.now += 15 * MINUTE;
  expect(await fetch('P1')).toBe(photo);
  expect(patience.pause('P1')).toBeUndefined();
});

test('in the end its writer is asked for it again, and it is waited for no longer', async () => {
  const { clock, patience, fetch } = setup();
  expect(await fetch('P1')).toBe('waits');
  clock.now = 2 * HOUR;
  expect(await fetch('P1')).toEqual({ fault: 'broken' });
  expect(patience.pause('P1')).toBeUndefined();
});

test('what waited before this process began counts, but its host is given a quarter of an hour once more', async () => {
  const { clock, fetch } = setup();
  clock.now = 5 * HOUR;
  expect(await fetch('OLD', HOUR)).toBe('waits');
  clock.now += 10_000;
  expect(await fetch('NEW', clock.now)).toBe('waits');
  clock.now += 14 * MINUTE;
  expect(await fetch('OLD', HOUR)).toBe('waits');
  clock.now += MINUTE;
  expect(await fetch('OLD', HOUR)).toEqual({ fault: 'broken' });
  expect(await fetch('NEW', clock.now)).toBe('waits');
});

test('of an album only the first photo is tried while its host is away', async () => {
  const { clock, host, fetch } = setup();
  for (const id of ['P1', 'P2', 'P3']) expect(await fetch(id)).toBe('waits');
  expect(host.asked).toBe(1);
  clock.now = 10_000;
  host.away = false;
  for (const id of ['P1', 'P2', 'P3']) expect(await fetch(id)).toBe(photo);
});

test('a fault of our own is no host that is away', async () => {
  const { host, patience, fetch } = setup();
  const broken = async (): Promise<never> => Promise.reject(new Error('a slip'));
  await expect(patience.fetch('P1', 0, broken)).rejects.toThrow('a slip');
  expect(patience.pause('P1')).toBeUndefined();
  // The next file is fetched at once.
  host.away = false;
  expect(await fetch('P2')).toBe(photo);
});
