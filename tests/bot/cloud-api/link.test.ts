import { afterEach, expect, test } from '@jest/globals';
import type { Intake, LinkState } from '../../../bot/channels/channel.ts';
import { openLink } from '../../../bot/channels/cloud-api/link.ts';
import type { Link } from '../../../bot/channels/cloud-api/link.ts';
import type { Answer, Graph } from '../../../bot/channels/cloud-api/graph.ts';
import { memoryLog } from '../../support/memory-log.ts';

let link: Link;
afterEach(() => link.close());

const yes: Answer = { kind: 'answer', body: { id: '1' } };

/** What is told of the link is stored only when `store` is called; the API answers when `answer` is. */
function setUp() {
  const told: LinkState['state'][] = [];
  const stored: (() => void)[] = [];
  const asked: ((answer: Answer) => void)[] = [];
  const intake: Pick<Intake, 'link'> = {
    link: ({ state }) => {
      told.push(state);
      return new Promise((resolve) => stored.push(resolve));
    },
  };
  const graph: Pick<Graph, 'get'> = { get: () => new Promise((resolve) => asked.push(resolve)) };
  link = openLink({
    account: 'resmi',
    phoneNumberId: '1',
    graph: graph as Graph,
    clock: { now: () => 0 },
    log: memoryLog(),
    intake: intake as Intake,
  });
  return { told, stored, asked };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('it has begun only once it is noted that the number is not ready, whatever it was before', async () => {
  const { told, stored, asked } = setUp();
  let begun = false;
  const beginning = link.begin().then(() => (begun = true));
  await soon();
  expect([told, begun]).toEqual([['connecting'], false]);
  stored[0]?.();
  await beginning;
  expect(link.isReady()).toBe(false);
  await soon();
  asked[0]?.(yes);
  await soon();
  // Reports on their way are noted first; only then is anything sent.
  expect([told.at(-1), link.isReady()]).toEqual(['ready', false]);
  stored[1]?.();
  await soon();
  expect(link.isReady()).toBe(true);
});

test('stopped while it is being noted that it is ready, it is not', async () => {
  const { stored, asked } = setUp();
  const beginning = link.begin();
  stored[0]?.();
  await beginning;
  await soon();
  asked[0]?.(yes);
  await soon();
  const stopping = link.stop('payment_due', 60_000);
  for (const store of stored) store();
  await stopping;
  await soon();
  expect(link.isReady()).toBe(false);
});

test('an answer to what was asked before the number was stopped does not make it ready', async () => {
  const { told, stored, asked } = setUp();
  const beginning = link.begin();
  stored[0]?.();
  await beginning;
  await soon();
  const stopping = link.stop('payment_due', 60_000);
  asked[0]?.(yes);
  await soon();
  for (const store of stored) store();
  await stopping;
  await soon();
  expect(told).toEqual(['connecting', 'waiting']);
  expect(link.isReady()).toBe(false);
});
