import { afterEach, expect, jest, test } from '@jest/globals';
import type { Intake, LinkState } from '../../../bot/channels/channel.ts';
import { openLink } from '../../../bot/channels/cloud-api/link.ts';
import type { Link } from '../../../bot/channels/cloud-api/link.ts';
import type { Answer, Graph } from '../../../bot/channels/cloud-api/graph.ts';
import { memoryLog } from '../../support/memory-log.ts';

let link: Link;
afterEach(async () => {
  await link.close();
  jest.useRealTimers();
});

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
  await soon();
  stored[0]?.();
  await beginning;
  await soon();
  asked[0]?.(yes);
  await soon();
  link.stop('payment_due', 60_000);
  for (const store of stored) store();
  await soon();
  expect(link.isReady()).toBe(false);
});

test('an answer to what was asked before the number was stopped does not make it ready', async () => {
  const { told, stored, asked } = setUp();
  const beginning = link.begin();
  await soon();
  stored[0]?.();
  await beginning;
  await soon();
  link.stop('payment_due', 60_000);
  asked[0]?.(yes);
  await soon();
  for (const store of stored) store();
  await soon();
  expect(told).toEqual(['connecting', 'waiting']);
  expect(link.isReady()).toBe(false);
});

test('closed while the API is asked it waits for the answer, and is not ready for it', async () => {
  const { told, stored, asked } = setUp();
  const beginning = link.begin();
  await soon();
  stored[0]?.();
  await beginning;
  await soon();
  let isOver = false;
  const closing = link.close().then(() => (isOver = true));
  await soon();
  expect(isOver).toBe(false);
  asked[0]?.(yes);
  await closing;
  expect([told, link.isReady()]).toEqual([['connecting'], false]);
});

test('closed it is ready no more', async () => {
  away = undefined;
  await begin();
  expect(link.isReady()).toBe(true);
  await link.close();
  expect(link.isReady()).toBe(false);
});

const answers: Answer[] = [];
let told: LinkState[];
/** What cannot be noted. */
let away: 'all' | LinkState['state'] | undefined;

/** The API answers as `answers` say, one after another; what is told is stored at once, unless the database is away. */
async function begin(...given: Answer[]): Promise<void> {
  jest.useFakeTimers();
  answers.splice(0, answers.length, ...given);
  told = [];
  const graph: Pick<Graph, 'get'> = { get: () => Promise.resolve(answers.shift() ?? yes) };
  const intake: Pick<Intake, 'link'> = {
    link: async (state) => {
      if (away === 'all' || state.state === away) throw new Error('the database is away');
      told.push(state);
    },
  };
  const clock = { now: () => 1_000 };
  const parts = { account: 'resmi', phoneNumberId: '1', clock, log: memoryLog() };
  link = openLink({ ...parts, graph: graph as Graph, intake: intake as Intake });
  await link.begin();
  await jest.advanceTimersByTimeAsync(0);
}

test.each([
  ['no answer', { kind: 'silence', left: true }, 'connection_lost', 30_000],
  ['a refused token', { kind: 'error', code: 190, status: 401 }, 'token_refused', 600_000],
  ['a disturbance', { kind: 'error', status: 503 }, 'server_unavailable', 30_000],
  ['an unknown number', { kind: 'error', code: 100, status: 400 }, 'number_unknown', 600_000],
  ['a code of this one message', { kind: 'error', code: 131056, status: 400 }, 'number_unknown', 10_000],
] as const)(
  'after %s it waits, says why and until when, and asks again then',
  async (_, answer, reason, ms) => {
    away = undefined;
    await begin(answer);
    expect(told.at(-1)).toEqual({ state: 'waiting', reason, until: 1_000 + ms });
    await jest.advanceTimersByTimeAsync(ms - 1);
    expect(link.isReady()).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect([link.isReady(), told.at(-1)]).toEqual([true, { state: 'ready' }]);
  },
);

test('stopped it sends nothing until it was asked again; stopped twice it waits for the later', async () => {
  away = undefined;
  await begin();
  expect(link.isReady()).toBe(true);
  link.stop('rate_limited', 10_000);
  expect(link.isReady()).toBe(false);
  link.stop('payment_due', 60_000);
  await jest.advanceTimersByTimeAsync(30_000);
  expect(link.isReady()).toBe(false);
  await jest.advanceTimersByTimeAsync(30_000);
  expect(link.isReady()).toBe(true);
});

test('while it cannot be noted that it is ready it is not: reports on their way would not be waited for', async () => {
  away = 'ready';
  await begin();
  expect(link.isReady()).toBe(false);
  away = undefined;
  await jest.advanceTimersByTimeAsync(30_000);
  expect([link.isReady(), told.at(-1)]).toEqual([true, { state: 'ready' }]);
});

test('a wait that cannot be noted is noted as soon as the database is back, not only when the API is asked again', async () => {
  away = undefined;
  await begin();
  away = 'all';
  link.stop('token_refused', 600_000);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(told.at(-1)).toEqual({ state: 'ready' });
  away = undefined;
  await jest.advanceTimersByTimeAsync(10_000);
  expect(told.at(-1)).toMatchObject({ state: 'waiting', reason: 'token_refused' });
});

test('closed it is not ready, asks nothing more and says nothing more', async () => {
  away = undefined;
  await begin();
  link.stop('rate_limited', 10_000);
  await jest.advanceTimersByTimeAsync(0);
  const before = told.length;
  await link.close();
  expect(jest.getTimerCount()).toBe(0);
  link.stop('payment_due', 10_000);
  await jest.advanceTimersByTimeAsync(60_000);
  expect([link.isReady(), told.length, jest.getTimerCount()]).toEqual([false, before, 0]);
});
