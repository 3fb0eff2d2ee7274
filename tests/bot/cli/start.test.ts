/** A number that stays deaf ends the whole program, with the code that asks to be started again. */
import { beforeEach, expect, jest, test } from '@jest/globals';
import type { BaileysParts } from '../../../bot/channels/baileys/settings.ts';
import type { Overrides } from '../../../bot/app.ts';
import type { loadConfig } from '../../../bot/config.ts';

// The machine may be busy with other suites.
jest.setTimeout(60_000);

const ended = Promise.withResolvers<number>();
const steps: string[] = [];
const did = (step: string) => async (): Promise<void> => void steps.push(step);
/** Of each number, what it was made with. */
const numbers: BaileysParts[] = [];
let overrides: Overrides | undefined;

const CONFIG = {
  roles: new Set(['channel']),
  where: { file: 'lantunan.db' },
  whatsapp: ['wa1', 'wa2'],
  whatsappWebUrl: 'ws://127.0.0.1:1/',
};

jest.unstable_mockModule('../../../bot/config.ts', () => ({
  loadConfig: () => CONFIG as unknown as ReturnType<typeof loadConfig>,
}));
// Not wanted, and long to load.
jest.unstable_mockModule('../../../bot/desk.ts', () => ({ serveDesk: undefined }));
jest.unstable_mockModule('../../../bot/start-fault.ts', () => ({
  startFault: (_config: unknown, begin: () => Promise<unknown>) => begin(),
}));
jest.unstable_mockModule('../../../bot/cli/endings.ts', () => ({
  endings: () => ({ ended: ended.promise, exhausted: () => ended.resolve(75) }),
}));
jest.unstable_mockModule('../../../bot/channels/baileys/channel.ts', () => ({
  baileysChannel: (_settings: unknown, parts: BaileysParts) => (numbers.push(parts), {}),
}));
jest.unstable_mockModule('../../../bot/app.ts', () => ({
  ENDING_MS: 1,
  buildApp: async (_config: unknown, given: Overrides) => {
    overrides = given;
    return { start: did('start'), close: did('close') };
  },
}));

beforeEach(() => void jest.spyOn(process.stdout, 'write').mockReturnValue(true));

test('the second of two numbers stays deaf: the program is closed, and asks to be started again', async () => {
  const { start } = await import('../../../bot/cli/start.ts');
  const code = start();
  await new Promise(setImmediate);
  await overrides?.channels?.({ house: {}, log: {}, random: () => 0 } as never);
  expect(numbers).toHaveLength(2);
  expect(numbers[1]?.exhausted).toBeDefined();
  numbers[1]?.exhausted?.();
  expect(await code).toBe(75);
  expect(steps).toEqual(['start', 'close']);
});
