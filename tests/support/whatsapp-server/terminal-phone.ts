/** The phones of `npm run whatsapp-double`: the office's, which links, and those of people who write to it. */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { proto } from '@whiskeysockets/baileys';
import { createCipher } from '../../../storage/cipher.ts';
import { openStorage } from '../../../storage/database.ts';
import type { Storage } from '../../../storage/database.ts';
import type { Contact, WhatsAppServer } from './server.ts';

type Places = { DATA_DIR: string; MASTER_KEY_FILE: string };

const ACCOUNT = 'wa1';
const PATIENCE_MS = 60_000;

type Kind = (key: proto.IMessageKey) => proto.IMessage;

/** What people send beside words and files. */
const KINDS: Record<string, Kind> = {
  edit: (key) => ({
    protocolMessage: { key, type: 14, editedMessage: { conversation: 'maksud saya menu' } },
  }),
  delete: (key) => ({ protocolMessage: { key, type: 0 } }),
  reaction: (key) => ({ reactionMessage: { key, text: '👍' } }),
  quote: ({ id }) => ({
    extendedTextMessage: { text: 'ini maksudnya?', contextInfo: { stanzaId: id ?? '' } },
  }),
  video: () => ({ videoMessage: { caption: 'tempat usaha saya' } }),
  view_once: () => ({ viewOnceMessageV2: { message: { imageMessage: { viewOnce: true } } } }),
  sticker: () => ({ stickerMessage: { mimetype: 'image/webp' } }),
  card: () => ({ contactMessage: { displayName: 'Budi' } }),
  live: () => ({ liveLocationMessage: { degreesLatitude: -2.33, degreesLongitude: 115.46 } }),
  poll: () => ({ pollCreationMessageV3: { name: 'Kapan?' } }),
  vote: (key) => ({ pollUpdateMessage: { pollCreationMessageKey: key } }),
  invite: () => ({ groupInviteMessage: { groupJid: '1@g.us', groupName: 'Warga' } }),
  newer: () => ({ paymentInviteMessage: { serviceType: 1 } }),
};
const HELP = `
/scan            the office's phone scans the QR that the program shows (page Nomor)
/code            it links by a pairing code instead
/as NAME         somebody else writes (Siti at first)
TEXT             a message to the office
/file FILE       a photo, a PDF or a voice note
/pin LAT LON     a place
/kind NAME       another kind of message: ${Object.keys(KINDS).join(', ')};
                 an edit, a deletion, a reaction or a quote is of the last one that was written
/call            a call
/phone TEXT      typed on the office's own phone
/drop            the connection is cut
/out [NUMBER]    the phone throws the program out; with a number: and has that one from now on. Until it is linked
                 again what people write is on the phone alone, and then comes with its history
/quit
`;

/** Reads commands until /quit, or until the program has ended. */
export async function terminalPhone(
  server: WhatsAppServer,
  places: Places,
  ended: Promise<unknown>,
): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const people = new Map<string, Contact>();
  const person = (name: string): Contact => {
    const number = String(people.size + 1).padStart(9, '0');
    const known = people.get(name) ?? { lid: `800000${number}`, phone: `62813${number}`, name };
    if (!people.has(name)) server.addContact(known);
    people.set(name, known);
    return known;
  };
  let writer = person('Siti');
  let written = 0;
  const nextId = (): string => `PHONE${(written += 1)}`;
  /** While no program is linked to the phone. */
  let unlinked: OnPhone[] | undefined;
  /** What is written before the program has brought its keys would reach nobody. */
  const linked = async (): Promise<void> => {
    await patiently(() => server.isLinked(), 'the program does not come');
    if (unlinked) await giveHistory(server, unlinked);
    unlinked = undefined;
    say('(linked: write)');
  };
  void show(server, say, people);

  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  void ended.then(() => terminal.close());
  say(`A WhatsApp server of your own at ${server.url}. The program starts beside it.${HELP}`);
  for await (const line of terminal) {
    const [, command = '', rest = ''] = /^(\/\w+)?\s*(.*)$/s.exec(line.trim()) ?? [];
    try {
      if (command === '/quit') break;
      else if (command === '/scan') {
        server.scan(await shown(places, 'qr'));
        await linked();
      } else if (command === '/code') {
        await server.typeCode(await shown(places, 'code', server.own.phone));
        await linked();
      } else if (command === '/as' && rest !== '') writer = person(rest);
      else if (command === '/file') await server.write(writer, await fileMessage(server, rest), nextId());
      else if (command === '/pin') await server.write(writer, pin(rest), nextId());
      else if (command === '/kind' && KINDS[rest]) {
        const key = { remoteJid: `${writer.lid}@lid`, id: `PHONE${written}`, fromMe: false };
        await server.write(writer, KINDS[rest](key), nextId());
      } else if (command === '/call') server.call(writer, nextId());
      else if (command === '/phone') await server.writeOnPhone(writer, { conversation: rest }, nextId());
      else if (command === '/drop') server.drop();
      else if (command === '/out') {
        server.logOut(rest === '' ? undefined : { phone: rest.replaceAll(/\D/g, ''), lid: `9${Date.now()}` });
        unlinked ??= [];
      } else if (command === '' && rest !== '' && unlinked)
        unlinked.push({ from: writer, id: nextId(), text: rest, at: Math.floor(Date.now() / 1_000) });
      else if (command === '' && rest !== '') await server.write(writer, { conversation: rest }, nextId());
      else say(HELP);
    } catch (error) {
      say(`(${error instanceof Error ? error.message : String(error)})`);
    }
  }
  terminal.close();
}

type OnPhone = { from: Contact; id: string; text: string; at: number };

async function giveHistory(server: WhatsAppServer, kept: readonly OnPhone[]): Promise<void> {
  const conversations = [...new Set(kept.map(({ from }) => from))].map((from) => ({
    id: `${from.lid}@lid`,
    pnJid: `${from.phone}@s.whatsapp.net`,
    messages: kept
      .filter((one) => one.from === from)
      .map(({ id, text, at }) => ({
        message: {
          key: { remoteJid: `${from.lid}@lid`, id, fromMe: false },
          messageTimestamp: at,
          message: { conversation: text },
        },
      })),
  }));
  const syncType = proto.HistorySync.HistorySyncType.RECENT;
  await server.history({ syncType, conversations, progress: 100 }, `HISTORY${Date.now()}`);
}

/** @param otherwise what there is to say when it does not become so */
async function patiently(isSo: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await isSo());) {
    if (Date.now() > end) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Whatever the program sends, on the phone it comes to. */
async function show(
  server: WhatsAppServer,
  say: (line: string) => void,
  people: ReadonlyMap<string, Contact>,
): Promise<void> {
  for (;;) {
    const { to, message } = await server.nextSent();
    const name = [...people.values()].find(({ lid }) => lid === to)?.name ?? to;
    const inner = message.documentWithCaptionMessage?.message ?? message;
    const file = inner.documentMessage?.fileName ?? (inner.imageMessage ? 'foto' : undefined);
    const words =
      inner.extendedTextMessage?.text ?? inner.conversation ?? inner.documentMessage?.caption ?? '';
    say(
      `\n[${name}] ${file ? `(${file}) ` : ''}${words.replaceAll('\n', `\n${' '.repeat(name.length + 3)}`)}\n`,
    );
  }
}

/** Asks the program for a QR or a code, as its page would, and reads it off the screen. */
async function shown(places: Places, kind: 'qr' | 'code', phone?: string): Promise<string> {
  const storage = await look(places);
  try {
    const wanted = JSON.stringify({ do: 'pair', ...(phone ? { phone: `+${phone}` } : {}) });
    const read = async () => (await storage.read(({ accounts }) => accounts.get(ACCOUNT)))?.qr ?? '';
    const fits = (text: string): boolean => (kind === 'qr' ? text.includes('#') : /^\w{8}$/.test(text));
    const before = await read();
    if (kind === 'qr' && fits(before)) return before;
    await storage.write(({ accounts }) =>
      accounts.upsert(ACCOUNT, 'whatsapp', { wanted, qr: null }, Date.now()),
    );
    let text = '';
    await patiently(async () => fits((text = await read())), 'the program shows no code');
    return text;
  } finally {
    await storage.close();
  }
}

function look({ DATA_DIR, MASTER_KEY_FILE }: Places): Promise<Storage> {
  const cipher = createCipher(Buffer.from(readFileSync(MASTER_KEY_FILE, 'utf8').trim(), 'hex'));
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const ids = { next: () => 'none', secret: (bytes: number) => new Uint8Array(bytes) };
  return openStorage({
    where: { file: `${DATA_DIR}/lantunan.db` },
    cipher,
    ids,
    clock: { now: () => Date.now() },
    log: silent,
  });
}

async function fileMessage(server: WhatsAppServer, path: string): Promise<proto.IMessage> {
  const bytes = readFileSync(path);
  const type = extname(path).toLowerCase();
  if (['.ogg', '.opus', '.mp3', '.m4a'].includes(type))
    return {
      audioMessage: { ...(await server.media.keep(bytes, 'audio')), mimetype: 'audio/ogg', ptt: true },
    };
  if (['.jpg', '.jpeg', '.png', '.webp'].includes(type))
    return { imageMessage: { ...(await server.media.keep(bytes, 'image')), mimetype: 'image/jpeg' } };
  const kept = await server.media.keep(bytes, 'document');
  return { documentMessage: { ...kept, mimetype: 'application/octet-stream', fileName: basename(path) } };
}

function pin(text: string): proto.IMessage {
  const [degreesLatitude = NaN, degreesLongitude = NaN] = text.split(/[ ,]+/).map(Number);
  if (Number.isNaN(degreesLatitude) || Number.isNaN(degreesLongitude)) throw new Error('/pin -2.33 115.46');
  return { locationMessage: { degreesLatitude, degreesLongitude } };
}
