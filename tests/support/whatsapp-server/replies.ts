/** What the server answers to the questions (iq stanzas) a linked device asks. */
import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Bundle, Peer } from './peer.ts';
import { bytesOf, child, children, node, server, userOf } from './nodes.ts';

export type Directory = {
  own: { phone: string; lid: string; device: number };
  mediaHost: string;
  /** LID user of whoever has this LID or phone user. */
  lidOf(user: string): string | undefined;
  peerOf(user: string): Peer | undefined;
  /** Whether no device of theirs is told this time. */
  hides(lid: string): boolean;
};

export type Uploaded = { bundle: Omit<Bundle, 'preKey'>; preKeys: { keyId: number; publicKey: Buffer }[] };

/** The children of the result; undefined for a question this server does not know. */
export function replyTo(
  iq: BinaryNode,
  directory: Directory,
  uploaded: Uploaded | undefined,
): BinaryNode[] | undefined {
  const [first] = children(iq);
  const question = `${iq.attrs['xmlns']} ${iq.attrs['type']} ${first?.tag ?? ''}`;
  switch (question) {
    case 'encrypt get count':
      return [node('count', { value: String(uploaded?.preKeys.length ?? 0) })];
    case 'encrypt get digest':
      return [node('digest')];
    case 'encrypt get key':
      return [
        node(
          'list',
          {},
          children(first, 'user').map((user) => bundleOf(user.attrs['jid'], directory)),
        ),
      ];
    case 'usync get usync':
      return [usync(first, directory)];
    case 'w:m set media_conn':
      return [
        node('media_conn', { auth: 'a', ttl: '300' }, [node('host', { hostname: directory.mediaHost })]),
      ];
    case 'w:sync:app:state set sync':
      // Each collection must come back, or the client asks again without end.
      return [
        node(
          'sync',
          {},
          children(first, 'collection').map(({ attrs }) =>
            node('collection', { name: attrs['name'] ?? '', version: attrs['version'] ?? '0' }),
          ),
        ),
      ];
    case 'abt get props':
      return [node('props', { hash: 'h' })];
    case 'encrypt set registration':
    case 'encrypt set rotate':
    case 'passive set active':
    case 'privacy get privacy':
    case 'privacy set tokens':
    case 'blocklist get ':
    case 'w:p get ping':
    case 'md set remove-companion-device':
    case 'md set link_code_companion_reg':
      return [];
    default:
      return undefined;
  }
}

/** Keys a device uploads so that others can write to it. */
export function readUpload(iq: BinaryNode): Uploaded {
  const signed = child(iq, 'skey');
  return {
    bundle: {
      registrationId: bytesOf(iq, 'registration').readUIntBE(0, 4),
      identityKey: bytesOf(iq, 'identity'),
      signedPreKey: {
        keyId: bytesOf(signed, 'id').readUIntBE(0, 3),
        publicKey: bytesOf(signed, 'value'),
        signature: bytesOf(signed, 'signature'),
      },
    },
    preKeys: children(child(iq, 'list'), 'key').map((key) => ({
      keyId: bytesOf(key, 'id').readUIntBE(0, 3),
      publicKey: bytesOf(key, 'value'),
    })),
  };
}

function bundleOf(jid: string | undefined, directory: Directory): BinaryNode {
  const nodes = directory.peerOf(userOf(jid))?.bundleNodes();
  return node('user', { jid: jid ?? '' }, nodes ?? [node('error', { code: '404', text: 'item-not-found' })]);
}

function usync(question: BinaryNode | undefined, directory: Directory): BinaryNode {
  const asked = children(child(question, 'query')).map(({ tag }) => tag);
  const users = children(child(question, 'list'), 'user').map((user) => {
    const number = child(user, 'contact')?.content;
    const phone =
      number === undefined
        ? undefined
        : Buffer.from(number as Uint8Array)
            .toString()
            .replace('+', '');
    const jid = user.attrs['jid'] ?? `${phone}@${server}`;
    const lid = directory.lidOf(userOf(jid));
    const answers: Record<string, BinaryNode> = {
      devices: node('devices', {}, [node('device-list', {}, devicesOf(lid, directory))]),
      // Who is asked for by the LID has it already.
      ...(jid.endsWith('@lid') ? {} : { lid: node('lid', { val: `${lid}@lid` }) }),
      contact: node('contact', { type: lid ? 'in' : 'out' }),
    };
    const known = asked.filter((tag) => tag === 'contact' || lid);
    return node(
      'user',
      { jid },
      known.flatMap((tag) => answers[tag] ?? []),
    );
  });
  return node('usync', {}, [node('result'), node('list', {}, users)]);
}

function devicesOf(lid: string | undefined, { own, hides }: Directory): BinaryNode[] {
  if (lid !== undefined && hides(lid)) return [];
  const phone = node('device', { id: '0' });
  return lid === own.lid ? [phone, node('device', { id: String(own.device), 'key-index': '1' })] : [phone];
}
