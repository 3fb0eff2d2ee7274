import { expect, test } from '@jest/globals';
import { openTimers } from '../../../bot/runtime/timers.ts';
import type { Chore } from '../../../bot/runtime/timers.ts';
import { silentLog, storages } from '../../support/storage.ts';

test('a chore that outlasts a beat is done once; whoever comes meanwhile waits for its end', async () => {
  const db = await storages()[0]!.open();
  await db.storage.write(({ timers }) => timers.set('chat', 'erase', 'contact', 1));
  let began = 0;
  let end = (): void => undefined;
  const chore: Chore = async () => {
    began += 1;
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    return true;
  };
  const timers = openTimers({
    storage: db.storage,
    clock: db.clock,
    log: silentLog,
    chores: { erase: chore, own_copy: chore, read_document: chore, hand_over: chore, propose: chore },
  });

  const first = timers.run();
  const second = timers.run();
  while (began === 0) await new Promise((resolve) => setImmediate(resolve));
  await db.storage.read(({ timers: rows }) => rows.due(2, 10));
  end();
  expect(await Promise.all([first, second])).toEqual([1, 1]);
  expect(began).toBe(1);
  await db.drop();
});
