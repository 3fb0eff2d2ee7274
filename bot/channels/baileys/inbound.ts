import { decodeMessageNode, PLACEHOLDER_MAX_AGE_SECONDS } from '@whiskeysockets/baileys';
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
 *
 * @param contentless what it is, where its content will never come
 */
export function convert(
  message: WAMessage,
  own: Own,
  contentless?: Contentless['kind'],
): Draft | 'echo' | 'stub' | 'ignored' {
  const { key } = message;
  if (!key.id || message.category === 'peer') return 'ignored';
  const place = chatOf(key, own.jids);
  if (!place) return 'ignored';
  if (key.fromMe && own.isOurs) return 'echo';
  if (message.messageStubType) return 'stub';
  const content = message.message ? contentOf(message.message) : hidden(message, contentless);
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

/** What the library would acknowledge and hand on to nobody, with as much as can be told of it. */
export type Contentless = { message: WAMessage; kind: 'view_once' | 'other' };

/** Messages that linked devices are told of without their content. */
const unavailable: Readonly<Record<string, Contentless['kind']>> = {
  view_once_unavailable_fanout: 'view_once',
  bot_unavailable_fanout: 'other',
  hosted_unavailable_fanout: 'other',
};

/**
 * A message that reaches linked devices without its content, or that the library does not even try to read, and that it
 * keeps to itself; undefined for any other stanza.
 *
 * @param now UTC epoch ms
 */
export function contentlessIn(
  stanza: BinaryNode,
  me: { id: string; lid?: string | undefined },
  now: number,
): Contentless | undefined {
  const kind = addressOf(stanza.attrs['from']) && kindWithoutContent(stanza, now);
  if (!kind || stanza.attrs['category'] === 'peer') return undefined;
  const { fullMessage } = decodeMessageNode(stanza, me.id, me.lid ?? '');
  return { message: fullMessage, kind };
}

function kindWithoutContent({ content, attrs }: BinaryNode, now: number): Contentless['kind'] | undefined {
  const children = Array.isArray(content) ? content : [];
  if (children.find(({ tag }) => tag === 'enc')?.attrs['type'] === 'msmsg') return 'other';
  if (children.some(({ tag }) => tag === 'enc' || tag === 'plaintext')) return undefined;
  const types = children.flatMap(({ tag, attrs: { type = '' } }) => (tag === 'unavailable' ? [type] : []));
  const known = types.flatMap((type) => unavailable[type] ?? []);
  if (known[0]) return known[0];
  // A notice of the other kind of view-once is handed on at any age; anything else is asked of the phone while it is young.
  const isOld = now / 1_000 - Number(attrs['t']) > PLACEHOLDER_MAX_AGE_SECONDS;
  return isOld && !types.includes('view_once') ? 'other' : undefined;
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

function hidden({ key }: WAMessage, kind?: Contentless['kind']): Content<MediaSource> | undefined {
  if (kind) return { kind };
  return key.isViewOnce ? { kind: 'view_once' } : undefined;
}
