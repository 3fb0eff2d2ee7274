import { z } from 'zod';
import type { Content } from '../../../flows/message.ts';
import type { WebhookMessage } from './payload.ts';

/** Where a received file is kept at Meta; media.ts fetches it. */
export type MediaSource = { id: string; name?: string };

type Received = Content<MediaSource>;

const other: Received = { kind: 'other' };
const media = z.object({
  id: z.string(),
  caption: z.string().optional(),
  filename: z.string().optional(),
});
const captioned = z.object({ caption: z.string().optional() });
const choice = z.object({ id: z.string(), title: z.string() });

/** Each type of message: the shape of the field of the same name, and what it is to us. */
const readers: Readonly<Record<string, (field: unknown) => Received>> = {
  text: reader(z.object({ body: z.string().min(1) }), ({ body }) => ({ kind: 'text', text: body })),
  image: reader(media, (file) => ({ kind: 'image', ...withFile(file) })),
  document: reader(media, (file) => ({ kind: 'document', ...withFile(file) })),
  audio: reader(media, ({ id }) => ({ kind: 'voice', file: { id } })),
  video: reader(captioned, (value) => ({
    kind: 'video',
    ...captionOf(value),
  })),
  sticker: () => ({ kind: 'sticker' }),
  location: reader(z.object({ latitude: z.number(), longitude: z.number() }), (place) => ({
    kind: 'location',
    ...place,
  })),
  contacts: () => ({ kind: 'contact_card' }),
  // A button or a row that was chosen is the words it shows, as if they had been typed.
  interactive: reader(
    z.object({ button_reply: choice.optional(), list_reply: choice.optional() }),
    ({ button_reply, list_reply }) => chosen((button_reply ?? list_reply)?.title),
  ),
  // The quick reply of a template.
  button: reader(z.object({ text: z.string() }), ({ text }) => chosen(text)),
  // Without an emoji the reaction was taken back.
  reaction: reader(
    z.object({ message_id: z.string(), emoji: z.string().optional() }),
    ({ message_id, emoji }) => ({ kind: 'reaction', target: message_id, emoji: emoji ?? '' }),
  ),
  edit: reader(
    z.object({
      original_message_id: z.string(),
      message: z.object({
        text: z.object({ body: z.string() }).optional(),
        image: captioned.optional(),
        document: captioned.optional(),
        video: captioned.optional(),
      }),
    }),
    ({ original_message_id: target, message: { text, image, document, video } }) => {
      const words = text?.body ?? (image ?? document ?? video)?.caption;
      return words === undefined ? other : { kind: 'edit', target, text: words };
    },
  ),
  revoke: reader(z.object({ original_message_id: z.string() }), ({ original_message_id }) => ({
    kind: 'delete',
    target: original_message_id,
  })),
  unsupported: reader(z.object({ type: z.string().optional() }), ({ type }) =>
    type?.startsWith('poll') ? { kind: 'poll' } : other,
  ),
};

/** Nobody wrote these: a number was changed, a chat was opened. */
const SILENT = new Set(['system', 'request_welcome']);

/** What a person wrote or did; undefined for what nobody wrote. Types we do not know are `other`. */
export function contentOf(message: WebhookMessage): Received | undefined {
  if (SILENT.has(message.type)) return undefined;
  return readers[message.type]?.(message[message.type]) ?? other;
}

/** A field that is not as published still gets an answer: it becomes `other`. */
function reader<T>(shape: z.ZodType<T>, read: (value: T) => Received): (field: unknown) => Received {
  return (field) => {
    const parsed = shape.safeParse(field);
    return parsed.success ? read(parsed.data) : other;
  };
}

function chosen(title: string | undefined): Received {
  return title ? { kind: 'text', text: title } : other;
}

function withFile({ id, filename, caption }: z.infer<typeof media>): { file: MediaSource; caption?: string } {
  return { file: { id, ...(filename ? { name: filename } : {}) }, ...captionOf({ caption }) };
}

function captionOf({ caption }: { caption?: string | undefined }): { caption?: string } {
  return caption ? { caption } : {};
}
