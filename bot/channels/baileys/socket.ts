import makeWASocket, {
  Browsers,
  DisconnectReason,
  WAMessageStatus,
  makeCacheableSignalKeyStore,
  proto,
} from '@whiskeysockets/baileys';
import type { BinaryNode, ConnectionState, WAMessageUpdate, WASocket } from '@whiskeysockets/baileys';
import type { Intake, LinkState, Receipt } from '../channel.ts';
import type { AuthState } from './auth-state.ts';
import { isLinked } from './auth-state.ts';
import { closeWithin } from './close-within.ts';
import { tellDecrypting } from './decrypting.ts';
import { actionFor } from './disconnect.ts';
import type { Action } from './disconnect.ts';
import { addressOf, isIgnored } from './ids.ts';
import { makeInTurn } from './in-turn.ts';
import { contentlessIn } from './inbound.ts';
import type { Journal } from './journal.ts';
import { keyCache } from './key-cache.ts';
import { libraryLog } from './library-log.ts';
import type { MissedHistory } from './missed-history.ts';
import { recall } from './outbound.ts';
import type { Receiving } from './receiving.ts';
import type { BaileysParts, BaileysSettings, Timing } from './settings.ts';
import { safely } from './safely.ts';
import { storeFirst } from './store-first.ts';
import { withShortSessions } from './short-sessions.ts';
import { checkSignatures } from './signatures.ts';
import { makeWatchdog } from './watchdog.ts';
import type { Watchdog } from './watchdog.ts';
import { within } from '../within.ts';

export type LiveSocket = {
  sock: WASocket;
  isOpen(): boolean;
  /** Open, and the messages that waited on the server have come. */
  isReady(): boolean;
  end(action: Action): void;
  /**
   * Resolves once closed. `healthy`: it had been open long enough, with traffic; `lived`: the traffic lasted as long;
   * `heard`: a message was handed on.
   */
  closed: Promise<{ action: Action; healthy: boolean; lived: boolean; heard: boolean }>;
};

export type SocketParts = {
  settings: BaileysSettings;
  parts: BaileysParts;
  timing: Timing;
  intake: Intake;
  auth: AuthState;
  journal: Journal;
  receiving: Receiving;
  link: (state: LinkState) => void;
  /** WhatsApp lets the number begin no chats until then (UTC ms); undefined: it may again. */
  reach: (until: number | undefined) => void;
  /** Hears from when on the phone can give its history, and when it has; only of a number that was linked before. */
  history: Pick<MissedHistory, 'opened' | 'complete'> | undefined;
  /** E.164; with it a pairing code is asked for instead of showing a QR. */
  phone?: string | undefined;
};

/** The small history that brings names and LID mappings; the big one is not wanted. */
const { INITIAL_BOOTSTRAP, PUSH_NAME, NON_BLOCKING_DATA, RECENT } = proto.HistorySync.HistorySyncType;
const history: readonly (number | null | undefined)[] = [INITIAL_BOOTSTRAP, PUSH_NAME, NON_BLOCKING_DATA];
/** After a gap the messages of the last days as well. */
const historyOfGap: typeof history = [...history, RECENT];

/** One socket, from connecting to closed. A closed one is dead: open another. */
export function openSocket(context: SocketParts, make: typeof makeWASocket = makeWASocket): LiveSocket {
  const { settings, parts, timing, intake, auth, journal, receiving, link, reach } = context;
  const { log, clock } = parts;
  const { account } = settings;
  const logger = libraryLog(log);
  checkSignatures();
  const watchdog = makeWatchdog(timing.watchdog, timing.quiet);
  const inTurn = makeInTurn(timing.inTurn);
  const sock = make({
    waWebSocketUrl: settings.webSocketUrl,
    ...(settings.version ? { version: settings.version } : {}),
    auth: {
      creds: auth.creds,
      keys: withShortSessions(makeCacheableSignalKeyStore(auth.keys, logger, keyCache())),
    },
    logger,
    // Pairing by code is refused for a name that is not a stock one.
    browser: Browsers.ubuntu('Chrome'),
    // Otherwise the office's phone would stop ringing.
    markOnlineOnConnect: false,
    emitOwnEvents: false,
    syncFullHistory: false,
    shouldSyncHistoryMessage: ({ syncType }) => (context.history ? historyOfGap : history).includes(syncType),
    shouldIgnoreJid: isIgnored,
    getMessage: ({ id }) => again(id),
    makeSignalRepository: tellDecrypting(journal.makeSignalRepository, {
      begun: inTurn.begun,
      repeated: watchdog.repeated,
    }),
    keepAliveIntervalMs: timing.keepAlive,
    connectTimeoutMs: timing.connect,
    defaultQueryTimeoutMs: timing.query,
    transactionOpts: { maxCommitRetries: 3, delayBetweenTriesMs: 1_000 },
  });

  /** Never an empty one: the recipient would wait for ever. */
  async function again(id: string | null | undefined): Promise<proto.IMessage | undefined> {
    try {
      return id ? await recall(await intake.sentMessage(id), sock.waUploadToServer) : undefined;
    } catch (error) {
      log.warn('whatsapp.not_recalled', { account, error: String(error) });
      return undefined;
    }
  }

  closeWithin(sock.ws, timing.close);

  const first = { account, store: receiving.first, inTurn, log };
  for (const event of ['CB:message', 'CB:call']) storeFirst(sock.ws, event, first);
  const guard = safely(log, account);
  const { promise: closed, resolve: resolveClosed } = Promise.withResolvers<Awaited<LiveSocket['closed']>>();
  let ownAction: Action | undefined;
  let openedAt: number | undefined;
  let caughtUp = false;
  let over = false;
  let lastFrameAt: number | undefined;
  let qrs = 0;
  let heard = false;

  const end = (action: Action): void => {
    ownAction ??= action;
    caughtUp = false;
    inTurn.stop();
    void sock.end(undefined);
    letGo();
  };

  /**
   * Whoever waits for an answer on a connection that is over is told so: the library would leave them until their time
   * runs out, and with them a message that is being prepared (a minute in which its chat stands still).
   */
  const letGo = (): void => {
    const { connectionClosed: statusCode } = DisconnectReason;
    sock.ws.emit('error', Object.assign(new Error('Connection closed'), { output: { statusCode } }));
  };

  const showCode = async (phone: string): Promise<void> => {
    try {
      const code = await sock.requestPairingCode(phone.replaceAll(/\D/g, ''));
      if (!ownAction) link({ state: 'pairing', code });
    } catch (error) {
      log.warn('whatsapp.pairing_code_failed', { account, error: String(error) });
    }
  };

  /** Each replaces the one before; a code is asked for once, and lives as long as they all. */
  const showQr = (text: string): void => {
    qrs += 1;
    if (!context.phone) link({ state: 'pairing', text });
    else if (qrs === 1) void showCode(context.phone);
  };

  /**
   * The library shows a code without waiting for the server's word on it. While a phone is awaited, nothing else is
   * asked: a refusal is of that code, and nobody shall type it in vain.
   */
  const refused = (): void => {
    if (context.phone && !isLinked(auth.creds)) end({ do: 'give_up_pairing', reason: 'code_refused' });
  };

  const changed = (update: Partial<ConnectionState>): void => {
    if (update.qr) showQr(update.qr);
    if (update.connection === 'open') {
      openedAt = clock.now();
      watchdog.opened(openedAt);
      context.history?.opened();
    }
    if (update.receivedPendingNotifications) {
      caughtUp = true;
      watchdog.caughtUp();
    }
    if (openedAt !== undefined && caughtUp && (update.connection || update.receivedPendingNotifications)) {
      if (update.connection !== 'close') link({ state: 'ready' });
    }
    const lock = update.reachoutTimeLock;
    if (lock && !lock.isActive) reach(undefined);
    else if (lock?.timeEnforcementEnds) reach(lock.timeEnforcementEnds.getTime());
    if (update.connection === 'close') close(update.lastDisconnect?.error);
  };

  const close = (error: Error | undefined): void => {
    over = true;
    inTurn.stop();
    letGo();
    clearInterval(rounds);
    clearInterval(renewal);
    const boom = error as { output?: { statusCode?: number }; data?: { expire?: string } } | undefined;
    const expire = Number(boom?.data?.expire);
    const action = actionFor({
      // An error without a code is a failure like any other, not an end of our own.
      code: boom ? (boom.output?.statusCode ?? 0) : undefined,
      pairing: !isLinked(auth.creds),
      wasOpen: openedAt !== undefined,
      ...(expire > 0 ? { expireSeconds: expire } : {}),
    });
    const isLong = (until: number): boolean =>
      openedAt !== undefined && until - openedAt >= timing.healthyAfter;
    const healthy = lastFrameAt !== undefined && isLong(clock.now());
    const lived = lastFrameAt !== undefined && isLong(lastFrameAt);
    resolveClosed({ action: ownAction ?? action, healthy, lived, heard });
  };

  /** Nobody picks up here: rather than ring in vain, it ends, and the chat gets an answer. */
  const decline = (id: string, from: string): void =>
    void sock.rejectCall(id, from).catch((error: unknown) => {
      log.warn('whatsapp.call_not_declined', { account, error: String(error) });
    });

  const receipt = ({ key, update }: WAMessageUpdate): void => {
    const state = receiptStates[update.status ?? 0];
    if (!key.fromMe || !key.id || !state) return;
    intake.receipt({ externalId: key.id, state, at: clock.now() }).catch((error: unknown) => {
      log.warn('whatsapp.receipt_failed', { account, error: String(error) });
    });
  };

  sock.ws.prependListener(
    'CB:message',
    guard((stanza: BinaryNode) => {
      journal.seen(stanza);
      const me = { id: auth.creds.me?.id ?? '', lid: auth.creds.me?.lid };
      // The library hands these on to nobody, and is not deaf for that.
      if (contentlessIn(stanza, me, clock.now())) return;
      if (addressOf(stanza.attrs['from'])) watchdog.stanza(clock.now());
    }),
  );
  sock.ws.on(
    'frame',
    guard((stanza?: BinaryNode) => {
      lastFrameAt = clock.now();
      // What answers our own questions says nothing of what people write.
      if (stanza?.tag !== 'iq') watchdog.word(lastFrameAt);
    }),
  );
  sock.ws.on('CB:iq,type:error', guard(refused));
  sock.ev.on('connection.update', guard(changed));
  sock.ev.on(
    'creds.update',
    guard((change) => auth.update(change)),
  );
  sock.ev.on(
    'messages.upsert',
    // `notify` is live, `append` waited on the server while we were away: both are people writing.
    guard(({ messages }) => {
      watchdog.handled();
      heard = true;
      receiving.messages(messages);
    }),
  );
  sock.ev.on(
    'messaging-history.status',
    // "Paused": the library has waited two minutes for more.
    guard(({ syncType }) => {
      if (syncType === RECENT) context.history?.complete();
    }),
  );
  sock.ev.on(
    'messages.update',
    guard((updates) => updates.forEach(receipt)),
  );
  sock.ev.on(
    'call',
    guard((calls) => {
      for (const { id, from, status } of calls) if (status === 'offer') decline(id, from);
    }),
  );

  const rounds = setInterval(() => {
    const found = watchdog.check(clock.now());
    if (found) end(renewalFor(found));
  }, timing.watchdog / 10);

  const holding = parts.lease.holding();
  let misses = 0;
  const renew = async (): Promise<void> => {
    let held: boolean | undefined;
    const looked = parts.lease.hold().then((is) => void (held = is && parts.lease.holding() === holding));
    // A store that fails or hangs may be back in a moment; a second time the server shall keep the messages instead.
    const known = await within(timing.lease / 2, looked).catch(() => false);
    misses = known ? 0 : misses + 1;
    if (over) return;
    if (held === false) end({ do: 'retry', reason: 'lease_lost', atLeastMs: timing.lease, alert: true });
    if (misses >= 2) end({ do: 'retry', reason: 'store_unavailable', atLeastMs: 0, alert: true });
  };
  const renewal = setInterval(() => void renew(), timing.lease);

  const isOpen = (): boolean => openedAt !== undefined && !over;
  return { sock, end, closed, isOpen, isReady: () => caughtUp && isOpen() };
}

/** Silence for hours is no fault of the link: only deafness is counted, and told. */
function renewalFor({ reason, since }: NonNullable<ReturnType<Watchdog['check']>>): Action {
  const alert = reason !== 'quiet';
  return { do: 'retry', reason, atLeastMs: 0, alert, ...(alert ? { deafSince: since } : {}) };
}

const receiptStates: Partial<Record<number, Receipt['state']>> = {
  [WAMessageStatus.SERVER_ACK]: 'sent',
  [WAMessageStatus.DELIVERY_ACK]: 'delivered',
  [WAMessageStatus.READ]: 'read',
  [WAMessageStatus.PLAYED]: 'read',
};
