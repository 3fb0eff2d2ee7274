import type { Content, FileFault, FileRef, InboundMessage, Media } from '../../flows/message.ts';
import type { Storage } from '../../storage/database.ts';
import type { Cipher, Clock } from '../../storage/ports.ts';
import type { FileKeeper } from './file-keeper.ts';

export type Inbox = {
  /** Resolves after COMMIT: only then may a channel acknowledge. A redelivery changes nothing. */
  receive(message: InboundMessage): Promise<{ chat: string; fresh: boolean }>;
};

type InboxParts = {
  storage: Storage;
  cipher: Cipher;
  clock: Clock;
  files: FileKeeper;
  wake(chat: string): void;
};

/** Hop 2: every message is stored once, under the person it came from, before anything reads it. */
export function openInbox({ storage, cipher, clock, files, wake }: InboxParts): Inbox {
  return {
    async receive(message) {
      const now = clock.now();
      const addresses = [message.chat, ...(message.also ?? [])];
      const content = await keep(message.content, async () => {
        const person = await storage.write((stores) => stores.contacts.resolve(addresses, now));
        return person.id;
      });
      const stored = await storage.write(async (stores) => {
        const person = await stores.contacts.resolve(addresses, now);
        if (message.name !== undefined && person.name === null)
          await stores.contacts.setName(person.id, message.name);
        const chat = await stores.chats.open(message.account, message.chat, person.id, now);
        const id = await stores.messages.insertIn({
          chat: chat.id,
          externalId: message.externalId,
          senderHash: cipher.hash('sender', `${message.chat.kind}:${message.chat.value}`),
          body: content,
          author: message.from === 'office_phone' ? 'phone' : 'contact',
          at: message.at,
          receivedAt: now,
          ...(message.quotes === undefined ? {} : { quotes: message.quotes }),
        });
        return { chat: chat.id, fresh: id !== null };
      });
      if (stored.fresh) wake(stored.chat);
      return stored;
    },
  };

  async function keep(content: Content<Media>, owner: () => Promise<string>): Promise<Content> {
    if (content.kind !== 'image' && content.kind !== 'document' && content.kind !== 'voice') return content;
    return { ...content, file: await keepFile(content.file, owner) };
  }

  async function keepFile(media: Media, owner: () => Promise<string>): Promise<FileRef | FileFault> {
    if ('fault' in media) return media;
    return files.put(await owner(), media.bytes, media.name);
  }
}
