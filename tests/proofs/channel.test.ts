import { expect, test } from '@jest/globals';
import { channel } from '../../proofs/channel.ts';

/** Even trials are kills, odd ones hours with faults (proofs/channel.ts): ten of the one, three of the other. */
const TRIALS = [...Array(13).keys()].map((at) => (at < 10 ? 2 * at : 2 * (at - 10) + 1));
const SEED = 20_261_122;

test('10 kills and 3 hours with faults on the wire of WhatsApp leave no trace', async () => {
  const { once, close } = await channel.prepare({});
  const outcomes: Awaited<ReturnType<typeof once>>[] = [];
  for (const index of TRIALS) outcomes.push(await once(SEED, index));
  await close();
  expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
  expect(new Set(outcomes.map(({ struck }) => struck)).size).toBeGreaterThanOrEqual(3);
}, 360_000);
