import type { World } from '../flows/world.ts';
import type { ReadStores, Stores } from '../storage/stores.ts';
import type { Cipher, Ids } from '../storage/ports.ts';
import type { ChatState } from './chat-state.ts';

/** What handlers work with inside one transaction. `chat` is the one chat it may change. */
export type Work = {
  stores: Stores;
  world: World;
  ids: Ids;
  /** Keyed hash for look-ups. */
  hash: Cipher['hash'];
  now: number;
  chat: ChatState;
};

/** The same for whoever only looks; `Work` serves as one. */
export type ReadWork = Pick<Work, 'world' | 'ids' | 'now' | 'chat'> & { stores: ReadStores };
