import { decodeMessageNode } from '@whiskeysockets/baileys';
import type { BinaryNode, WAMessage } from '@whiskeysockets/baileys';
import type { InboundMessage } from '../../../flows/message.ts';
import { contentOf, quotedBy } from './content.ts';
import type { MediaSource } from './content.ts';
import type { Content } from '../../../flows/message.ts';
import { addressOf, chatOf } from './ids.ts';

/** An inbound message whose file is not fetched yet. */
export type Draft = Omit<InboundMessage, 'content'> & { content: Content<MediaSource> };

export type Own = {
  account: string;
  /** Our own JIDs (phone and LID). */
  jids: readonly string[];
  /** The message's id is one that we gave. */
  isOurs: boolean;
};

/**
 * A message as the library hands it over → one of ours. `echo` is what we sent ourselves, `stub` a placeholder
 * without content (the library asks for it again), `ignored` what no person of this chat wrote.
 */
export function convert(message: WAMessage, own: Own): Draft | 'echo' | 'stub' | 'ignored' {
  const { key } = message;
  if (!key.id || message.category === 'peer') return 'ignored';
  const place = chatOf(key, own.jids);
  if (!place) return 'ignored';
  if (key.fromMe && own.isOurs) return 'echo';
  if (message.messageStubType) return 'stub';
  const content = message.message ? contentOf(message.message) : hidden(message);
  if (!content) return message.message ? 'ignored' : 'stub';
  const quotes = message.message ? quotedBy(message.message) : undefined;
  return {
    account: own.account,
    chat: place.chat,
    ...(place.also.length > 0 ? { also: place.also } : {}),
    externalId: key.id,
    at: Number(message.messageTimestamp ?? 0) * 1_000,
    from: key.fromMe ? 'office_phone' : 'contact',
    ...(!key.fromMe && message.pushName ? { name: message.pushName } : {}),
    ...(quotes ? { quotes } : {}),
    content,
  };
}

/**
 * A view-once message reaches linked devices without its content. One way of saying so the library keeps to itself:
 * from such a stanza, what it should have handed on; undefined for any other.
 */
export function viewOnceIn(
  stanza: BinaryNode,
  me: { id: string; lid?: string | undefined },
): WAMessage | undefined {
  const children = Array.isArray(stanza.content) ? stanza.content : [];
  const gone = children.some(
    ({ tag, attrs }) => tag === 'unavailable' && attrs['type'] === 'view_once_unavailable_fanout',
  );
  if (!gone || !addressOf(stanza.attrs['from'])) return undefined;
  const { fullMessage } = decodeMessageNode(stanza, me.id, me.lid ?? '');
  return { ...fullMessage, key: { ...fullMessage.key, isViewOnce: true } };
}

/**
 * Somebody writes in a group that the number is in. What they write is not even decrypted; who it was and when stands
 * on the stanza. Of one person at most one such message a day comes about, by its id. Undefined for any other stanza.
 */
export function groupWordIn(stanza: BinaryNode, own: Omit<Own, 'isOurs'>): InboundMessage | undefined {
  const { from = '', participant, participant_pn, participant_lid, t } = stanza.attrs;
  if (stanza.tag !== 'message' || !from.endsWith('@g.us')) return undefined;
  const other = { remoteJid: participant, remoteJidAlt: participant_pn || participant_lid };
  const place = chatOf(other, own.jids);
  const at = Number(t) * 1_000;
  if (!place || !(at > 0)) return undefined;
  return {
    account: own.account,
    chat: place.chat,
    ...(place.also.length > 0 ? { also: place.also } : {}),
    externalId: `group-${new Date(at).toISOString().slice(0, 10)}`,
    at,
    from: 'contact',
    content: { kind: 'group_message' },
  };
}

/** Somebody calls this number; undefined for any other stanza, also for the further ones of the same call. */
export function callIn(stanza: BinaryNode, own: Omit<Own, 'isOurs'>): InboundMessage | undefined {
  const [offer] = Array.isArray(stanza.content) ? stanza.content : [];
  if (stanza.tag !== 'call' || !offer || !/^offer(_notice)?$/.test(offer.tag)) return undefined;
  const { from, caller_pn, type, 'call-id': id, 'call-creator': creator, 'group-jid': group } = offer.attrs;
  const place = chatOf({ remoteJid: from || creator, remoteJidAlt: caller_pn }, own.jids);
  if (!place || !id || type === 'group' || group) return undefined;
  return {
    account: own.account,
    chat: place.chat,
    ...(place.also.length > 0 ? { also: place.also } : {}),
    externalId: id,
    at: Number(stanza.attrs['t'] ?? 0) * 1_000,
    from: 'contact',
    content: { kind: 'call' },
  };
}

function hidden(message: WAMessage): Content<MediaSource> | undefined {
  return message.key.isViewOnce ? { kind: 'view_once' } : undefined;
}
