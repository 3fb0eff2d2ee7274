/** What another process publishes is in force here without a restart. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildApp } from '../../bot/app.ts';
import type { App } from '../../bot/app.ts';
import { officeChecks } from '../../bot/office-health.ts';
import { setText } from '../../handlers/office-texts.ts';
import { memoryLog } from '../support/memory-log.ts';
import { publishEdit } from '../support/office-edit.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const PATIENCE_MS = 10_000;

let house: TestApp;
let beside: App;
beforeEach(async () => {
  house = await openTestApp();
  // As the command line does it: the same data, nothing started.
  beside = await buildApp({ ...house.app.config, simulator: false }, { log: memoryLog() });
});
afterEach(async () => {
  await beside.close();
  await house.close();
});

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds() && waited < PATIENCE_MS; waited += 50) await sleep(50);
  expect(holds()).toBe(true);
}

test('an edited permit and a sentence of the office reach the running program', async () => {
  const { house: running } = house.app;
  const before = running.world.catalogue.revision;
  await publishEdit({ app: beside }, { permit: 'REKLAME', sla: { max: 4 } });
  await until(() => running.world.catalogue.permits.get('REKLAME')?.sla.max === 4);
  expect(running.world.catalogue.revision).not.toBe(before);
  const { catalogue } = running.world;
  const text = { language: 'id', key: 'thanks.welcome', text: 'Sama-sama, Pian.' };
  await setText(beside.house.storage, text, 'seed', { who: 'cli', by: 'Rina', at: 1 });
  await until(() => running.world.texts.text('id', 'thanks.welcome') === text.text);
  expect((await house.write('+6281234567890', 'terima kasih')).join()).toContain(text.text);
  // A sentence changes nothing of the permits: what was learnt of their names is kept.
  expect(running.world.catalogue).toBe(catalogue);
});

test('a draft and a sentence to look at are named on the health page', async () => {
  expect((await officeChecks(house.app)).map(({ ok }) => ok)).toEqual([true, true]);
  await house.app.house.storage.write(({ officeEntries }) =>
    officeEntries.add({
      entry: 'permit:PBG',
      content: '{}',
      origin: 'seed',
      state: 'draft',
      by: 'program',
      at: 1,
    }),
  );
  const [catalogue] = await officeChecks(house.app);
  expect(catalogue).toMatchObject({ ok: false, words: expect.stringContaining('PBG') });
});
