import { z } from 'zod';

/**
 * What Meta posts to the webhook (WhatsApp Business Platform, "messages webhook reference"). Only what is read
 * here is named, everything else may come and go; each message and report is read by itself, so that a strange
 * one takes none of its neighbours along.
 */
export const envelope = z.object({
  entry: z.array(z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })) })),
});

export const messagesValue = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: z.array(z.unknown()).default([]),
  messages: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
});

/** Seconds, as text. */
const timestamp = z.coerce.number().int().positive();

/** `wa_id` is the phone number in digits, absent where it is hidden; `user_id` is the person's id for us. */
export const contact = z.object({
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
  profile: z.object({ name: z.string().optional() }).optional(),
});
export type WebhookContact = z.infer<typeof contact>;

export const message = z.looseObject({
  id: z.string().min(1),
  timestamp,
  type: z.string(),
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  group_id: z.string().optional(),
  context: z.object({ id: z.string().optional() }).optional(),
});
export type WebhookMessage = z.infer<typeof message>;

export const report = z.object({
  id: z.string().min(1),
  status: z.string(),
  timestamp,
  biz_opaque_callback_data: z.string().optional(),
  errors: z.array(z.object({ code: z.number() })).optional(),
});
export type WebhookReport = z.infer<typeof report>;
