import type { Address } from '../../flows/message.ts';

export type ChatOwner = 'bot' | 'queue' | 'operator';

/**
 * A contact on an account. `address` and `session` (JSON) are sealed with the key of `contact`, which never
 * changes. `epoch` rises when the owner becomes or stops being `operator`; `by_phone`: taken over from the
 * office phone.
 */
export type ChatsTable = {
  id: string;
  account: string;
  address_hash: string;
  address_kind: Address['kind'];
  address: Uint8Array;
  contact: string;
  owner: ChatOwner;
  operator: string | null;
  by_phone: number;
  epoch: number;
  version: number;
  session: Uint8Array | null;
  last_in_at: number | null;
  last_out_at: number | null;
  created_at: number;
};
