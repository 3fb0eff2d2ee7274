import { expect, test } from '@jest/globals';
import { channel } from '../../proofs/channel.ts';

const TRIALS = 10;
const SEED = 20_261_122;

test(`${TRIALS} kills and hours with faults on the wire of WhatsApp leave no trace`, async () => {
  const { once, close } = await channel.prepare({});
  const outcomes: Awaited<ReturnType<typeof once>>[] = [];
  for (let index = 0; index < TRIALS; index += 1) outcomes.push(await once(SEED, index));
  await close();
  expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
  expect(new Set(outcomes.map(({ struck }) => struck)).size).toBeGreaterThanOrEqual(3);
}, 180_000);
