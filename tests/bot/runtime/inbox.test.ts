import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openInbox } from '../../../bot/runtime/inbox.ts';
import type { Content, Media } from '../../../flows/message.ts';
import { describeWith } from '../../support/services.ts';
import { storages, testCipher } from '../../support/storage.ts';
import type { TestStorage } from '../../support/storage.ts';

const chat = { kind: 'lid', value: '100' } as const;

for (const { name, available, open } of storages()) {
  describeWith(`inbox on ${name}`, available, () => {
    let db: TestStorage;
    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.drop());

    test.each<[string, Content<Media>]>([
      ['a text', { kind: 'text', text: 'ha\u0000lo' }],
      ['a reaction', { kind: 'reaction', target: 'T\u0000', emoji: '👍' }],
    ])('%s with ids that a database cannot take is stored once', async (_name, content) => {
      const { storage, clock } = db;
      const files = {
        put: () => Promise.reject(new Error('not here')),
        add: () => Promise.reject(new Error('not here')),
        get: () => Promise.reject(new Error()),
      };
      const inbox = openInbox({ storage, cipher: testCipher, clock, files });
      const externalId = `${content.kind}\u0000\ud800`;
      const message = {
        account: 'wa1',
        chat,
        externalId,
        at: 1,
        from: 'contact',
        quotes: 'Q\u0000',
        content,
      } as const;
      const [first, again] = [await inbox.receive(message), await inbox.receive(message)];
      expect([first.fresh, again.fresh]).toEqual([true, false]);
    });
  });
}
