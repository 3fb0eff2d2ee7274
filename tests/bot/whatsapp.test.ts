import { expect, test } from '@jest/globals';
import type { BaileysParts } from '../../bot/channels/baileys/settings.ts';
import type { Config } from '../../bot/config.ts';
import { whatsappChannels } from '../../bot/whatsapp.ts';

test('each number can tell that only a new process helps', async () => {
  const config = {
    roles: new Set(['channel']),
    where: { file: 'lantunan.db' },
    whatsapp: ['wa1', 'wa2'],
    whatsappWebUrl: 'ws://127.0.0.1:1/',
  } as unknown as Config;
  const numbers: BaileysParts[] = [];
  let told = 0;
  const parts = { house: {}, log: {}, random: () => 0 } as never;
  await whatsappChannels(
    config,
    parts,
    () => void (told += 1),
    (_settings, given) => (numbers.push(given), {} as never),
  );
  for (const number of numbers) number.exhausted?.();
  expect(told).toBe(2);
});
