import type { Content, FileFault, FileRef, InboundMessage, Media } from '../../flows/message.ts';
import type { Storage } from '../../storage/database.ts';
import type { Stores } from '../../storage/stores.ts';
import type { Place } from '../../storage/stores/resolve-contact.ts';
import type { Cipher, Clock } from '../../storage/ports.ts';
import { storable } from '../channels/storable.ts';
import type { FileKeeper } from './file-keeper.ts';

type Stored = { chat: string; fresh: boolean };
type FreshRow = { chat: string; id: string };
type Kept = Omit<InboundMessage, 'content'> & { content: Content };

export type Inbox = {
  /** Resolves after COMMIT: only then may a channel acknowledge. A redelivery changes nothing. */
  receive(message: InboundMessage): Promise<Stored>;
  /** The same for what came at once: stored in order and together, so that one turn finds all of it. */
  receiveAll(messages: readonly InboundMessage[]): Promise<Stored[]>;
  /**
   * The same for one person's messages out of the phone's history; what is new among them is marked as such, and `note`
   * writes down in the same transaction that there was something new: afterwards nothing would be.
   */
  receiveMissed(
    messages: readonly InboundMessage[],
    note: (stores: Stores, missed: { chat: string; messages: number }) => Promise<void>,
  ): Promise<void>;
};

type InboxParts = {
  storage: Storage;
  cipher: Cipher;
  clock: Clock;
  files: FileKeeper;
};

/** Hop 2: every message is stored once, under the person it came from, before anything reads it. */
export function openInbox({ storage, cipher, clock, files }: InboxParts): Inbox {
  return {
    async receive(message) {
      const [stored] = await receiveAll([message]);
      return stored!;
    },
    receiveAll: (messages) => receiveAll(messages),
    async receiveMissed(messages, note) {
      await receiveAll(messages, async (stores, rows, now) => {
        const [fresh] = rows;
        if (!fresh) return;
        await stores.messages.insertInternal({
          chat: fresh.chat,
          cause: `from-history:${fresh.id}`,
          body: { notice: 'from_history' },
          at: now,
        });
        await note(stores, { chat: fresh.chat, messages: rows.length });
      });
    },
  };

  async function receiveAll(
    messages: readonly InboundMessage[],
    more?: (stores: Stores, fresh: FreshRow[], now: number) => Promise<void>,
  ): Promise<Stored[]> {
    const now = clock.now();
    const kept: Kept[] = [];
    for (const message of messages.map(asStorable)) {
      kept.push({ ...message, content: await keep(message, now) });
    }
    return storage.write(async (stores) => {
      const rows: { chat: string; id: string | null }[] = [];
      for (const message of kept) rows.push(await store(stores, message, now));
      await more?.(
        stores,
        rows.flatMap(({ chat, id }) => (id === null ? [] : [{ chat, id }])),
        now,
      );
      return rows.map(({ chat, id }) => ({ chat, fresh: id !== null }));
    });
  }

  async function store(
    stores: Stores,
    received: Kept,
    now: number,
  ): Promise<{ chat: string; id: string | null }> {
    const message = await underOwnId(stores, received);
    const { chat, contact, named } =
      (await stores.chats.place(message.account, addressesOf(message))) ??
      (await newPlace(stores, message, now));
    if (message.name !== undefined && !named) await stores.contacts.setName(contact, message.name);
    const id = await stores.messages.insertIn({
      chat,
      externalId: message.externalId,
      senderHash: cipher.hash('sender', `${message.chat.kind}:${message.chat.value}`),
      body: message.content,
      author: message.from === 'office_phone' ? 'phone' : 'contact',
      at: message.at,
      receivedAt: now,
      ...(message.quotes === undefined ? {} : { quotes: message.quotes }),
    });
    return { chat, id };
  }

  /** Under their number alone comes also who is known here by the provider's own id: it is the same chat. */
  async function underOwnId(stores: Stores, message: Kept): Promise<Kept> {
    if (message.chat.kind !== 'phone') return message;
    const own = await stores.chats.ownOf(message.account, message.chat);
    return own ? { ...message, chat: own.address, also: addressesOf(message) } : message;
  }

  async function newPlace(stores: Stores, message: Kept, now: number): Promise<Place> {
    const { id: contact, name } = await stores.contacts.resolve(addressesOf(message), now);
    const chat = await stores.chats.idAt(message.account, message.chat, contact, now);
    return { chat, contact, named: name !== null };
  }

  async function keep(message: InboundMessage, now: number): Promise<Content> {
    const { content } = message;
    if (content.kind !== 'image' && content.kind !== 'document' && content.kind !== 'voice') return content;
    const person = await storage.write((stores) => stores.contacts.resolve(addressesOf(message), now));
    return { ...content, file: await keepFile(content.file, person.id) };
  }

  async function keepFile(media: Media, owner: string): Promise<FileRef | FileFault> {
    if ('fault' in media) return media;
    return files.put(owner, media.bytes, media.name);
  }
}

/** Ids are the sender's word. */
function asStorable(message: InboundMessage): InboundMessage {
  const { externalId, quotes, content } = message;
  return {
    ...message,
    externalId: storable(externalId),
    ...(quotes === undefined ? {} : { quotes: storable(quotes) }),
    content: 'target' in content ? { ...content, target: storable(content.target) } : content,
  };
}

function addressesOf({ chat, also }: Pick<InboundMessage, 'chat' | 'also'>) {
  return [chat, ...(also ?? [])];
}
