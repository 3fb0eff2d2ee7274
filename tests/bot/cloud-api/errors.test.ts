import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fateOf } from '../../../bot/channels/cloud-api/errors.ts';

const TABLE: readonly [number, string, string | undefined][] = [
  [1, 'retry', undefined],
  [131000, 'retry', undefined],
  [131056, 'retry', undefined],
  [2, 'held', 'server_unavailable'],
  [131016, 'held', 'server_unavailable'],
  [131057, 'held', 'server_unavailable'],
  [133004, 'held', 'server_unavailable'],
  [4, 'held', 'rate_limited'],
  [80007, 'held', 'rate_limited'],
  [130429, 'held', 'rate_limited'],
  [131048, 'held', 'rate_limited'],
  [133016, 'held', 'rate_limited'],
  [0, 'held', 'token_refused'],
  [3, 'held', 'token_refused'],
  [10, 'held', 'token_refused'],
  [190, 'held', 'token_refused'],
  [200, 'held', 'token_refused'],
  [299, 'held', 'token_refused'],
  [131005, 'held', 'token_refused'],
  [368, 'held', 'account_locked'],
  [131031, 'held', 'account_locked'],
  [131042, 'held', 'payment_due'],
  [33, 'held', 'number_unknown'],
  [131045, 'held', 'number_unknown'],
  [133010, 'held', 'number_unknown'],
  [131047, 'held', undefined],
  [130472, 'refused', undefined],
  [130497, 'refused', undefined],
  [131021, 'refused', undefined],
  [131026, 'refused', undefined],
  [131049, 'refused', undefined],
  [131050, 'refused', undefined],
  [131051, 'refused', undefined],
  [131052, 'refused', undefined],
  [131053, 'refused', undefined],
  [131062, 'refused', undefined],
  [100, 'fault', undefined],
  [131008, 'fault', undefined],
  [131009, 'fault', undefined],
  [132000, 'fault', undefined],
  [132001, 'fault', undefined],
  [132005, 'fault', undefined],
  [132007, 'fault', undefined],
  [132012, 'fault', undefined],
  [132015, 'fault', undefined],
  [132016, 'fault', undefined],
  [132018, 'fault', undefined],
];

test.each(TABLE)('%i: %s %s', (code, fate, reason) => {
  const found = fateOf(code, 400);
  expect([found.fate, 'reason' in found ? found.reason : undefined]).toEqual([fate, reason]);
});

test.each([
  [199, 400, 'refused'],
  [300, 400, 'refused'],
  [999_999, 400, 'refused'],
  [999_999, 429, 'held'],
  [999_999, 500, 'held'],
  [undefined, 503, 'held'],
  [undefined, 404, 'refused'],
  [undefined, undefined, 'refused'],
  [999_999, undefined, 'refused'],
])('a code we do not know (%s) is judged by the HTTP status %s: %s', (code, status, fate) => {
  expect(fateOf(code, status).fate).toBe(fate);
});

test.each([
  [1, 400, 15],
  [131000, 400, 30],
  [131056, 400, 10],
  [2, 400, 60],
  [131016, 400, 60],
  [131057, 400, 600],
  [133004, 400, 60],
  [4, 400, 300],
  [80007, 400, 300],
  [130429, 400, 30],
  [131048, 400, 1_800],
  [133016, 400, 3_600],
  [190, 401, 600],
  [131042, 400, 600],
  [131047, 400, 21_600],
  [999_999, 429, 60],
  [undefined, 503, 30],
])('%s (HTTP %s) is waited out for %i seconds', (code, status, seconds) => {
  expect(fateOf(code, status)).toMatchObject({ afterMs: seconds * 1_000 });
});

const staff = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../locales/id/desk.json'), 'utf8'),
) as {
  sendTrouble: Record<string, string>;
  linkReason: Record<string, string>;
};

test('staff have words for every refusal and every reason to wait', () => {
  const refused = TABLE.flatMap(([code, fate]) => (fate === 'refused' ? [String(code)] : []));
  expect(Object.keys(staff.sendTrouble)).toEqual(expect.arrayContaining([...refused, 'window_closed']));
  const reasons = TABLE.flatMap(([, , reason]) => reason ?? []);
  expect(Object.keys(staff.linkReason)).toEqual(expect.arrayContaining([...reasons, 'connection_lost']));
});
