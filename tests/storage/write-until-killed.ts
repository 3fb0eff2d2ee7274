/**
 * A process that writes until it is killed: each work leaves an inbound message and a setting, and its number
 * is printed only once `write` has resolved. Started by kill.test.ts.
 */
import { randomBytes } from 'node:crypto';
import { createCipher } from '../../storage/cipher.ts';
import { openStorage } from '../../storage/database.ts';
import type { Where } from '../../storage/database.ts';

const [, , where = '', run = ''] = process.argv;
const place: Where = where.startsWith('postgres:') ? { url: where } : { file: where };
const log = { info: () => {}, warn: () => {}, error: () => {} };
let made = 0;
const ids = {
  next: () => `${run}${String((made += 1)).padStart(26 - run.length, '0')}`,
  secret: (bytes: number) => randomBytes(bytes),
};
const storage = await openStorage({
  where: place,
  cipher: createCipher(Buffer.alloc(32, 7)),
  ids,
  clock: { now: () => 0 },
  log,
});
const address = { kind: 'phone', value: '+6280000' } as const;
const chat = await storage.write(async (stores) => {
  const contact = await stores.contacts.resolve([address], 1);
  return stores.chats.open('sim', address, contact.id, 1);
});
const one = async (number: number): Promise<void> => {
  await storage.write(async (stores) => {
    await stores.messages.insertIn({
      chat: chat.id,
      externalId: `${run}-${number}`,
      senderHash: 's',
      body: { kind: 'text', text: String(number) },
      author: 'contact',
      at: 1,
      receivedAt: 1,
    });
    await stores.settings.set(`${run}-${number}`, 'stored');
  });
  process.stdout.write(`${number}\n`);
};
for (let number = 0; ; number += 10) {
  await Promise.all(Array.from({ length: 10 }, (_, index) => one(number + index)));
}
