import { expect, test } from '@jest/globals';
import { channel } from '../../proofs/channel.ts';
import { eachFault } from '../../proofs/channel-each-fault.ts';

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

test('each fault by itself leaves no trace', async () => {
  const { once, close } = await eachFault.prepare({});
  const outcomes: Awaited<ReturnType<typeof once>>[] = [];
  for (let index = 0; index < eachFault.count / 4; index += 1) outcomes.push(await once(SEED, index));
  await close();
  expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(20);
}, 240_000);
