/** The Cloud API channel in a house of its own, between the stand-in and a clock that stands. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudApiChannel } from '../../../bot/channels/cloud-api/channel.ts';
import type { HasRoutes } from '../../../bot/channels/channel.ts';
import type { CloudApiSettings } from '../../../bot/channels/cloud-api/settings.ts';
import { storedWindow } from '../../../bot/channels/cloud-api/window.ts';
import { openChannelHouse } from '../channel-house.ts';
import type { ChannelHouse, OpenHouse } from '../channel-house.ts';
import { memoryLog } from '../memory-log.ts';
import { countingIds, standingClock } from '../storage.ts';
import { startCloudApi } from './fake.ts';
import type { CloudApiFake } from './fake.ts';
import { envelopeOf, messageOf, signed, statusOf } from './webhooks.ts';
import type { Hook, Person } from './webhooks.ts';

export type CloudHouse = {
  fake: CloudApiFake;
  clock: ReturnType<typeof standingClock>;
  log: ReturnType<typeof memoryLog>;
  house(): OpenHouse;
  /** Opens it, or opens it again on the same file after it was left or closed. */
  open(more?: Partial<CloudApiSettings>): Promise<ChannelHouse>;
  /** Posts as Meta does; the status of the answer. */
  hook(hook: Hook, method?: 'GET' | 'POST'): Promise<{ status: number; body?: string }>;
  write(from: Person, id: string, content?: object): Promise<number>;
  report(status: string, id: string, row?: string, code?: number): Promise<number>;
  end(): Promise<void>;
};

const MAX = 1_000;

export async function startCloudHouse(): Promise<CloudHouse> {
  const fake = await startCloudApi();
  const folder = mkdtempSync(join(tmpdir(), 'cloud-api-'));
  const clock = standingClock();
  const log = memoryLog();
  let opened: OpenHouse | undefined;
  let channel: HasRoutes | undefined;
  let times = 0;
  const hook: CloudHouse['hook'] = async (given, method = 'POST') => {
    const route = channel?.routes.find((one) => one.method === method);
    if (!route) throw new Error('the house is not open');
    return route.handle(given);
  };
  const post = async (value: object) =>
    (await hook(signed(envelopeOf(value), fake.settings.appSecret))).status;
  return {
    fake,
    clock,
    log,
    hook,
    house() {
      if (!opened) throw new Error('the house is not open');
      return opened;
    },
    async open(more) {
      const settings = { ...fake.settings, ...more };
      opened = await openChannelHouse({
        file: join(folder, 'house.db'),
        ids: countingIds((times += 1) * 100_000),
        now: clock.now,
        log,
        channel: ({ storage }) => {
          const window = storedWindow(storage, settings.account);
          const made = cloudApiChannel(settings, {
            window,
            clock,
            log,
            fetch: globalThis.fetch,
            maxMediaBytes: MAX,
          });
          channel = made;
          return made;
        },
      });
      return opened;
    },
    write: (from, id, content = { type: 'text', text: { body: 'halo' } }) =>
      post(messageOf(from, id, content, clock.now())),
    report: (status, id, row, code) => post(statusOf(status, id, clock.now(), row, code)),
    async end() {
      await opened?.close();
      await fake.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
