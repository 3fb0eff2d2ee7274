/** What every Queue promises, run over each implementation. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { bullmqQueue } from '../../../bot/queue/bullmq.ts';
import { localQueue } from '../../../bot/queue/local.ts';
import type { Queue } from '../../../handlers/ports.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { describeWith, redisUrl } from '../../support/services.ts';

type Make = (options?: { concurrency?: number }) => { queue: Queue; events: string[] };

function gate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

function contract(make: Make): void {
  const made: Queue[] = [];
  const fresh = (options?: { concurrency?: number }): ReturnType<Make> => {
    const result = make(options);
    made.push(result.queue);
    return result;
  };
  afterEach(async () => {
    for (const queue of made.splice(0)) await queue.stop();
  });

  test('a chat that was woken has its turn', async () => {
    const { queue } = fresh();
    const turns: string[] = [];
    await queue.start(async (chat) => void turns.push(chat));
    queue.wake('628123:3@lid');
    await queue.idle();
    expect(turns).toEqual(['628123:3@lid']);
  });

  test('what was woken before the start is not forgotten', async () => {
    const { queue } = fresh();
    const turns: string[] = [];
    queue.wake('a');
    await queue.start(async (chat) => void turns.push(chat));
    await queue.idle();
    expect(turns).toEqual(['a']);
  });

  test('many wake-ups before a turn are one turn', async () => {
    const { queue } = fresh();
    let turns = 0;
    for (let i = 0; i < 20; i++) queue.wake('a');
    await queue.start(async () => void turns++);
    await queue.idle();
    expect(turns).toBe(1);
  });

  test('a wake-up while the turn runs leads to one more, never to two at once', async () => {
    const { queue } = fresh();
    const began = gate();
    const may = gate();
    let now = 0;
    let most = 0;
    let turns = 0;
    await queue.start(async () => {
      turns++;
      most = Math.max(most, ++now);
      began.open();
      await may.opened;
      now--;
    });
    queue.wake('a');
    await began.opened;
    for (let i = 0; i < 5; i++) queue.wake('a');
    setImmediate(may.open);
    await queue.idle();
    expect({ turns, most }).toEqual({ turns: 2, most: 1 });
  });

  test('different chats run side by side, up to the limit', async () => {
    const { queue } = fresh({ concurrency: 2 });
    const two = gate();
    const may = gate();
    let now = 0;
    let most = 0;
    let turns = 0;
    await queue.start(async () => {
      turns++;
      most = Math.max(most, ++now);
      if (now === 2) two.open();
      await may.opened;
      now--;
    });
    for (const chat of ['a', 'b', 'c', 'd', 'e']) queue.wake(chat);
    await two.opened;
    may.open();
    await queue.idle();
    expect({ turns, most }).toEqual({ turns: 5, most: 2 });
  });

  test('a turn that throws is logged, and its chat and the others go on', async () => {
    const { queue, events } = fresh();
    const turns: string[] = [];
    await queue.start(async (chat) => {
      turns.push(chat);
      if (turns.length === 1) throw new Error('broken turn');
    });
    queue.wake('a');
    await queue.idle();
    queue.wake('a');
    queue.wake('b');
    await queue.idle();
    expect(turns.toSorted()).toEqual(['a', 'a', 'b']);
    expect(events).toEqual(['queue.turn_failed']);
  });

  test('stop lets the running turn finish and takes no new one', async () => {
    const { queue } = fresh();
    const began = gate();
    const may = gate();
    let finished = 0;
    await queue.start(async () => {
      began.open();
      await may.opened;
      finished++;
    });
    queue.wake('a');
    await began.opened;
    const stopping = queue.stop();
    queue.wake('b');
    may.open();
    await stopping;
    await queue.idle();
    expect(finished).toBe(1);
  });
}

describe('in this process', () => {
  contract((options) => {
    const log = memoryLog();
    return { queue: localQueue({ log, ...options }), events: log.events };
  });
});

describeWith('over Redis', redisUrl, (url) => {
  contract((options) => {
    const log = memoryLog();
    return {
      queue: bullmqQueue({ url, log, prefix: `test-${randomUUID()}`, ...options }),
      events: log.events,
    };
  });

  test('two processes share the chats, and one chat is with one of them at a time', async () => {
    const log = memoryLog();
    const prefix = `test-${randomUUID()}`;
    const queues = [bullmqQueue({ url, log, prefix }), bullmqQueue({ url, log, prefix })] as const;
    let now = 0;
    let most = 0;
    for (const queue of queues) {
      await queue.start(async () => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setImmediate(resolve));
        now--;
      });
    }
    for (let i = 0; i < 30; i++) queues[i % 2]?.wake('a');
    await queues[0].idle();
    await queues[1].idle();
    for (const queue of queues) await queue.stop();
    expect(most).toBe(1);
  });
});

describeWith('with Redis emptied in the middle', redisUrl, (url) => {
  test('the running turn ends well and the next wake-up leads to another', async () => {
    const log = memoryLog();
    const prefix = `test-${randomUUID()}`;
    const queue = bullmqQueue({ url, log, prefix });
    const began = gate();
    const may = gate();
    let turns = 0;
    await queue.start(async () => {
      turns++;
      began.open();
      await may.opened;
    });
    queue.wake('a');
    await began.opened;
    const redis = new Redis(url);
    const keys = await redis.keys(`${prefix}:*`);
    await redis.del(...keys);
    redis.disconnect();
    may.open();
    queue.wake('a');
    while (turns < 2) await new Promise((resolve) => setImmediate(resolve));
    await queue.stop();
    expect(turns).toBe(2);
  });
});

describe('with Redis away', () => {
  test('a wake-up does not throw, is run here, and is warned of once', async () => {
    const log = memoryLog();
    const queue = bullmqQueue({ url: 'redis://127.0.0.1:1', log });
    const turns: string[] = [];
    await queue.start(async (chat) => void turns.push(chat));
    queue.wake('a');
    queue.wake('b');
    await queue.idle();
    await queue.stop();
    expect(turns.toSorted()).toEqual(['a', 'b']);
    expect(log.events).toEqual(['queue.redis_away']);
  });
});
