/** A sample of the proofs of reading: drawn cards of the part never used for tuning, and damaged files. */
import { expect, test } from '@jest/globals';
import { documents } from '../../proofs/documents.ts';
import type { PhotoOutcome } from '../../proofs/documents.ts';
import { fuzzDocuments } from '../../proofs/fuzz-documents.ts';
import type { Outcome, Proof } from '../../proofs/proof.ts';

async function sample(proof: Proof, indexes: readonly number[]): Promise<Outcome[]> {
  const prepared = await proof.prepare({});
  const outcomes: Outcome[] = [];
  try {
    for (const index of indexes) outcomes.push(await prepared.once(1, index));
  } finally {
    await prepared.close();
  }
  return outcomes;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** A good photo of a KTP, a blurred one, one with a damaged number, an NPWP card and a look-alike. */
const ONE_OF_EACH = [0, 5, 7, 9, 11];

test('of drawn photos the readable are read, the unreadable asked for again, the look-alike is no KTP', async () => {
  const outcomes = (await sample(documents, ONE_OF_EACH)) as PhotoOutcome[];
  expect(outcomes.flatMap(({ faults }) => faults)).toEqual([]);
  expect(outcomes.map(({ type, decision }) => `${type} ${decision}`)).toEqual([
    'ktp accept',
    expect.stringMatching(/ retake$/),
    expect.stringMatching(/^ktp /),
    'npwp accept',
    'other_document confirm',
  ]);
  expect([outcomes[0]?.number, outcomes[3]?.number]).toEqual([true, true]);
}, 240_000);

test('forty damaged files end in a reading or a refusal', async () => {
  const outcomes = await sample(fuzzDocuments, upTo(40));
  expect(outcomes.flatMap(({ faults }) => faults)).toEqual([]);
}, 240_000);
