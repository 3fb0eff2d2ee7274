import { describe, expect, test } from '@jest/globals';
import { faultsOf } from '../../proofs/faults.ts';
import { killNine } from '../../proofs/kill-nine.ts';
import type { WrittenDown } from '../../proofs/written-down.ts';

const KILLS = 20;
const SEED = 20_261_122;

test(`${KILLS} kills at random points leave no trace`, async () => {
  const { once, close } = await killNine.prepare({});
  const left = Array.from({ length: KILLS }, (_, index) => index);
  const outcomes: Awaited<ReturnType<typeof once>>[] = [];
  const work = async (): Promise<void> => {
    for (let index = left.shift(); index !== undefined; index = left.shift())
      outcomes.push(await once(SEED, index));
  };
  await Promise.all(Array.from({ length: killNine.atOnce }, work));
  await close();
  expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([]);
  expect(new Set(outcomes.map(({ struck }) => struck)).size).toBeGreaterThanOrEqual(3);
}, 300_000);

describe('what the comparison finds', () => {
  const undisturbed: WrittenDown = {
    inbound: [
      { externalId: 'a', state: 'handled' },
      { externalId: 'b', state: 'handled' },
    ],
    outgoing: [
      { id: '1', text: 'one', state: 'sent', resends: 0 },
      { id: '2', text: 'two', state: 'sent', resends: 0 },
    ],
    waiting: 0,
    state: { stage: 'submitted' },
  };
  const heard = [{ id: '1', text: 'one' }, { id: '2', text: 'two' }, { end: true }];
  const [first, second] = undisturbed.outgoing as [WrittenDown['outgoing'][0], WrittenDown['outgoing'][0]];
  const kinds = (run: Partial<WrittenDown>, printed: Record<string, unknown>[] = heard) =>
    faultsOf({ ...undisturbed, ...run }, undisturbed, printed).map(({ kind }) => kind);

  test('nothing, where nothing is wrong', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({}, [...heard, { id: '2', text: 'two', resent: true }])).toEqual([]);
  });
  test('a message that is missing, waits or is there twice', () => {
    expect(kinds({ inbound: undisturbed.inbound.slice(1) })).toEqual(['lost']);
    expect(kinds({ inbound: [{ externalId: 'a', state: 'received' }, undisturbed.inbound[1]!] })).toEqual([
      'lost',
    ]);
    expect(kinds({ inbound: [...undisturbed.inbound, undisturbed.inbound[1]!] })).toEqual(['doubled']);
    expect(kinds({ inbound: [...undisturbed.inbound].reverse() })).toEqual(['broken']);
    expect(kinds({ waiting: 1 })).toEqual(['lost']);
  });
  test('a reply that was never composed, never sent, never heard, or was composed twice', () => {
    expect(kinds({ outgoing: [first] }, heard.slice(0, 1))).toEqual(['lost']);
    expect(kinds({ outgoing: [first, { ...second, state: 'queued' }] })).toEqual(['lost']);
    expect(kinds({}, heard.slice(1))).toEqual(['lost']);
    const third = { ...second, id: '3' };
    expect(kinds({ outgoing: [first, second, third] }, [...heard, { id: '3', text: 'two' }])).toEqual([
      'doubled',
    ]);
    expect(
      kinds({ outgoing: [first, { ...second, text: 'three' }] }, [heard[0]!, { id: '2', text: 'three' }]),
    ).toEqual(['lost', 'broken']);
  });
  test('a reply heard twice without saying so, in another order, or out of nowhere', () => {
    expect(kinds({}, [...heard, { id: '2', text: 'two' }])).toEqual(['doubled']);
    expect(kinds({}, [...heard, { id: '2', text: 'other', resent: true }])).toEqual(['doubled']);
    expect(kinds({}, [...heard].reverse())).toEqual(['broken']);
    expect(kinds({}, [...heard, { id: '9', text: 'two' }])).toEqual(['doubled']);
  });
  test('another end', () => {
    expect(kinds({ state: { stage: 'draft' } })).toEqual(['broken']);
  });
});
