/** What every Notifier promises, run over each implementation. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { inProcessNotifier } from '../../../bot/notifier/in-process.ts';
import { listenNotifyNotifier } from '../../../bot/notifier/listen-notify.ts';
import { redisNotifier } from '../../../bot/notifier/redis.ts';
import type { Hint, Notifier } from '../../../handlers/ports.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { describeWith, postgresUrl, redisUrl } from '../../support/services.ts';

/** Listens and resolves with what came, once `count` hints have come. */
function collect(notifier: Notifier, count: number): Promise<Hint[]> {
  const hints: Hint[] = [];
  return new Promise((resolve) => {
    notifier.subscribe((hint) => {
      hints.push(hint);
      if (hints.length === count) resolve(hints);
    });
  });
}

function contract(make: () => Promise<{ notifier: Notifier; events: string[] }>): void {
  const made: Notifier[] = [];
  const fresh = async (): Promise<{ notifier: Notifier; events: string[] }> => {
    const result = await make();
    made.push(result.notifier);
    return result;
  };
  afterEach(async () => {
    for (const notifier of made.splice(0)) await notifier.stop();
  });

  test('every listener hears every hint, in order', async () => {
    const { notifier } = await fresh();
    const hints: Hint[] = [
      { kind: 'chat', id: 'c1' },
      { kind: 'ticket', id: 't1' },
    ];
    const heard = [collect(notifier, 2), collect(notifier, 2)];
    notifier.publish(hints);
    expect(await Promise.all(heard)).toEqual([hints, hints]);
  });

  test('publishing never runs a listener inside the publisher', async () => {
    const { notifier } = await fresh();
    const order: string[] = [];
    notifier.subscribe(() => void order.push('listener'));
    const heard = collect(notifier, 1);
    notifier.publish([{ kind: 'chat', id: 'c1' }]);
    order.push('publisher');
    await heard;
    expect(order).toEqual(['publisher', 'listener']);
  });

  test('a listener that throws does not silence the others, nor the publisher', async () => {
    const { notifier, events } = await fresh();
    notifier.subscribe(() => {
      throw new Error('broken listener');
    });
    const heard = collect(notifier, 1);
    notifier.publish([{ kind: 'chat', id: 'c1' }]);
    expect(await heard).toHaveLength(1);
    expect(events).toEqual(['notifier.listener_failed']);
  });

  test('who has left hears nothing', async () => {
    const { notifier } = await fresh();
    const left: Hint[] = [];
    notifier.subscribe((hint) => void left.push(hint))();
    const heard = collect(notifier, 1);
    notifier.publish([{ kind: 'account', id: 'wa1' }]);
    await heard;
    expect(left).toEqual([]);
  });
}

/** Of those that reach other processes. `make` gives another one on the same wire at each call. */
function acrossProcesses(make: () => Promise<Notifier>): void {
  test('another process hears, and the publisher hears itself once', async () => {
    const [one, two] = [await make(), await make()];
    const own: Hint[] = [];
    one.subscribe((hint) => void own.push(hint));
    const there = collect(two, 3);
    // The second publish comes back over the wire after the first, so a doubled hint would be seen by then.
    one.publish([{ kind: 'chat', id: 'c1' }]);
    one.publish([
      { kind: 'chat', id: 'c2' },
      { kind: 'application', id: 'a1' },
    ]);
    const back = collect(one, 4);
    await there;
    two.publish([{ kind: 'ticket', id: 't9' }]);
    await back;
    expect(own.map((hint) => hint.id)).toEqual(['c1', 'c2', 'a1', 't9']);
    await Promise.all([one.stop(), two.stop()]);
  });

  test('more hints than one packet holds arrive whole', async () => {
    const [one, two] = [await make(), await make()];
    const many: Hint[] = Array.from({ length: 1_000 }, (_, i) => ({ kind: 'chat', id: `chat-${i}-é` }));
    const there = collect(two, many.length);
    one.publish(many);
    expect(await there).toEqual(many);
    await Promise.all([one.stop(), two.stop()]);
  });
}

describe('in this process', () => {
  contract(async () => {
    const log = memoryLog();
    return { notifier: inProcessNotifier(log), events: log.events };
  });
});

describeWith('over Redis', redisUrl, (url) => {
  contract(async () => {
    const log = memoryLog();
    const self = randomUUID();
    return { notifier: await redisNotifier({ url, log, self, channel: self }), events: log.events };
  });
  const channel = randomUUID();
  acrossProcesses(() => redisNotifier({ url, log: memoryLog(), self: randomUUID(), channel }));
});

describeWith('over PostgreSQL', postgresUrl, (url) => {
  contract(async () => {
    const log = memoryLog();
    const self = randomUUID();
    return { notifier: await listenNotifyNotifier({ url, log, self, channel: self }), events: log.events };
  });
  const channel = randomUUID();
  acrossProcesses(() => listenNotifyNotifier({ url, log: memoryLog(), self: randomUUID(), channel }));
});

const nowhere = {
  Redis: (log: ReturnType<typeof memoryLog>) =>
    redisNotifier({ url: 'redis://127.0.0.1:1', self: 'me', log }),
  PostgreSQL: (log: ReturnType<typeof memoryLog>) =>
    listenNotifyNotifier({ url: 'postgres://nobody@127.0.0.1:1/none', self: 'me', log }),
};

test.each(Object.entries(nowhere))(
  'with %s away this process still hears, warned of once',
  async (_name, open) => {
    const log = memoryLog();
    const notifier = await open(log);
    const heard = collect(notifier, 1);
    notifier.publish([{ kind: 'chat', id: 'c1' }]);
    expect(await heard).toHaveLength(1);
    await notifier.stop();
    expect(log.events).toHaveLength(1);
  },
);
