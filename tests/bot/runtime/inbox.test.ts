import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openInbox } from '../../../bot/runtime/inbox.ts';
import type { Inbox } from '../../../bot/runtime/inbox.ts';
import type { Address, Content, Media } from '../../../flows/message.ts';
import { describeWith } from '../../support/services.ts';
import { storages, testCipher } from '../../support/storage.ts';
import type { TestStorage } from '../../support/storage.ts';

const chat = { kind: 'lid', value: '100' } as const;

const words = { kind: 'text', text: 'halo' } as const;

function inboxOf({ storage, clock }: TestStorage): Inbox {
  const files = {
    put: () => Promise.reject(new Error('not here')),
    add: () => Promise.reject(new Error('not here')),
    get: () => Promise.reject(new Error()),
  };
  return openInbox({ storage, cipher: testCipher, clock, files });
}

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
      const inbox = inboxOf(db);
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

    test('a person known by both is one, whichever of their addresses a message names: one chat, each message once', async () => {
      const inbox = inboxOf(db);
      const own = { kind: 'lid', value: '300' } as const;
      const phone = { kind: 'phone', value: '+628300' } as const;
      const write = (externalId: string, chat: Address, ...also: Address[]) =>
        inbox.receive({ account: 'wa1', chat, also, externalId, at: 1, from: 'contact', content: words });
      const first = await write('M1', own, phone);
      expect(await write('M1', phone)).toEqual({ chat: first.chat, fresh: false });
      expect(await write('M2', phone)).toEqual({ chat: first.chat, fresh: true });
      expect(await write('M2', own)).toEqual({ chat: first.chat, fresh: false });
      // On another number of the office there is no such chat yet; and whoever is known by nothing else has one there.
      const elsewhere = { account: 'wa2', chat: phone, externalId: 'M1', at: 1, from: 'contact' } as const;
      expect((await inbox.receive({ ...elsewhere, content: words })).chat).not.toBe(first.chat);
      const stranger = { kind: 'phone', value: '+628301' } as const;
      const theirs = await write('M1', stranger);
      expect(await write('M2', stranger)).toEqual({ chat: theirs.chat, fresh: true });
    });
  });
}
