/** What the phone does when a pairing code is typed on it. */
import {
  Curve,
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  derivePairingCodeKey,
  hkdf,
} from '@whiskeysockets/baileys';
import type { BinaryNode } from '@whiskeysockets/baileys';
import { randomBytes } from 'node:crypto';
import { bytesNode, bytesOf, node, server } from './nodes.ts';
import type { Scan } from './pairing.ts';

export type CodePairing = {
  /** Someone types the code: what the server then tells the device. */
  typed(code: string): Promise<BinaryNode>;
  /** The device's last word; as good as a scan. Throws when the code was another. */
  finish(registration: BinaryNode): Scan;
};

/** WhatsApp takes a code only from a device that calls itself what WhatsApp Web would. */
export function isStockLabel(hello: BinaryNode): boolean {
  const label = bytesOf(hello, 'companion_platform_display').toString();
  return /^(Chrome|Edge|Firefox|Opera|Safari) \((Ubuntu|Windows|Mac OS)\)$/.test(label);
}

/** @param hello the device's `companion_hello` */
export function codePairing(hello: BinaryNode): CodePairing {
  const wrapped = bytesOf(hello, 'link_code_pairing_wrapped_companion_ephemeral_pub');
  const noiseKey = bytesOf(hello, 'companion_server_auth_key_pub');
  const [identity, ephemeral] = [Curve.generateKeyPair(), Curve.generateKeyPair()];
  let companion: Uint8Array | undefined;

  return {
    async typed(code) {
      const key = await derivePairingCodeKey(code, wrapped.subarray(0, 32));
      companion = aesDecryptCTR(wrapped.subarray(48, 80), key, wrapped.subarray(32, 48));
      const [salt, iv] = [randomBytes(32), randomBytes(16)];
      const own = aesEncryptCTR(ephemeral.public, await derivePairingCodeKey(code, salt), iv);
      return node('notification', { from: server, type: 'link_code_companion_reg', id: 'code', t: '1' }, [
        node('link_code_companion_reg', { stage: 'primary_hello' }, [
          bytesNode('link_code_pairing_ref', Buffer.from('ref')),
          bytesNode('primary_identity_pub', identity.public),
          bytesNode('link_code_pairing_wrapped_primary_ephemeral_pub', Buffer.concat([salt, iv, own])),
        ]),
      ]);
    },
    finish(registration) {
      if (!companion) throw new Error('no code was typed');
      const bundle = bytesOf(registration, 'link_code_pairing_wrapped_key_bundle');
      const identityKey = bytesOf(registration, 'companion_identity_public');
      const shared = Curve.sharedKey(ephemeral.private, companion);
      const key = hkdf(shared, 32, {
        salt: bundle.subarray(0, 32),
        info: 'link_code_pairing_key_bundle_encryption_key',
      });
      const plain = aesDecryptGCM(bundle.subarray(44), key, bundle.subarray(32, 44), Buffer.alloc(0));
      const secrets = [shared, Curve.sharedKey(identity.private, identityKey), plain.subarray(-32)];
      const advSecret = hkdf(Buffer.concat(secrets), 32, { info: 'adv_secret' });
      return { noiseKey, identityKey, advSecret: Buffer.from(advSecret) };
    },
  };
}
