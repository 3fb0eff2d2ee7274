import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { actionFor } from '../../bot/channels/baileys/disconnect.ts';
import { linkWords } from '../../bot/link-words.ts';

const CODES = [401, 402, 403, 405, 406, 408, 409, 411, 428, 440, 500, 503];
/** What the connection itself, the watchdog and the alerts come to. */
const OWN = [
  'store_unavailable',
  'no_acknowledgement',
  'restart_loop',
  'lease_lost',
  'code_refused',
  'deaf',
  'silent',
  'not_caught_up',
  'quiet',
  'reach_limited',
  'reach_refused',
  'no_process',
  'mute',
];

const reasonOf = (code: number): string => {
  const action = actionFor({ code, pairing: false });
  if (!('reason' in action)) throw new Error(`${code} has no reason`);
  return action.reason;
};

const text = readFileSync('locales/id/desk.json', 'utf8');
const { linkReason } = JSON.parse(text) as { linkReason: Record<string, string> };

test.each([...CODES.map(reasonOf), ...OWN])('%s is told in words, with what to do about it', (reason) => {
  const { what, todo } = linkWords('waiting', reason);
  expect(what).not.toBe(linkWords('waiting').what);
  expect(what).not.toContain(reason);
  expect(todo).not.toBe('');
  // And at the desk, where the reason stands beside the number.
  expect(linkReason[reason]).toMatch(/^[a-z].* /i);
});

test.each(['unlinked', 'connecting', 'pairing', 'waiting', 'stopped'])(
  'the state %s alone says what to do',
  (state) => expect(linkWords(state).todo).not.toBe(''),
);

test('once a code is on the screen nobody is told to ask for one', () => {
  expect(linkWords('pairing').todo).toMatch(/sudah tampil.*Tautkan perangkat.*ketik kodenya/);
  expect(linkWords('pairing').todo).not.toContain('tekan');
});

test('a reason that nobody has words for is shown beside what is known', () => {
  expect(linkWords('stopped', 'code_499').what).toBe('berhenti (code_499)');
});

test('who has lost a number is told that nothing else is lost', () => {
  for (const reason of ['banned', 'account_locked'])
    expect(linkWords('stopped', reason).todo).toMatch(/tetap tersimpan.*nomor lain/);
  for (const reason of ['replaced', 'banned', 'account_locked'])
    expect(linkWords('stopped', reason).todo).toContain('“Sambungkan lagi”');
  expect(linkWords('stopped', 'logged_out').todo).toMatch(/Tautkan perangkat/);
});
