import type { proto } from '@whiskeysockets/baileys';
import type { Content } from '../../../flows/message.ts';

/** Where the bytes of a received file are; media.ts fetches them. `mime` is the sender's word only. */
export type MediaSource = {
  type: 'image' | 'document' | 'audio';
  mime: string;
  name?: string;
  mediaKey: Uint8Array;
  directPath: string;
  /** What the sender says, in bytes; 0 when it says nothing. */
  size: number;
  sha256?: Uint8Array;
  encryptedSha256?: Uint8Array;
};

type Received = Content<MediaSource>;
type Readers = {
  [K in keyof proto.IMessage]?: (value: NonNullable<proto.IMessage[K]>) => Received | undefined;
};

/** Messages that only carry another one. */
const wrappers = [
  'ephemeralMessage',
  'documentWithCaptionMessage',
  'editedMessage',
  'groupMentionedMessage',
  'botInvokeMessage',
  'deviceSentMessage',
  'associatedChildMessage',
] as const;

const viewOnce = (): Received => ({ kind: 'view_once' });
const poll = (): Received => ({ kind: 'poll' });
const contactCard = (): Received => ({ kind: 'contact_card' });
const video = (value: proto.Message.IVideoMessage): Received =>
  value.viewOnce ? viewOnce() : { kind: 'video', ...captionOf(value) };
const sticker = (): Received => ({ kind: 'sticker' });
const text = (words: string | null | undefined): Received | undefined =>
  words ? { kind: 'text', text: words } : undefined;
/** Belongs to the protocol; nobody wrote it and nobody waits for an answer. */
const silent = (): undefined => undefined;

/** In order: the first field that is set decides. */
const readers: Readers = {
  viewOnceMessage: viewOnce,
  viewOnceMessageV2: viewOnce,
  viewOnceMessageV2Extension: viewOnce,
  conversation: text,
  extendedTextMessage: (value) => text(value.text),
  imageMessage: (value) => {
    if (value.viewOnce) return viewOnce();
    return withFile(value, 'image', (file) => ({ kind: 'image', file, ...captionOf(value) }));
  },
  documentMessage: (value) =>
    withFile(value, 'document', (file) => ({
      kind: 'document',
      file: value.fileName ? { ...file, name: value.fileName } : file,
      ...captionOf(value),
    })),
  audioMessage: (value) => {
    if (value.viewOnce) return viewOnce();
    return withFile(value, 'audio', (file) => ({ kind: 'voice', file }));
  },
  videoMessage: video,
  ptvMessage: video,
  stickerMessage: sticker,
  lottieStickerMessage: sticker,
  stickerPackMessage: sticker,
  contactMessage: contactCard,
  contactsArrayMessage: contactCard,
  locationMessage: (value) => locationOf(value, false),
  liveLocationMessage: (value) => locationOf(value, true),
  reactionMessage: (value) =>
    value.key?.id ? { kind: 'reaction', target: value.key.id, emoji: value.text ?? '' } : undefined,
  protocolMessage: protocol,
  pollCreationMessage: poll,
  pollCreationMessageV2: poll,
  pollCreationMessageV3: poll,
  pollCreationMessageV4: poll,
  pollCreationMessageV5: poll,
  pollUpdateMessage: () => ({ kind: 'poll_vote' }),
  groupInviteMessage: () => ({ kind: 'group_invite' }),
  call: () => ({ kind: 'call' }),
  buttonsResponseMessage: (value) => text(value.selectedDisplayText || value.selectedButtonId),
  templateButtonReplyMessage: (value) => text(value.selectedDisplayText || value.selectedId),
  listResponseMessage: (value) => text(value.title || value.singleSelectReply?.selectedRowId),
  interactiveResponseMessage: (value) => text(value.body?.text),
  senderKeyDistributionMessage: silent,
  messageContextInfo: silent,
  albumMessage: silent,
  pinInChatMessage: silent,
  keepInChatMessage: silent,
  encReactionMessage: silent,
  stickerSyncRmrMessage: silent,
  messageHistoryBundle: silent,
};

/** What comes behind a picture that was sent already: the same in HD (as video 5, picture 10, HEVC 19), its motion (12). */
const copies: ReadonlySet<number> = new Set([5, 10, 12, 19]);

function isCopy(message: proto.IMessage): boolean {
  const inner = message.associatedChildMessage?.message;
  const association = (message.messageContextInfo ?? inner?.messageContextInfo)?.messageAssociation;
  return Boolean(inner) && copies.has(association?.associationType ?? 0);
}

/** What a person wrote or did; undefined for what belongs to the protocol. Unknown kinds are `other`. */
export function contentOf(message: proto.IMessage): Received | undefined {
  if (isCopy(message)) return undefined;
  for (const wrapper of wrappers) {
    const inner = message[wrapper]?.message;
    if (inner) return contentOf(inner);
  }
  let known = true;
  for (const [field, read] of Object.entries(readers)) {
    const value = message[field as keyof proto.IMessage];
    if (value == null) continue;
    const content = (read as (value: unknown) => Received | undefined)(value);
    if (content) return content;
  }
  for (const [field, value] of Object.entries(message)) {
    if (value != null && !(field in readers)) known = false;
  }
  return known ? undefined : { kind: 'other' };
}

/** External id of the message that this one quotes. */
export function quotedBy(message: proto.IMessage): string | undefined {
  for (const wrapper of wrappers) {
    const inner = message[wrapper]?.message;
    if (inner) return quotedBy(inner);
  }
  for (const value of Object.values(message) as ({ contextInfo?: proto.IContextInfo | null } | null)[]) {
    const id = value?.contextInfo?.stanzaId;
    if (id) return id;
  }
  return undefined;
}

function protocol(value: proto.Message.IProtocolMessage): Received | undefined {
  const target = value.key?.id;
  if (!target) return undefined;
  // Numbers of ProtocolMessage.Type: 0 REVOKE, 14 MESSAGE_EDIT.
  const type: number = value.type ?? -1;
  if (type === 0) return { kind: 'delete', target };
  if (type !== 14) return undefined;
  const edited = value.editedMessage ? contentOf(value.editedMessage) : undefined;
  if (edited?.kind === 'text') return { kind: 'edit', target, text: edited.text };
  return edited && 'caption' in edited && edited.caption
    ? { kind: 'edit', target, text: edited.caption }
    : { kind: 'other' };
}

function locationOf(
  value: { degreesLatitude?: number | null; degreesLongitude?: number | null },
  live: boolean,
): Received {
  const { degreesLatitude: latitude, degreesLongitude: longitude } = value;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return { kind: 'other' };
  return { kind: 'location', latitude, longitude, ...(live ? { live: true } : {}) };
}

function captionOf(value: { caption?: string | null }): { caption?: string } {
  return value.caption ? { caption: value.caption } : {};
}

type FileFields = Pick<
  proto.Message.IDocumentMessage,
  'mediaKey' | 'directPath' | 'mimetype' | 'fileLength' | 'fileSha256' | 'fileEncSha256'
>;

/** Without key or path there is nothing to fetch; media.ts answers such a source with `broken`. */
function withFile(
  value: FileFields,
  type: MediaSource['type'],
  build: (file: MediaSource) => Received,
): Received {
  return build({
    type,
    mime: value.mimetype || 'application/octet-stream',
    mediaKey: value.mediaKey ?? new Uint8Array(),
    directPath: value.directPath || '',
    size: Number(value.fileLength ?? 0),
    ...(value.fileSha256 ? { sha256: value.fileSha256 } : {}),
    ...(value.fileEncSha256 ? { encryptedSha256: value.fileEncSha256 } : {}),
  });
}
