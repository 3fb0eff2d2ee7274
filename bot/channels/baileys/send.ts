import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import type { Address } from '../../../flows/message.ts';
import type { SendResult, Sendable } from '../channel.ts';
import { jidOf } from './ids.ts';
import { contentFor, quoteFor } from './outbound.ts';

/** `untoldMs`: after so long the server is asked again for the devices that it did not tell. */
export type SendOptions = { now: () => number; ackTimeoutMs: number; untoldMs: number };

/** The server knows other devices or sessions of this person than we do. */
const staleDevices = '479';

/** Nothing left us, and no try of ours would have helped. */
export const held = (code: string, afterMs: number): SendResult => ({
  outcome: 'retry',
  code,
  afterMs,
  held: true,
});

/** So long the server may leave it untold how a person is reached (DESIGN §2, Sending). */
const UNTOLD_MS = 24 * 60 * 60_000;

/** The same, where the server tells nothing of the person: staff must reach them by another road some day. */
export const untold = (code: string, afterMs: number): SendResult => ({
  outcome: 'retry',
  code,
  afterMs,
  held: true,
  mostMs: UNTOLD_MS,
});

/** Nothing is sent before the link is ready again: waiting longer would only add to that. */
export const notConnected = held('not_connected', 1_000);

/**
 * Sends one message and waits for the server's word on it: the library resolves as soon as the bytes are written,
 * even when the server refuses or never answers. Refused for stale devices, it asks for them anew and sends once
 * more under the same id.
 */
export async function send(sock: WASocket, sendable: Sendable, options: SendOptions): Promise<SendResult> {
  const result = await attempt(sock, sendable, options);
  if (result.outcome !== 'refused' || result.code !== staleDevices) return result;
  try {
    const devices = await sock.getUSyncDevices([jidOf(sendable.to)], false, false);
    await sock.assertSessions(
      devices.map(({ jid }) => jid),
      true,
    );
  } catch (error) {
    // What was refused has not arrived: it may be tried again.
    return afterThrow(error, sock.ws.isOpen);
  }
  return attempt(sock, sendable, options);
}

async function attempt(sock: WASocket, sendable: Sendable, options: SendOptions): Promise<SendResult> {
  const { to, message, bytes, externalId } = sendable;
  const jid = jidOf(to);
  // Listening starts before sending, or a quick answer would be missed.
  const word = wordOn(sock, externalId);
  try {
    // The library asks the same, and sends to nobody where the server does not say: acknowledged, it would be lost.
    const devices = await sock.getUSyncDevices([jid], true, false);
    if (devices.length === 0) return untold('devices_unknown', options.untoldMs);
    await sock.sendMessage(jid, contentFor(message, bytes), {
      messageId: externalId,
      ...quoteFor(message, jid),
    });
    const node = await word.within(options.ackTimeoutMs);
    if (!node) return { outcome: 'unknown' };
    // A receipt of the recipient may overtake the server's own: it says "sent" as well.
    if (node.tag === 'ack' && node.attrs['error']) return { outcome: 'refused', code: node.attrs['error'] };
    const at = Number(node.attrs['t']) * 1_000;
    return { outcome: 'sent', externalId, at: at > 0 ? at : options.now() };
  } catch (error) {
    return afterThrow(error, sock.ws.isOpen);
  } finally {
    word.stop();
  }
}

/**
 * The server's word on the message of this id. The time for it runs only once the message has been written: what comes
 * before (asking for devices and keys, uploading) takes as long as it takes. Undefined when the time is over or the
 * connection ends.
 */
function wordOn(sock: WASocket, id: string) {
  const { promise, resolve } = Promise.withResolvers<BinaryNode | undefined>();
  const ended = (): void => resolve(undefined);
  let timer: NodeJS.Timeout | undefined;
  sock.ws.on(`TAG:${id}`, resolve);
  sock.ws.on('close', ended);
  sock.ws.on('error', ended);
  return {
    within(ms: number): Promise<BinaryNode | undefined> {
      timer = setTimeout(ended, ms);
      return promise;
    },
    stop(): void {
      clearTimeout(timer);
      sock.ws.off(`TAG:${id}`, resolve);
      sock.ws.off('close', ended);
      sock.ws.off('error', ended);
    },
  };
}

/** Whether a number that never wrote to us has WhatsApp at all; undefined when the server did not say. */
export async function isOnWhatsApp(sock: WASocket, to: Address): Promise<boolean | undefined> {
  const found = await sock.onWhatsApp(jidOf(to)).catch(() => undefined);
  return found?.[0]?.exists ?? (found ? false : undefined);
}

/** Whether the server has said where files go. */
export function takesFiles(sock: WASocket): Promise<boolean> {
  return sock.refreshMediaConn().then(
    () => true,
    () => false,
  );
}

/** The write is the library's last step: what throws before it has not left us, except a write that timed out. */
function afterThrow(error: unknown, connected: boolean): SendResult {
  const code = (error as { output?: { statusCode?: number } }).output?.statusCode;
  if (code === 408) return { outcome: 'unknown' };
  if (code === 428 || !connected) return notConnected;
  return { outcome: 'retry', code: `send_failed_${code ?? 'unknown'}`, afterMs: 15_000 };
}
