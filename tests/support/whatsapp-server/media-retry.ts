/** The sender's phone has uploaded a file again, as it was asked to. */
import { aesEncryptGCM, proto } from '@whiskeysockets/baileys';
import type { BinaryNode } from '@whiskeysockets/baileys';
import { hkdfSync, randomBytes } from 'node:crypto';
import { bytesNode, child, node } from './nodes.ts';

/** The answer to a `server-error` receipt; without a path the phone has the file no more. */
export function mediaRetry(
  receipt: BinaryNode,
  mediaKey: Uint8Array,
  directPath: string | undefined,
): BinaryNode {
  const { id = '', to = '' } = receipt.attrs;
  const { NOT_FOUND, SUCCESS } = proto.MediaRetryNotification.ResultType;
  const result = directPath
    ? { stanzaId: id, directPath, result: SUCCESS }
    : { stanzaId: id, result: NOT_FOUND };
  const plain = proto.MediaRetryNotification.encode(result).finish();
  const key = Buffer.from(hkdfSync('sha256', mediaKey, '', 'WhatsApp Media Retry Notification', 32));
  const iv = randomBytes(12);
  const sealed = aesEncryptGCM(Buffer.from(plain), key, iv, Buffer.from(id));
  return node('notification', { type: 'mediaretry', id, from: to }, [
    node('encrypt', {}, [bytesNode('enc_p', sealed), bytesNode('enc_iv', iv)]),
    node('rmr', child(receipt, 'rmr')?.attrs),
  ]);
}
