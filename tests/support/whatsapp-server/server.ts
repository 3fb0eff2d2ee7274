/**
 * A small WhatsApp server on the loopback for one linked device, so that the real, unmodified library can be
 * tested over its real wire: Noise, binary nodes, pairing, Signal sessions, offline queue, media. What the real
 * server decides by policy (bans, limits, redelivery rules) is not here.
 */
import { decodeBinaryNode, encodeBinaryNode, extractMessageContent, proto } from '@whiskeysockets/baileys';
import type { BinaryNode } from '@whiskeysockets/baileys';
import type { EventEmitter } from 'node:events';
import { deflateSync } from 'node:zlib';
import { silenceLibsignal } from '../../../bot/channels/baileys/console-filter.ts';
import { fromLibrary } from './library.ts';
import { mediaRetry } from './media-retry.ts';
import { startMediaServer } from './media-server.ts';
import type { MediaServer } from './media-server.ts';
import { makeIdentity, serverNoise } from './noise.ts';
import { child, children, node, server, userOf } from './nodes.ts';
import { codePairing, isStockLabel } from './code-pairing.ts';
import type { CodePairing } from './code-pairing.ts';
import { pairSuccess, readQr } from './pairing.ts';
import type { Scan } from './pairing.ts';
import { makePeer } from './peer.ts';
import type { Peer } from './peer.ts';
import { readUpload, replyTo } from './replies.ts';
import type { Uploaded } from './replies.ts';

type Socket = EventEmitter & {
  send(bytes: Uint8Array): void;
  terminate(): void;
  close(): void;
  pause(): void;
};
type SocketServer = EventEmitter & {
  clients: ReadonlySet<Socket>;
  close(done: () => void): void;
  address(): { port: number };
};
/** The WebSocket package that the library itself uses; it carries no types. */
const { WebSocketServer } = fromLibrary('ws') as {
  WebSocketServer: new (options: { host: string; port: number }) => SocketServer;
};

/** `phone` is empty where a person does not show it. */
export type Contact = { lid: string; phone: string; name: string };

/** What a phone writes. */
export type PhoneMessage = proto.IMessage;

/** One message that the device sent, as its recipient reads it. */
export type Delivered = { id: string; to: string; message: proto.Message };

export type WhatsAppServer = {
  url: string;
  /** Hex; the process under test must trust it. */
  root: string;
  media: MediaServer;
  own: Contact & { device: number };
  addContact(contact: Contact): void;
  /** The phone scans the QR. */
  scan(qr: string): void;
  /** The pairing code is typed on the phone. */
  typeCode(code: string): Promise<void>;
  /** A contact writes. Kept until the device acknowledges it, however often it reconnects. */
  write(from: Contact, message: proto.IMessage, id: string): Promise<void>;
  /** Someone types on the linked phone itself. */
  writeOnPhone(to: Contact, message: proto.IMessage, id: string): Promise<void>;
  /** The next message the device sends, in order. */
  nextSent(): Promise<Delivered>;
  /** Ids of what this person's phone has got, in order. */
  sentTo(to: Contact): string[];
  /** Refuses the next messages with these codes; `silent` does not answer at all. */
  answerNext(...answers: string[]): void;
  /** Asked to upload files again, no contact's phone answers: it is switched off. */
  silencePhones(): void;
  /** Asked where files are, the server refuses, once. */
  refuseFiles(): void;
  /** A pairing code that a device asks for is refused. */
  refuseCodes(): void;
  /** The next message arrives, and is acknowledged once it is released. */
  holdNextAck(): () => void;
  /** Asked for the devices of this person, the server tells none, once. */
  hideDevices(lid: string): void;
  /** A contact's phone has got or read it. */
  receipt(from: Contact, id: string, type?: 'read' | 'played'): void;
  /** Somebody reads what this person wrote, on the linked phone itself. */
  readOnPhone(from: Contact, id: string): void;
  /** The same stanza once more, as after a lost acknowledgement. */
  redeliver(id: string): void;
  /** A contact writes, and the ciphertext is damaged on the way; whole again when the device asks. */
  garble(from: Contact, message: proto.IMessage, id: string): Promise<void>;
  /** A contact's phone was set up anew: what it writes next begins a new Signal session. */
  setUpAnew(from: Contact): void;
  /** A contact's phone cannot read the next message of the device, and asks for it again. */
  misreadNext(from: Contact): void;
  /** A contact's phone could not read this message of the device and asks for it again. */
  askAgain(from: Contact, id: string): void;
  call(from: Contact, id: string): void;
  /** Ids of the calls that the device has turned down. */
  readonly rejected: string[];
  /** Any stanza, kept until the device acknowledges it. */
  push(stanza: BinaryNode): void;
  /** The phone gives the device its history. */
  history(history: proto.IHistorySync, id: string): Promise<void>;
  /** Cuts the TCP connection. */
  drop(): void;
  streamError(attrs: Record<string, string>, content?: BinaryNode[]): void;
  /** The phone throws the device out; with another number in it from now on, where one is given. */
  logOut(next?: { phone: string; lid: string }): void;
  /** Turned away at each login with this reason; `once`: only at the next. */
  refuseLogin(reason: string | undefined, once?: { expire?: string }): void;
  /** Says and hears nothing more until the device connects anew, as behind a dead router. */
  freeze(): void;
  /** Holds back what is for the device; `release` delivers it, the last first. */
  hold(): { release(): void };
  /** Does not say that the queue has come to its end until `release`. */
  holdQueueEnd(): { release(): void };
  /** Does not answer a device that greets it until `release`. */
  holdHandshake(): { release(): void };
  /** The stream ends as at a server's goodbye. */
  endStream(): void;
  /** Messages without an acknowledgement of the device. */
  waiting(): string[];
  logins(): number;
  /** The device has brought its keys, and takes what is written. */
  isLinked(): boolean;
  /** Open at the moment. */
  connections(): number;
  /** Of WhatsApp Web, as the device last said. */
  clientVersion(): number[];
  /** Hears every stanza, `in` from the device or `out` to it. */
  watch(listener: (direction: 'in' | 'out', stanza: BinaryNode) => void): void;
  /** Stanzas nobody here understands; a test should end with none. */
  readonly unknown: string[];
  stop(): Promise<void>;
};

/** @param identity of WhatsApp; a program on several numbers trusts one */
export async function startWhatsAppServer(identity = makeIdentity()): Promise<WhatsAppServer> {
  // The phones here use libsignal too.
  silenceLibsignal(console);
  const media = await startMediaServer();
  const own = { phone: '6281100000001', lid: '900000000000001', name: 'Kantor', device: 7 };
  const contacts = new Map<string, { contact: Contact; peer: Peer }>();
  const lids = new Map<string, string>();
  const queue = new Map<string, BinaryNode>();
  /** Asked for again: the next acknowledgement is of the copy that could not be read, and the later one stays. */
  const retried = new Set<string>();
  const everything = new Map<string, BinaryNode>();
  const written = new Map<
    string,
    { from: Contact; attrs: Record<string, string>; message: proto.IMessage }
  >();
  const rejected: string[] = [];
  const sent: Delivered[] = [];
  const got = new Map<string, string[]>();
  const readers: ((delivered: Delivered) => void)[] = [];
  const answers: string[] = [];
  const misreading = new Set<string>();
  const hidden = new Set<string>();
  let refusesCodes = false;
  let refusesFiles = false;
  let phonesSilent = false;
  let holdingAck: Promise<void> | undefined;
  const unknown: string[] = [];
  let uploaded: Uploaded | undefined;
  let paired: Scan | undefined;
  /** The device had the code's last word, and has yet to acknowledge what led to it. */
  let finishing = false;
  let greeted = Promise.withResolvers<CodePairing>();
  let live:
    | { send: (stanza: BinaryNode) => void; close: () => void; cut: () => void; deafen: () => void }
    | undefined;
  let drained = false;
  let logins = 0;
  let version: proto.ClientPayload.UserAgent.IAppVersion | null | undefined;
  let refusal: { reason: string; once?: { expire?: string } | undefined } | undefined;
  let held: BinaryNode[] | undefined;
  let queueEnd: (() => void) | undefined;
  let handshake: Promise<void> | undefined;
  let watcher: (direction: 'in' | 'out', stanza: BinaryNode) => void = () => undefined;
  const seconds = (): string => String(Math.floor(Date.now() / 1_000));

  const addContact = (contact: Contact): void => {
    contacts.set(contact.lid, { contact, peer: makePeer() });
    lids.set(contact.lid, contact.lid).set(contact.phone, contact.lid);
  };
  addContact(own);
  const peerOf = (user: string): Peer | undefined => contacts.get(lids.get(user) ?? '')?.peer;
  const peer = ({ lid }: Contact): Peer => {
    const found = peerOf(lid);
    if (!found) throw new Error('not a contact of this server');
    return found;
  };
  const refused = ({ reason, once }: NonNullable<typeof refusal>): BinaryNode => {
    if (once) refusal = undefined;
    return node('failure', { reason, ...(once?.expire ? { expire: once.expire } : {}) });
  };
  const bundle = (): Uploaded['bundle'] & { preKey?: Uploaded['preKeys'][number] } => {
    if (!uploaded) throw new Error('the device has not uploaded keys');
    const preKey = uploaded.preKeys.shift();
    return { ...uploaded.bundle, ...(preKey ? { preKey } : {}) };
  };

  const deliver = (stanza: BinaryNode): void => {
    const id = stanza.attrs['id'] ?? '';
    queue.set(id, stanza);
    everything.set(id, stanza);
    if (held) held.push(stanza);
    else if (drained) live?.send(stanza);
  };
  const attrsOf = (from: Contact, id: string): Record<string, string> => {
    const who = { from: `${from.lid}@lid`, notify: from.name };
    const phone = from.phone === '' ? {} : { sender_pn: `${from.phone}@${server}` };
    return { ...who, ...phone, type: 'text', id, t: seconds() };
  };
  /** Encrypts and delivers; `damage` turns the last bytes (the MAC) over. */
  const write = async (
    from: Contact,
    message: proto.IMessage,
    attrs: Record<string, string>,
    damage = false,
  ): Promise<void> => {
    const enc = await peer(from).encrypt(message, bundle);
    if (damage) (enc.content as Buffer).subarray(-8).fill(0);
    written.set(attrs['id'] ?? '', { from, attrs, message });
    deliver(node('message', attrs, [enc]));
  };
  /** The device could not read it: a new session, and the same message once more. */
  const writeAgain = async (id: string): Promise<void> => {
    const before = written.get(id);
    if (!before) throw new Error(`nobody wrote ${id}`);
    peer(before.from).reset();
    await write(before.from, before.message, before.attrs);
  };
  const uploadAgain = (receipt: BinaryNode): void => {
    if (phonesSilent) return;
    const message = extractMessageContent(written.get(receipt.attrs['id'] ?? '')?.message);
    const file = message?.imageMessage ?? message?.documentMessage ?? message?.audioMessage;
    if (!file?.mediaKey) throw new Error('a file was asked for that nobody sent');
    live?.send(mediaRetry(receipt, file.mediaKey, media.restore(file.directPath ?? '')));
  };
  const askAgain = (from: Contact, id: string): void => {
    const [registration, type, ...keys] = peer(from).bundleNodes();
    deliver(
      node('receipt', { from: `${from.lid}@lid`, id, t: seconds(), type: 'retry' }, [
        node('retry', { count: '1', id, t: seconds(), v: '1' }),
        registration!,
        node('keys', {}, [type!, ...keys]),
      ]),
    );
  };
  const drain = (): void => {
    drained = true;
    const count = String(queue.size);
    if (queue.size > 0) live?.send(node('ib', {}, [node('offline_preview', { count, message: count })]));
    for (const stanza of queue.values()) live?.send({ ...stanza, attrs: { ...stanza.attrs, offline: '0' } });
    const end = (): void => live?.send(node('ib', {}, [node('offline', { count })]));
    if (queueEnd) queueEnd = end;
    else end();
  };

  const onMessage = async (stanza: BinaryNode): Promise<void> => {
    const { id = '', to = '' } = stanza.attrs;
    const answer = answers.shift();
    const ackHeld = holdingAck;
    holdingAck = undefined;
    const attrs = { class: 'message', id, from: to, t: seconds() };
    // What is refused reaches nobody.
    if (answer !== undefined && answer !== 'silent')
      return live?.send(node('ack', { ...attrs, error: answer }));
    for (const recipient of children(child(stanza, 'participants'), 'to')) {
      const user = userOf(recipient.attrs['jid']);
      const enc = child(recipient, 'enc');
      if (lids.get(user) === own.lid || !enc) continue;
      const reader = contacts.get(lids.get(user) ?? '');
      // A phone asks for what it cannot read.
      const unread = (): void => reader && askAgain(reader.contact, id);
      const misread = reader && misreading.delete(reader.contact.lid);
      const message = misread ? unread() : await reader?.peer.decrypt(enc).catch(unread);
      if (!message) continue;
      const delivered = { id, to: lids.get(user) ?? user, message };
      got.set(delivered.to, [...(got.get(delivered.to) ?? []), id]);
      const waiting = readers.shift();
      if (waiting) waiting(delivered);
      else sent.push(delivered);
    }
    await ackHeld;
    if (answer !== 'silent') live?.send(node('ack', attrs));
  };

  const onStanza = async (stanza: BinaryNode): Promise<void> => {
    const { attrs, tag } = stanza;
    watcher('in', stanza);
    switch (tag) {
      case 'iq': {
        if (attrs['type'] === 'result') {
          if (child(stanza, 'pair-device-sign')) {
            live?.send(node('stream:error', { code: '515' }));
            live?.close();
          }
          return;
        }
        const reply = replyTo(
          stanza,
          {
            own,
            mediaHost: media.host,
            lidOf: (user) => lids.get(user),
            peerOf,
            hides: (lid) => hidden.delete(lid),
          },
          uploaded,
        );
        if (!reply) break;
        const [first] = children(stanza);
        const refuse = (code: string, text: string): void =>
          live?.send(
            node('iq', { type: 'error', id: attrs['id'] ?? '', from: server }, [
              node('error', { code, text }),
            ]),
          );
        if (first?.tag === 'media_conn' && refusesFiles) {
          refusesFiles = false;
          return refuse('500', 'internal-server-error');
        }
        if (first?.attrs['stage'] === 'companion_hello') {
          // The device is not told: it shows its code, and the phone refuses it.
          if (!isStockLabel(first)) return;
          if (refusesCodes) return refuse('400', 'bad-request');
          const hello = codePairing(first);
          greeted.resolve(hello);
          // Of two codes that were asked for the later one counts.
          greeted = Promise.withResolvers<CodePairing>();
          greeted.resolve(hello);
        }
        if (first?.attrs['stage'] === 'companion_finish') {
          paired = (await greeted.promise).finish(first);
          finishing = true;
        }
        if (first?.tag === 'registration') {
          uploaded = readUpload(stanza);
          // Another device, or the same one linked anew: nobody has a session with it.
          for (const one of contacts.values()) one.peer.reset();
        }
        live?.send(node('iq', { type: 'result', id: attrs['id'] ?? '', from: server }, reply));
        if (first?.tag === 'active') drain();
        return;
      }
      case 'message':
        return onMessage(stanza);
      case 'receipt':
        if (attrs['type'] === 'retry') {
          retried.add(attrs['id'] ?? '');
          return writeAgain(attrs['id'] ?? '');
        }
        if (attrs['type'] === 'server-error') return uploadAgain(stanza);
        queue.delete(attrs['id'] ?? '');
        live?.send(node('ack', { class: 'receipt', id: attrs['id'] ?? '', from: attrs['to'] ?? '' }));
        return;
      case 'ack':
        // The device has done its part; the phone, further away than the server, hears of it after this.
        if (finishing && paired) live?.send(pairSuccess(paired, own));
        finishing = false;
        if (!retried.delete(attrs['id'] ?? '')) queue.delete(attrs['id'] ?? '');
        return;
      case 'call':
        rejected.push(child(stanza, 'reject')?.attrs['call-id'] ?? '');
        live?.send(node('ack', { class: 'call', id: attrs['id'] ?? '', from: attrs['to'] ?? '' }));
        return;
      case 'presence':
      case 'chatstate':
      case 'ib':
        return;
    }
    unknown.push(
      `${tag} ${JSON.stringify(attrs)} ${children(stanza)
        .map((inner) => inner.tag)
        .join()}`,
    );
  };

  const wss = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise<void>((resolve) => wss.once('listening', resolve));
  wss.on('connection', (socket: Socket) => {
    const send = (stanza: BinaryNode): void => {
      socket.send(noise.frame(encodeBinaryNode(stanza)));
      watcher('out', stanza);
    };
    const me = {
      send,
      close: () => socket.close(),
      cut: () => socket.terminate(),
      deafen: () => socket.pause(),
    };
    const noise = serverNoise(
      identity,
      (bytes) => void (handshake ?? Promise.resolve()).then(() => socket.send(bytes)),
      ({ payload, clientStatic }) => {
        live = me;
        drained = false;
        retried.clear();
        version = payload.userAgent?.appVersion;
        // The client can read nodes only once it has switched keys, right after this frame was sent.
        setImmediate(() => {
          if (refusal) return send(refused(refusal));
          if (!payload.username) return send(pairDevice());
          if (!paired || !Buffer.from(clientStatic).equals(paired.noiseKey)) {
            return send(node('failure', { reason: '401' }));
          }
          logins += 1;
          send(node('success', { t: seconds(), lid: `${own.lid}:${own.device}@lid` }));
        });
      },
      (plain) => {
        void decodeBinaryNode(Buffer.from(plain))
          .then(onStanza)
          .catch((error: unknown) => unknown.push(String(error)));
      },
    );
    socket.on('message', (bytes: Buffer) => {
      try {
        noise.feed(bytes);
      } catch (error) {
        unknown.push(String(error));
        socket.terminate();
      }
    });
    socket.on('close', () => {
      if (live === me) live = undefined;
    });
    socket.on('error', () => undefined);
  });

  return {
    url: `ws://127.0.0.1:${wss.address().port}/ws/chat`,
    root: Buffer.from(identity.root).toString('hex'),
    media,
    own,
    addContact,
    scan(qr) {
      paired = readQr(qr);
      live?.send(pairSuccess(paired, own));
    },
    async typeCode(code) {
      live?.send(await (await greeted.promise).typed(code));
    },
    write: (from, message, id) => write(from, message, attrsOf(from, id)),
    garble: (from, message, id) => write(from, message, attrsOf(from, id), true),
    setUpAnew: (from) => peer(from).reset(),
    misreadNext: ({ lid }) => void misreading.add(lid),
    askAgain,
    call(from, id) {
      const jid = `${from.lid}@lid`;
      const offer = node('offer', {
        'call-id': id,
        'call-creator': jid,
        caller_pn: `${from.phone}@${server}`,
      });
      deliver(node('call', { from: jid, id: `call-${id}`, t: seconds() }, [offer]));
    },
    rejected,
    push: deliver,
    history: (history, id) => {
      const bytes = deflateSync(proto.HistorySync.encode(history).finish());
      const notification = {
        syncType: history.syncType as number,
        ...(history.progress ? { progress: history.progress } : {}),
        initialHistBootstrapInlinePayload: bytes,
      };
      const type = proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION;
      const message = { protocolMessage: { type, historySyncNotification: notification } };
      const attrs = { from: `${own.phone}@${server}`, category: 'peer', type: 'text', id, t: seconds() };
      return write(own, message, attrs);
    },
    async writeOnPhone(to, message, id) {
      const copy = { deviceSentMessage: { destinationJid: `${to.lid}@lid`, message } };
      const enc = await peer(own).encrypt(copy, bundle);
      const attrs = {
        from: `${own.lid}@lid`,
        recipient: `${to.lid}@lid`,
        peer_recipient_pn: `${to.phone}@${server}`,
        notify: own.name,
      };
      deliver(node('message', { ...attrs, type: 'text', id, t: seconds() }, [enc]));
    },
    nextSent() {
      const first = sent.shift();
      return first ? Promise.resolve(first) : new Promise((resolve) => readers.push(resolve));
    },
    sentTo: ({ lid }) => got.get(lid) ?? [],
    answerNext: (...next) => void answers.push(...next),
    holdNextAck() {
      const { promise, resolve } = Promise.withResolvers<void>();
      holdingAck = promise;
      return resolve;
    },
    silencePhones: () => void (phonesSilent = true),
    refuseFiles: () => void (refusesFiles = true),
    refuseCodes: () => void (refusesCodes = true),
    hideDevices: (lid) => void hidden.add(lid),
    receipt(from, id, type) {
      live?.send(node('receipt', { from: `${from.lid}@lid`, id, t: seconds(), ...(type ? { type } : {}) }));
    },
    readOnPhone(from, id) {
      const attrs = { from: `${own.lid}@lid`, recipient: `${from.lid}@lid`, id, t: seconds() };
      deliver(node('receipt', { ...attrs, type: 'read-self' }));
    },
    redeliver(id) {
      const stanza = everything.get(id);
      if (stanza) deliver(stanza);
    },
    drop: () => live?.cut(),
    streamError(attrs, content) {
      live?.send(node('stream:error', attrs, content));
    },
    logOut(next) {
      live?.send(node('stream:error', { code: '401' }, [node('conflict', { type: 'device_removed' })]));
      live?.close();
      paired = undefined;
      uploaded = undefined;
      // What is written before the next device has brought its keys must wait for them.
      for (const one of contacts.values()) one.peer.reset();
      greeted = Promise.withResolvers<CodePairing>();
      queue.clear();
      if (next) addContact(Object.assign(own, next));
    },
    refuseLogin: (reason, once) => void (refusal = reason === undefined ? undefined : { reason, once }),
    freeze() {
      if (live) live.send = () => undefined;
      live?.deafen();
    },
    hold() {
      held = [];
      return {
        release() {
          const late = held ?? [];
          held = undefined;
          for (const stanza of late.reverse()) if (drained) live?.send(stanza);
        },
      };
    },
    holdQueueEnd() {
      queueEnd = () => undefined;
      return {
        release() {
          queueEnd?.();
          queueEnd = undefined;
        },
      };
    },
    holdHandshake() {
      const { promise, resolve } = Promise.withResolvers<void>();
      handshake = promise;
      return {
        release() {
          handshake = undefined;
          resolve();
        },
      };
    },
    endStream: () => live?.send(node('xmlstreamend')),
    waiting: () => [...queue.keys()],
    logins: () => logins,
    isLinked: () => live !== undefined && uploaded !== undefined && drained,
    connections: () => wss.clients.size,
    clientVersion: () => [version?.primary ?? 0, version?.secondary ?? 0, version?.tertiary ?? 0],
    watch: (listener) => void (watcher = listener),
    unknown,
    async stop() {
      for (const socket of wss.clients) socket.terminate();
      await new Promise<void>((resolve) => wss.close(resolve));
      await media.stop();
    },
  };
}

function pairDevice(): BinaryNode {
  const refs = ['1', '2', '3', '4', '5', '6'].map((ref) => ({
    tag: 'ref',
    attrs: {},
    content: Buffer.from(`ref-${ref}`),
  }));
  return node('iq', { type: 'set', from: server, id: 'pair-device' }, [node('pair-device', {}, refs)]);
}
