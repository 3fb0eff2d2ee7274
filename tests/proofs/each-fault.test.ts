import { expect, test } from '@jest/globals';
import { eachFault } from '../../proofs/channel-each-fault.ts';

const SEED = 20_261_122;

test('each fault by itself leaves no trace', async () => {
  const { once, close } = await eachFault.prepare({});
  const outcomes: Awaited<ReturnType<typeof once>>[] = [];
  for (let index = 0; index < eachFault.count / 4; index += 1) outcomes.push(await once(SEED, index));
  await close();
  expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(20);
}, 240_000);
