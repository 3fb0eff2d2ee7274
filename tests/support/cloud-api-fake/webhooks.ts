/** Payloads as Meta posts them, from its published webhook reference. */
import { createHmac } from 'node:crypto';

/** `phone` in digits; absent where the person hides it. */
export type Person = { user?: string; phone?: string; name?: string };

export type Hook = { headers: Record<string, string>; query: Record<string, unknown>; body: Uint8Array };

const NUMBER = '106540352242922';

export const envelopeOf = (value: object, field = 'messages', number = NUMBER): object => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '102290129340398',
      changes: [
        {
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '625262022222', phone_number_id: number },
            ...value,
          },
          field,
        },
      ],
    },
  ],
});

/** `content` holds `type` and the field of that name. */
export function messageOf(from: Person, id: string, content: object, at: number): object {
  return {
    contacts: [
      {
        ...(from.name ? { profile: { name: from.name } } : {}),
        ...(from.phone ? { wa_id: from.phone } : {}),
        ...(from.user ? { user_id: from.user } : {}),
      },
    ],
    messages: [
      {
        ...(from.phone ? { from: from.phone } : {}),
        ...(from.user ? { from_user_id: from.user } : {}),
        id,
        timestamp: String(Math.floor(at / 1_000)),
        ...content,
      },
    ],
  };
}

/** `row` is what we sent along with the message; `code` tells why it failed. */
export function statusOf(status: string, id: string, at: number, row?: string, code?: number): object {
  return {
    statuses: [
      {
        id,
        status,
        timestamp: String(Math.floor(at / 1_000)),
        recipient_id: '6281234567890',
        recipient_user_id: 'ID.13491208655302741918',
        ...(row ? { biz_opaque_callback_data: row } : {}),
        ...(code === undefined
          ? { pricing: { billable: true, pricing_model: 'PMP', category: 'service' } }
          : { errors: [{ code, title: 'title', message: 'message', error_data: { details: 'details' } }] }),
      },
    ],
  };
}

export function signed(payload: object, secret: string): Hook {
  const body = Buffer.from(JSON.stringify(payload));
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return {
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    query: {},
    body,
  };
}
