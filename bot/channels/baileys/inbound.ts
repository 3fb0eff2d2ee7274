import type { WAMessage } from '@whiskeysockets/baileys';
import type { InboundMessage } from '../../../flows/message.ts';
import { contentOf, quotedBy } from './content.ts';
import type { MediaSource } from './content.ts';
import type { Content } from '../../../flows/message.ts';
import { chatOf } from './ids.ts';

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

/** A view-once message reaches linked devices without its content. */
function hidden(message: WAMessage): Content<MediaSource> | undefined {
  return message.key.isViewOnce ? { kind: 'view_once' } : undefined;
}
