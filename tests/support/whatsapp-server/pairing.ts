/** What the phone does when it scans the QR: signs the new device and lets the server tell it so. */
import { Curve, proto } from '@whiskeysockets/baileys';
import type { BinaryNode } from '@whiskeysockets/baileys';
import { createHmac } from 'node:crypto';
import { bytesNode, node, server } from './nodes.ts';

export type Scan = { noiseKey: Buffer; identityKey: Buffer; advSecret: Buffer };

/** The QR's text: ref, noise key, identity key, secret, platform, behind a `#`. */
export function readQr(text: string): Scan {
  const [, noise, identity, secret] = (text.split('#').at(-1) ?? '').split(',');
  if (!noise || !identity || !secret) throw new Error('not a linking QR');
  const [noiseKey, identityKey, advSecret] = [noise, identity, secret].map((part) =>
    Buffer.from(part, 'base64'),
  );
  return { noiseKey, identityKey, advSecret } as Scan;
}

export function pairSuccess(scan: Scan, account: { phone: string; lid: string; device: number }): BinaryNode {
  const owner = Curve.generateKeyPair();
  const details = proto.ADVDeviceIdentity.encode({ rawId: 1, timestamp: 1, keyIndex: 1 }).finish();
  const accountSignature = Curve.sign(
    owner.private,
    Buffer.concat([Buffer.from([6, 0]), details, scan.identityKey]),
  );
  const signed = proto.ADVSignedDeviceIdentity.encode({
    details,
    accountSignatureKey: owner.public,
    accountSignature,
  }).finish();
  const hmac = createHmac('sha256', scan.advSecret).update(signed).digest();
  const identity = proto.ADVSignedDeviceIdentityHMAC.encode({ details: signed, hmac }).finish();
  return node('iq', { type: 'set', from: server, id: 'pair-success', t: '1' }, [
    node('pair-success', {}, [
      bytesNode('device-identity', identity),
      node('device', {
        jid: `${account.phone}:${account.device}@${server}`,
        lid: `${account.lid}:${account.device}@lid`,
      }),
      node('platform', { name: 'android' }),
    ]),
  ]);
}
