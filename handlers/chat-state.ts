import type { ChatRow } from '../storage/stores/chats.ts';
import type { Stores } from '../storage/stores.ts';

/**
 * The one chat a transaction changes: read under its lock, changed in memory, saved once with the
 * version that was read. Whoever loses the race reads again and runs again.
 */
export type ChatState = ChatRow;

export async function lockChat(stores: Stores, id: string): Promise<ChatState | undefined> {
  return stores.chats.lock(id);
}

/** The ownership epoch rises only when the owner becomes or stops being an operator (DESIGN §2, fences). */
export function setOwner(
  chat: ChatState,
  owner: ChatState['owner'],
  operator: string | null = null,
  byPhone = false,
): void {
  if ((chat.owner === 'operator') !== (owner === 'operator') || chat.operator !== operator) chat.epoch += 1;
  chat.owner = owner;
  chat.operator = operator;
  chat.byPhone = byPhone;
}

export async function saveChat(
  stores: Stores,
  chat: ChatState,
  times?: { lastInAt?: number; lastOutAt?: number },
): Promise<void> {
  await stores.chats.save({
    id: chat.id,
    version: chat.version,
    owner: chat.owner,
    operator: chat.operator,
    byPhone: chat.byPhone,
    epoch: chat.epoch,
    session: chat.session,
    ...times,
  });
}
