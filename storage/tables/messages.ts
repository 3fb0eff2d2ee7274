export type Direction = 'in' | 'out' | 'internal';

/** `in` and `internal`: received → handled. `out`: the others; `unknown` crashed mid-send, `withheld` lost its ownership. */
export type MessageState =
  | 'received'
  | 'handled'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'errored'
  | 'failed'
  | 'unknown'
  | 'withheld';

/** `operator:<id>` is an officer at the desk or in their own chat; `phone` is one typing on the office phone. */
export type Author = 'contact' | 'bot' | 'phone' | 'system' | `operator:${string}`;

/**
 * Chat log, inbox and outbox in one. `body` is sealed JSON; `file` repeats the id of the body's file, so that
 * files can be counted and erased without opening bodies. `sender_hash` keeps one external id of two people
 * apart. `cause` makes an internal row unique. `resends` counts how often an unknown outcome was sent again.
 */
export type MessagesTable = {
  id: string;
  chat: string;
  direction: Direction;
  state: MessageState;
  external_id: string | null;
  sender_hash: string | null;
  quotes: string | null;
  kind: string;
  body: Uint8Array;
  file: string | null;
  cause: string | null;
  epoch: number | null;
  author: Author;
  at: number;
  received_at: number;
  sent_at: number | null;
  not_before: number;
  attempts: number;
  resends: number;
  lease_owner: string | null;
  lease_until: number | null;
  error: string | null;
  always: number;
};
