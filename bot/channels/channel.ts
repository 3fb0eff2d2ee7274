import type { MountedRoute } from '../../desk/server/ports.ts';
import type { Address, InboundMessage, Outgoing } from '../../flows/message.ts';
import type { ChannelAbilities } from '../../handlers/ports.ts';

/**
 * What became of one send.
 * `retry`: nothing left us, try again later; `held`: only others can help (the person writes, the office pays, the
 * link comes back), so it does not count as a try; given up once the message is `mostMs` old, a month where that is left
 * out. `refused`: the server said no, with its code; staff read it.
 * `unknown`: it may have left; the outbox settles it as DESIGN §2 "Sending" says.
 */
export type SendResult =
  | { outcome: 'sent'; externalId: string; at: number }
  | { outcome: 'retry'; code: string; afterMs: number; held?: true; mostMs?: number }
  | { outcome: 'refused'; code: string }
  | { outcome: 'unknown' };

export type Sendable = {
  to: Address;
  message: Outgoing;
  /** Bytes of `message.file`, in clear, when there is one. */
  bytes?: Uint8Array;
  /** The id the provider shall carry (channels with `ownIds`); a re-send carries the same. */
  externalId: string;
  /** Sent before with an unknown outcome. */
  resent?: true;
  /** Our own row id, for channels without `ownIds`. */
  row: string;
  /** `bot`, `operator:<id>` or `system`. */
  author: string;
};

/** What became of a message the provider took. `row`: ours, where the report names it (`Sendable.row`). */
export type Receipt = {
  externalId: string;
  state: 'sent' | 'delivered' | 'read';
  at: number;
  row?: string;
};

/** The provider took it and reports later that it did not arrive; `afterMs`: another try then may help. */
export type Bounce = { externalId: string; state: 'failed'; code: string; row?: string; afterMs?: number };

export type LinkState =
  | { state: 'unlinked' }
  /** Why linking did not come about. */
  | { state: 'unlinked'; reason: string }
  | { state: 'connecting' }
  /** `text` is what the QR shows; `code` a pairing code to type on the phone. */
  | { state: 'pairing'; text?: string; code?: string }
  /** With a reason: it works, but not for everything. */
  | { state: 'ready' }
  | { state: 'ready'; reason: string }
  /** `deafSince` (UTC ms): the link that ended was open, and nothing was handed on since then. */
  | { state: 'waiting'; reason: string; until: number; deafSince?: number }
  /** Nothing is tried until a person acts. */
  | { state: 'stopped'; reason: string };

/** What a phone's history tells of the time a number was not linked. */
export type Missed = {
  /** UTC ms: the last message we had before. */
  since: number;
  /** Of people that nobody has answered, each with their messages, oldest first. */
  people: InboundMessage[][];
  /** So many others, of the whole history up to now, were answered on the phone itself. */
  answered: number;
  /** So many messages came without content, up to now. */
  unreadable: number;
  /** So many pieces of the history could not be fetched, up to now. */
  lost: number;
  /** Nothing of the history has come so far. */
  nothing: boolean;
};

/** The program's side of a channel. Every call resolves after it is stored; none throws for a bad message. */
export type Intake = {
  receive(message: InboundMessage): Promise<void>;
  receipt(receipt: Receipt | Bounce): Promise<void>;
  /** What was written while the number was not linked: one answer for each person, a list for the admin. */
  missed(missed: Missed): Promise<void>;
  /** Called on every change of the link; `ready` means connected and caught up. */
  link(state: LinkState): Promise<void>;
  /** External ids of our own sends, so that an echo is not taken for the office phone. */
  isOurs(externalId: string): Promise<boolean>;
  /** One of our own messages, for a recipient that asks for it again; undefined when it, or its file, is gone. */
  sentMessage(externalId: string): Promise<Pick<Sendable, 'message' | 'bytes'> | undefined>;
};

/** One linked number (or the simulator). Sends are called one at a time per chat, in order. */
export type Channel = {
  readonly account: string;
  readonly abilities: ChannelAbilities;
  start(intake: Intake): Promise<void>;
  isReady(): boolean;
  send(sendable: Sendable): Promise<SendResult>;
  /** Stops intake, then ends the connection; never logs the number out. */
  stop(): Promise<void>;
};

/** A channel that is linked by a person holding the phone. */
export type CanPair = {
  /** Starts over with a QR, or with a code to type for `phone` (E.164, +62…). */
  pair(phone?: string): Promise<void>;
  unlink(): Promise<void>;
  /** Connects again with the link it has, after it stopped until a person acts. */
  reconnect(): Promise<void>;
};

/** A channel that is spoken to by webhook; the desk serves its routes. */
export type HasRoutes = { readonly routes: readonly MountedRoute[] };

/** A channel whose link may be open before what waited on the server has come. */
export type CanLag = { isOpen(): boolean };

/** A channel that can show that someone is writing. */
export type CanType = { typing(to: Address): Promise<void> };
