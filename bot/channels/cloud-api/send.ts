import { z } from 'zod';
import type { Outgoing } from '../../../flows/message.ts';
import type { Sendable, SendResult } from '../channel.ts';
import { fateOf } from './errors.ts';
import type { Stop } from './errors.ts';
import type { Answer, Graph } from './graph.ts';
import { fileBody, nameOf, recipientOf, templateBody, textBody } from './outbound.ts';
import type { CloudApiSettings } from './settings.ts';
import { WINDOW_CLOSED } from '../../../storage/stores/on-its-way.ts';

/** `stop`: the whole number waits so long, and why. `fault`: ours to mend. */
export type Sent = { result: SendResult; stop?: { reason: Stop; forMs: number }; fault?: true };

const accepted = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });
const uploaded = z.object({ id: z.string().min(1) });

const LOST: { reason: Stop; forMs: number } = { reason: 'connection_lost', forMs: 30_000 };
const held = (code: string, afterMs: number): SendResult => ({ outcome: 'retry', code, afterMs, held: true });

/**
 * Sends one message; `open` says whether the person's window of 24 hours is. When it is closed a text goes as the
 * office's template; without one, and for files, the message waits until the person writes.
 */
export async function send(
  graph: Graph,
  settings: CloudApiSettings,
  sendable: Sendable,
  { open, now }: { open: boolean; now: () => number },
): Promise<Sent> {
  const { phoneNumberId, template } = settings;
  const { to, message, row } = sendable;
  const recipient = recipientOf(to);
  if (!recipient) return { result: { outcome: 'refused', code: 'no_address' } };
  let body = open ? undefined : templateBody(template, message);
  if (!open && !body) return sentAs(131047, undefined);
  if (message.kind === 'text') body ??= textBody(message);
  else {
    const upload = await graph.upload(`${phoneNumberId}/media`, formOf(message, sendable.bytes));
    const media = upload.kind === 'answer' ? uploaded.safeParse(upload.body).data?.id : undefined;
    // A file that was uploaded and not sent has reached nobody.
    if (media === undefined)
      return upload.kind === 'error' ? sentAs(upload.code, upload.status) : notConnected();
    body = fileBody(message, media);
  }
  const quotes = message.kind === 'text' && open ? message.quotes : undefined;
  const answer = await graph.post(`${phoneNumberId}/messages`, {
    messaging_product: 'whatsapp',
    ...recipient,
    ...(quotes === undefined ? {} : { context: { message_id: quotes } }),
    ...body,
    biz_opaque_callback_data: row,
  });
  return outcomeOf(answer, now);
}

function outcomeOf(answer: Answer, now: () => number): Sent {
  if (answer.kind === 'error') return sentAs(answer.code, answer.status);
  if (answer.kind === 'silence') return answer.left ? { result: { outcome: 'unknown' } } : notConnected();
  const id = accepted.safeParse(answer.body).data?.messages[0]?.id;
  return {
    result: id === undefined ? { outcome: 'unknown' } : { outcome: 'sent', externalId: id, at: now() },
  };
}

function notConnected(): Sent {
  return { result: held('not_connected', LOST.forMs), stop: LOST };
}

function sentAs(error: number | undefined, status: number | undefined): Sent {
  const fate = fateOf(error, status);
  const code = codeOf(error, status);
  switch (fate.fate) {
    case 'retry':
      return { result: { outcome: 'retry', code, afterMs: fate.afterMs } };
    case 'held':
      return {
        result: held(code, fate.afterMs),
        ...(fate.reason ? { stop: { reason: fate.reason, forMs: fate.afterMs } } : {}),
      };
    case 'refused':
      return { result: { outcome: 'refused', code } };
    case 'fault':
      return { result: { outcome: 'refused', code }, fault: true };
  }
}

/** The code a row is shown with: the API's, our own for the closed window, the HTTP status when there is none. */
export function codeOf(error: number | undefined, status: number | undefined): string {
  if (error === 131047) return WINDOW_CLOSED;
  return String(error ?? `http_${status}`);
}

function formOf(message: Exclude<Outgoing, { kind: 'text' }>, bytes: Uint8Array | undefined): FormData {
  if (!bytes) throw new Error('A file message without its bytes');
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', message.file.mime);
  form.set('file', new Blob([Buffer.from(bytes)], { type: message.file.mime }), nameOf(message.file));
  return form;
}
