import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CanLag, Channel } from '../../bot/channels/channel.ts';
import { openMetrics } from '../../bot/metrics.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
});
afterEach(() => house.close());

test('a number that is connected and still catching up is open and not ready', async () => {
  const [simulator] = house.app.channels.values();
  const number: Channel & CanLag = {
    ...simulator!,
    account: 'wa1',
    isOpen: () => true,
    isReady: () => false,
  };
  const told = await openMetrics({ house: house.app.house, channels: new Map([['wa1', number]]) })();
  expect(told).toContain('lantunan_channel_open{account="wa1"} 1');
  expect(told).toContain('lantunan_channel_ready{account="wa1"} 0');
});

test('what waits is counted', async () => {
  const { house: parts, channels } = house.app;
  await house.write('+6281234567890', 'petugas');
  const told = await openMetrics({ house: parts, channels })();
  expect(told).toContain('lantunan_tickets_waiting 1');
  expect(told).toContain('lantunan_channel_ready{account="sim"} 1');
});
