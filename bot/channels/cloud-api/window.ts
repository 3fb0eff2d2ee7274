import type { Address } from '../../../flows/message.ts';
import { WINDOW_MS } from '../../../handlers/window.ts';
import type { Storage } from '../../../storage/database.ts';

/** When people last wrote, and what waits until they do. */
export type Window = {
  /** UTC ms by the provider's clock; null when they never wrote. */
  lastInAt(address: Address): Promise<number | null>;
  /** They wrote: what was held for it may leave. */
  opened(address: Address): Promise<void>;
};

export function isOpen(lastInAt: number | null, now: number): boolean {
  return lastInAt !== null && now - lastInAt < WINDOW_MS;
}

export function storedWindow(storage: Storage, account: string): Window {
  return {
    lastInAt: (address) =>
      storage.read(async ({ chats, messages }) => {
        const chat = await chats.find(account, address);
        return chat ? messages.lastInAt(chat.id) : null;
      }),
    async opened(address) {
      await storage.write(async ({ chats, outbox }) => {
        const chat = await chats.find(account, address);
        if (chat) await outbox.release(chat.id);
      });
    },
  };
}
