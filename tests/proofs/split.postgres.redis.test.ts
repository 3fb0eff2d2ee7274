import { expect, test } from '@jest/globals';
import { split } from '../../proofs/split.ts';
import { postgresUrl, redisUrl } from '../support/services.ts';

const SEED = 20_261_122;
/** Worker killed; both killed; Redis away and empty. */
const TRIALS = [1, 2, 4];

test('two processes share the work: one killed or Redis lost leaves no trace', async () => {
  const { once, close } = await split.prepare({ postgres: postgresUrl, redis: redisUrl });
  const outcomes = await Promise.all(TRIALS.map((index) => once(SEED, index)));
  await close();
  expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
}, 240_000);
