import type { WAMessage } from '@whiskeysockets/baileys';

/** The other half of a LID/phone pair, where it is known. */
export type OtherJid = (jid: string) => Promise<string | null | undefined>;

/** A message says under which JID its chat is kept; of whose it is, the other JID may tell more. */
export async function withOther(message: WAMessage, otherJid: OtherJid): Promise<WAMessage> {
  const { remoteJid, remoteJidAlt } = message.key;
  if (remoteJidAlt || !remoteJid) return message;
  const other = await otherJid(remoteJid).catch(() => undefined);
  return other ? { ...message, key: { ...message.key, remoteJidAlt: other } } : message;
}

/** The server is asked once for each JID, however many messages there are of it. */
export function askedOnce(otherJid: OtherJid): OtherJid {
  const told = new Map<string, ReturnType<OtherJid>>();
  return (jid) => {
    const known = told.get(jid) ?? otherJid(jid);
    told.set(jid, known);
    return known;
  };
}
