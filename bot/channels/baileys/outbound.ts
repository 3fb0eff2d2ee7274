import { generateWAMessageContent } from '@whiskeysockets/baileys';
import type {
  AnyMessageContent,
  MiscMessageGenerationOptions,
  WAMediaUploadFunction,
  proto,
} from '@whiskeysockets/baileys';
import type { Outgoing } from '../../../flows/message.ts';

/** What the library sends for a rendered message. `bytes` are those of its file, in clear. */
export function contentFor(message: Outgoing, bytes?: Uint8Array): AnyMessageContent {
  // `null` keeps the library from looking links up on the web.
  if (message.kind === 'text') return { text: message.text, linkPreview: null };
  if (!bytes) throw new Error('A file message without its bytes');
  const caption = message.caption ? { caption: message.caption } : {};
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return message.kind === 'image'
    ? { image: file, mimetype: message.file.mime, ...caption }
    : {
        document: file,
        mimetype: message.file.mime,
        fileName: message.file.name ?? `dokumen.${extensions[message.file.mime] ?? 'bin'}`,
        ...caption,
      };
}

/** The quote shows on the phone by id; its text is not repeated. */
export function quoteFor(message: Outgoing, jid: string): MiscMessageGenerationOptions {
  if (message.kind !== 'text' || !message.quotes) return {};
  return {
    quoted: { key: { id: message.quotes, remoteJid: jid, fromMe: false }, message: { conversation: '' } },
  };
}

/**
 * One of our own messages once more, for a recipient that could not decrypt it; undefined for what is gone. The keys
 * that a file was sent with are not kept: it is encrypted and uploaded anew.
 */
export async function recall(
  sent: { message: Outgoing; bytes?: Uint8Array } | undefined,
  upload: WAMediaUploadFunction,
): Promise<proto.IMessage | undefined> {
  if (!sent) return undefined;
  const { message, bytes } = sent;
  if (message.kind === 'text') return { extendedTextMessage: { text: message.text } };
  return bytes && generateWAMessageContent(contentFor(message, bytes), { upload });
}

const extensions: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};
