/**
 * Words of this page: a Content is what a message carries; an InboundMessage is a Content with its
 * envelope, as a channel hands it in; an Outgoing is what leaves, rendered; an Input is anything that
 * moves a conversation on.
 */
import type { AskName } from '../licensing/catalogue/asks.ts';

/** An address on a channel. `lid`, `phone` (E.164 with +), `cloud` (Cloud API user id), `sim`. */
export type Address = { kind: 'lid' | 'phone' | 'cloud' | 'sim'; value: string };

/** A file as a channel fetched it, or why it could not be fetched. */
export type Media =
  { bytes: Uint8Array; mime: string; name?: string } | { fault: 'too_large' | 'gone' | 'broken' };

/**
 * A kept file, encrypted with the key of the contact `owner`. `mime` is sniffed from the bytes,
 * never taken from the sender; `sha256` is the hex digest of the bytes in clear.
 */
export type FileRef = {
  id: string;
  owner: string;
  mime: string;
  size: number;
  sha256: string;
  name?: string;
};

/** A file that was refused, and why. */
export type FileFault = {
  fault: 'too_large' | 'gone' | 'broken' | 'archive' | 'executable' | 'unknown_type';
};

export type Content<F = FileRef | FileFault> =
  | { kind: 'text'; text: string }
  | { kind: 'image'; file: F; caption?: string }
  | { kind: 'document'; file: F; caption?: string }
  | { kind: 'voice'; file: F }
  | { kind: 'video'; caption?: string }
  | { kind: 'location'; latitude: number; longitude: number; live?: true }
  | { kind: 'edit'; target: string; text: string }
  | { kind: 'delete'; target: string }
  | { kind: 'reaction'; target: string; emoji: string }
  | {
      kind:
        | 'sticker'
        | 'contact_card'
        | 'view_once'
        | 'poll'
        | 'poll_vote'
        | 'call'
        | 'group_invite'
        /** They wrote in a group that the number is in; what, nobody read. */
        | 'group_message'
        | 'other';
    };

export type FileContent = Extract<Content, { kind: 'image' | 'document' }>;

export type ContentKind = Content['kind'];

/** One message as a channel received it. `externalId` is the provider's id; `at` is the provider's time. */
export type InboundMessage = {
  account: string;
  /** The canonical chat; more addresses of the same person, when known, let contacts be merged. */
  chat: Address;
  also?: Address[];
  externalId: string;
  at: number;
  /** `office_phone`: typed by an officer on the linked phone itself. */
  from: 'contact' | 'office_phone';
  name?: string;
  /** External id of the message it quotes. */
  quotes?: string;
  content: Content<Media>;
};

export type Option = { id: string; label: string };

/** A rendered message. `asks` and `options` say what reply it hopes for (programs and the desk read them). */
export type Outgoing =
  | { kind: 'text'; text: string; asks?: AskName; options?: Option[]; quotes?: string }
  | { kind: 'document' | 'image'; file: FileRef; caption?: string };
