/**
 * What the API takes, from its published reference (WhatsApp Business Platform, "Messages"): shapes are strict and
 * limits are theirs, so that a request the real one would refuse is refused here.
 */
import { z } from 'zod';

const text = (most: number) => z.string().min(1).max(most);
const media = z.strictObject({ id: z.string(), caption: text(1_024).optional() });

const button = z.strictObject({
  type: z.literal('reply'),
  reply: z.strictObject({ id: text(256), title: text(20) }),
});
const row = z.strictObject({ id: text(200), title: text(24), description: text(72).optional() });

const interactive = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('button'),
    body: z.strictObject({ text: text(1_024) }),
    action: z.strictObject({
      buttons: z
        .array(button)
        .min(1)
        .max(3)
        .refine((all) => new Set(all.map(({ reply }) => reply.title)).size === all.length, 'same titles'),
    }),
  }),
  z.strictObject({
    type: z.literal('list'),
    body: z.strictObject({ text: text(1_024) }),
    action: z.strictObject({
      button: text(20),
      sections: z
        .array(z.strictObject({ title: text(24).optional(), rows: z.array(row).min(1).max(10) }))
        .length(1),
    }),
  }),
]);

const variable = z.strictObject({
  type: z.literal('text'),
  text: z
    .string()
    .min(1)
    .refine((words) => !/[\n\t]| {5}/.test(words), 'line break, tab or many blanks'),
});

const envelope = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual'),
  to: z
    .string()
    .regex(/^\d{6,15}$/)
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\.[A-Za-z0-9.]+$/)
    .optional(),
  context: z.strictObject({ message_id: z.string().startsWith('wamid.') }).optional(),
  biz_opaque_callback_data: text(512).optional(),
};

/** A request to `/<number>/messages`. */
export const request = z
  .discriminatedUnion('type', [
    z.strictObject({
      ...envelope,
      type: z.literal('text'),
      text: z.strictObject({ body: text(4_096), preview_url: z.boolean().optional() }),
    }),
    z.strictObject({ ...envelope, type: z.literal('interactive'), interactive }),
    z.strictObject({ ...envelope, type: z.literal('image'), image: media }),
    z.strictObject({
      ...envelope,
      type: z.literal('document'),
      document: media.extend({ filename: z.string().optional() }),
    }),
    z.strictObject({
      ...envelope,
      type: z.literal('template'),
      template: z.strictObject({
        name: z.string(),
        language: z.strictObject({ code: z.string() }),
        components: z.array(
          z.strictObject({ type: z.literal('body'), parameters: z.array(variable).length(1) }),
        ),
      }),
    }),
  ])
  .refine(({ to, recipient }) => (to === undefined) !== (recipient === undefined), 'to or recipient');
export type ApiRequest = z.infer<typeof request>;
