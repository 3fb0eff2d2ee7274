import type { Address } from '../../flows/message.ts';

/** `hash` is the keyed hash of kind and value; `value` is sealed; `contact` is the one it was first seen with. */
export type AddressesTable = {
  hash: string;
  kind: Address['kind'];
  value: Uint8Array;
  contact: string;
  created_at: number;
};
