/** The networks that read, in fewer steps than they were exported in: every answer must stay what it was. */
import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { NETWORK_ENVIRONMENT } from '../../documents/network-environment.ts';

type Compared = { network: string; before: number; after: number; apart: number; strongest: number };

const compared = JSON.parse(
  execFileSync(process.execPath, [join(import.meta.dirname, '../support/compare-networks-process.ts')], {
    encoding: 'utf8',
    env: NETWORK_ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
) as Compared[];

test('the network that finds lines and the one that reads them lose a quarter of their steps and more', () => {
  for (const { before, after } of compared.slice(0, 2)) expect(after).toBeLessThan((before * 3) / 4);
});

test('no answer to a photo of a card changes by more than rounding', () => {
  for (const { apart, strongest } of compared) {
    expect(strongest).toBeGreaterThan(0.5);
    expect(apart).toBeLessThan(1e-4);
  }
});

test('a network without such steps is left as it is', () => {
  const upright = compared[2]!;
  expect(upright.after).toBe(upright.before);
  expect(upright.apart).toBe(0);
});
