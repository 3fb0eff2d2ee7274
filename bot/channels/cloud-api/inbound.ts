import type { z } from 'zod';
import type { Address, Content, InboundMessage } from '../../../flows/message.ts';
import type { Bounce, Receipt } from '../channel.ts';
import { contentOf } from './content.ts';
import type { MediaSource } from './content.ts';
import { fateOf } from './errors.ts';
import { contact, envelope, message, messagesValue, report } from './payload.ts';
import type { WebhookContact, WebhookMessage, WebhookReport } from './payload.ts';
import { codeOf } from './send.ts';

/** An inbound message whose file is not fetched yet. */
export type Draft = Omit<InboundMessage, 'content'> & { content: Content<MediaSource> };

export type Posted = {
  drafts: Draft[];
  reports: (Receipt | Bounce)[];
  /** Messages and reports that could not be read at all. */
  unreadable: number;
};

/** A posted body → ours; undefined when it is no webhook of WhatsApp. Other numbers of the same app are left out. */
export function readPosted(
  body: unknown,
  own: { account: string; phoneNumberId: string },
): Posted | undefined {
  const outer = envelope.safeParse(body);
  if (!outer.success) return undefined;
  const posted: Posted = { drafts: [], reports: [], unreadable: 0 };
  const each = <T>(values: readonly unknown[], shape: z.ZodType<T>, take: (value: T) => void): void => {
    for (const value of values) {
      const parsed = shape.safeParse(value);
      if (parsed.success) take(parsed.data);
      else posted.unreadable += 1;
    }
  };
  const changes = outer.data.entry.flatMap((entry) => entry.changes);
  for (const change of changes) {
    if (change.field !== 'messages') continue;
    each([change.value], messagesValue, (value) => {
      if (value.metadata.phone_number_id !== own.phoneNumberId) return;
      const contacts = value.contacts.flatMap((one) => contact.safeParse(one).data ?? []);
      each(value.messages, message, (one) => {
        const draft = draftOf(one, contacts, own.account);
        if (draft === 'nobody') posted.unreadable += 1;
        else if (draft) posted.drafts.push(draft);
      });
      each(value.statuses, report, (one) => posted.reports.push(...reportsOf(one)));
    });
  }
  return posted;
}

/** Undefined for what nobody wrote to us alone; `nobody` when its writer is not named. */
function draftOf(
  written: WebhookMessage,
  contacts: readonly WebhookContact[],
  account: string,
): Draft | 'nobody' | undefined {
  const content = contentOf(written);
  // Groups are not served on this channel.
  if (!content || written.group_id !== undefined) return undefined;
  const person =
    contacts.find(({ user_id }) => user_id !== undefined && user_id === written.from_user_id) ??
    contacts.find(({ wa_id }) => wa_id !== undefined && wa_id === written.from) ??
    contacts.find((only) => contacts.length === 1 && !contradicts(only, written));
  const [chat, ...also] = addressesOf(written.from_user_id ?? person?.user_id, written.from ?? person?.wa_id);
  if (!chat) return 'nobody';
  const name = person?.profile?.name;
  return {
    account,
    chat,
    ...(also.length > 0 ? { also } : {}),
    externalId: written.id,
    at: written.timestamp * 1_000,
    from: 'contact',
    ...(name ? { name } : {}),
    ...(written.context?.id ? { quotes: written.context.id } : {}),
    content,
  };
}

/** The only contact is not the writer where the two are told apart. */
function contradicts(contact: WebhookContact, { from, from_user_id }: WebhookMessage): boolean {
  const differ = (one: string | undefined, other: string | undefined): boolean =>
    one !== undefined && other !== undefined && one !== other;
  return differ(contact.user_id, from_user_id) || differ(contact.wa_id, from);
}

/** The user id is the person; the phone number may be hidden or change. */
function addressesOf(user: string | undefined, phone: string | undefined): Address[] {
  const addresses: Address[] = [];
  if (user) addresses.push({ kind: 'cloud', value: user });
  if (phone && /^\d{6,15}$/.test(phone)) addresses.push({ kind: 'phone', value: `+${phone}` });
  return addresses;
}

const receiptStates: Readonly<Record<string, Receipt['state']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
};

/** None where it tells nothing that is asked of it: `deleted`, a warning, what is new. */
function reportsOf({
  id,
  status,
  timestamp,
  biz_opaque_callback_data: row,
  errors,
}: WebhookReport): (Receipt | Bounce)[] {
  const named = { externalId: id, ...(row ? { row } : {}) };
  const state = receiptStates[status];
  if (state) return [{ ...named, state, at: timestamp * 1_000 }];
  if (status !== 'failed') return [];
  const error = errors?.[0]?.code;
  const fate = fateOf(error);
  return [
    {
      ...named,
      state: 'failed',
      code: error === undefined ? 'not_delivered' : codeOf(error, undefined),
      ...('afterMs' in fate ? { afterMs: fate.afterMs } : {}),
    },
  ];
}
