import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { openStorage } from '../../storage/database.ts';
import { describeWith } from '../support/services.ts';
import { silentLog, storages, testCipher } from '../support/storage.ts';

const WRITER = fileURLToPath(new URL('write-until-killed.ts', import.meta.url));

/** Starts the writer, kills it with signal 9 once it has acknowledged `enough`, and returns what it acknowledged. */
async function acknowledgedUntilKilled(where: string, run: string, enough: number): Promise<number[]> {
  const child = spawn(process.execPath, [WRITER, where, run], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === enough) child.kill('SIGKILL');
  }
  return acknowledged;
}

for (const { name, available, open } of storages()) {
  describeWith(`kill -9 on ${name}`, available, () => {
    test('what was acknowledged is there, and no work is there by half', async () => {
      const db = await open();
      const where = 'file' in db.where ? db.where.file : db.where.url;
      // On SQLite the file belongs to one process at a time.
      await db.storage.close();
      const acknowledged = new Map<string, number[]>();
      for (const [run, enough] of [
        ['A', 7],
        ['B', 53],
      ] as const) {
        acknowledged.set(run, await acknowledgedUntilKilled(where, run, enough));
      }
      const again = await openStorage({
        where: db.where,
        cipher: testCipher,
        ids: db.ids,
        clock: db.clock,
        log: silentLog,
      });
      for (const [run, numbers] of acknowledged) {
        expect(numbers.length).toBeGreaterThanOrEqual(7);
        const last = Math.max(...numbers);
        const halves = await again.read(async (stores) => {
          const chat = (await stores.chats.list({ limit: 1 }))[0]?.id ?? '';
          const found = [];
          for (let number = 0; number <= last + 20; number += 1) {
            const message = await stores.messages.byExternalId(chat, `${run}-${number}`);
            const setting = await stores.settings.get(`${run}-${number}`);
            found.push({ number, message: message?.body, setting });
          }
          return found;
        });
        for (const { number, message, setting } of halves) {
          if (numbers.includes(number)) {
            expect({ number, message, setting }).toEqual({
              number,
              message: { kind: 'text', text: String(number) },
              setting: 'stored',
            });
          } else {
            expect({ number, whole: (message === undefined) === (setting === undefined) }).toEqual({
              number,
              whole: true,
            });
          }
        }
      }
      await again.close();
      await db.drop();
    });
  });
}
