import type { Address } from '../../../flows/message.ts';

const jidShape = /^(\d+)(?:_\d+)?(?::\d+)?@([a-z.]+)$/;
const kinds: Record<string, 'lid' | 'phone'> = {
  lid: 'lid',
  'hosted.lid': 'lid',
  's.whatsapp.net': 'phone',
  'c.us': 'phone',
  hosted: 'phone',
};

/** The person behind a JID, device and agent parts taken off; undefined for groups, lists, channels and WhatsApp itself. */
export function addressOf(jid: string | null | undefined): Address | undefined {
  const [, user, server] = jidShape.exec(jid || '') ?? [];
  const kind = kinds[server ?? ''];
  // User 0 is WhatsApp's own announcement account.
  if (!user || !kind || user === '0') return undefined;
  return kind === 'lid' ? { kind, value: user } : { kind, value: `+${user}` };
}

/**
 * Groups, lists, channels and bots, whose stanzas are not even looked at. The server speaks under a JID without a
 * user ("@s.whatsapp.net", "s.whatsapp.net"): it is no chat, but must be heard.
 */
export function isIgnored(jid: string): boolean {
  return jid.indexOf('@') > 0 && !addressOf(jid);
}

/** The JID a message to this address is sent to. */
export function jidOf(address: Address): string {
  if (address.kind === 'lid') return `${address.value}@lid`;
  if (address.kind === 'phone') return `${address.value.replace('+', '')}@s.whatsapp.net`;
  throw new Error(`A ${address.kind} address has no WhatsApp JID`);
}

/**
 * The canonical chat of a message: the LID when either of the two JIDs is one, since a phone number may be hidden
 * or change. The other JID becomes `also`. `own` are our own JIDs: on what we send, the second one may be ours.
 * Empty strings count as missing.
 */
export function chatOf(
  key: { remoteJid?: string | null | undefined; remoteJidAlt?: string | null | undefined },
  own: readonly string[],
): { chat: Address; also: Address[] } | undefined {
  const ours = own.map((jid) => addressOf(jid)?.value);
  const main = addressOf(key.remoteJid);
  if (!main || ours.includes(main.value)) return undefined;
  const other = addressOf(key.remoteJidAlt);
  if (!other || other.kind === main.kind || ours.includes(other.value)) return { chat: main, also: [] };
  return main.kind === 'lid' ? { chat: main, also: [other] } : { chat: other, also: [main] };
}
