import type { WAMessage } from '@whiskeysockets/baileys';
import type { Media } from '../../../flows/message.ts';
import { BANNED, keepBan, readBan } from '../ban.ts';
import { StorageUnavailable } from '../../../storage/storage-unavailable.ts';
import { FileUnreachable } from '../download.ts';
import type { Intake, LinkState, SendResult, Sendable } from '../channel.ts';
import { isLinked, openAuthState } from './auth-state.ts';
import { backoffMs } from './backoff.ts';
import { contentOf } from './content.ts';
import type { MediaSource } from './content.ts';
import type { Action } from './disconnect.ts';
import { makeFilePatience } from './file-patience.ts';
import { keepGap, readGap } from './gap.ts';
import { makeJournal } from './journal.ts';
import { mediaHostOf } from './media-host.ts';
import { fetchMedia } from './media.ts';
import { makeMissedHistory } from './missed-history.ts';
import type { OtherJid } from './other-jid.ts';
import { MANY_REFUSALS, REACH_LIMITED, makeReach } from './reach.ts';
import { makeReceiving } from './receiving.ts';
import type { Receiving } from './receiving.ts';
import { held, isOnWhatsApp, notConnected, send, takesFiles, untold } from './send.ts';
import { defaultTiming } from './settings.ts';
import type { BaileysParts, BaileysSettings } from './settings.ts';
import { openSocket } from './socket.ts';
import type { LiveSocket } from './socket.ts';
import { makeTelling } from '../telling.ts';
import { makeTrouble } from '../../trouble.ts';
import { makeExhaustion } from './watchdog.ts';
import { sleep, within } from '../within.ts';

export type Connection = {
  isOpen(): boolean;
  isReady(): boolean;
  send(sendable: Sendable): Promise<SendResult>;
  typing(jid: string): Promise<void>;
  /** Tells the phone to forget this device; resolves at once when there is no connection. */
  logOut(): Promise<void>;
  /** Stops intake, ends the socket, writes what is left, gives the lease back. */
  stop(): Promise<void>;
};

type Pairing = { phone?: string | undefined };

const storeAway: Action = { do: 'retry', reason: 'store_unavailable', atLeastMs: 0, alert: true };

/** Nothing was asked of WhatsApp yet, so no wait needs to grow: as soon as the database is back the number is, too. */
const storeUnreachable: Action = { ...storeAway };

const unproven: Action = { do: 'retry', reason: 'no_acknowledgement', atLeastMs: 0, alert: false };

/** Keeps one number connected, one socket at a time, until stopped or until a person has to act. */
export function keepConnected(
  settings: BaileysSettings,
  parts: BaileysParts,
  intake: Intake,
  pairing?: Pairing,
  makeSocket: typeof openSocket = openSocket,
): Connection {
  const timing = { ...defaultTiming, ...settings.timing };
  const { account } = settings;
  const { log, clock } = parts;
  const stopping = new AbortController();
  let live: LiveSocket | undefined;
  let receiving: Receiving | undefined;
  const sending = new Set<Promise<SendResult>>();
  let attempt = 0;
  const exhausted = makeExhaustion();
  let spent = false;
  const failures = new Map<string, number>();
  const patience = makeFilePatience(() => clock.now(), timing.fileAway, timing.fileGivenUp);
  /** While a number is linked anew: the last message it had, and what its history tells of the time since. */
  let missedSince: number | null = null;
  /** Pairing starts over; what another process holds is left alone until the lease is ours. */
  let forget = pairing !== undefined;

  /** The end did not come in time. */
  let abandoned = false;
  const telling = makeTelling({
    account,
    log,
    clock,
    pauseMs: timing.lease / 10,
    signal: stopping.signal,
    store: async (state) => {
      if (!(await parts.lease.isAnothers())) await intake.link(state);
    },
  });
  const link = (state: LinkState): void => {
    const limited = state.state === 'ready' && reach.pausedUntil() !== undefined;
    const reason = reach.refusals() < MANY_REFUSALS ? 'reach_limited' : 'reach_refused';
    telling.tell(limited ? { ...state, reason } : state);
  };

  const reach = makeReach(parts.keys, clock, () => {
    if (ready()) link({ state: 'ready' });
  });
  const reachStored = (work: Promise<void>): void =>
    void work.catch((error: unknown) =>
      log.warn('whatsapp.reach_not_stored', { account, error: String(error) }),
    );

  /** What is asked while the connection is still being made goes out in the middle of the handshake, and breaks it. */
  const open = (): LiveSocket | undefined => (live?.isOpen() ? live : undefined);

  const mediaHost = async (): Promise<string> => {
    const now = open();
    const told = await now?.sock.refreshMediaConn().catch(() => undefined);
    return mediaHostOf(told?.hosts[0]?.hostname, settings.webSocketUrl);
  };

  const media = async (source: MediaSource, message: WAMessage): Promise<Media> => {
    const options = {
      host: await mediaHost(),
      maxBytes: settings.maxMediaBytes,
      timeoutMs: timing.media,
      pauseMs: timing.mediaPause,
      fetch: parts.fetch,
    };
    return fetchMedia(source, options, async () => {
      // A replay comes before the connection over which the phone could be asked.
      const now = open();
      if (!now) throw new FileUnreachable();
      const { message: content } = await now.sock.updateMediaMessage(message);
      const renewed = content && contentOf(content);
      return renewed && 'file' in renewed ? renewed.file.directPath : undefined;
    });
  };

  const otherJid: OtherJid = async (jid) => {
    const mapping = open()?.sock.signalRepository.lidMapping;
    return jid.endsWith('@lid') ? mapping?.getPNForLID(jid) : mapping?.getLIDForPN(jid);
  };

  /** This process waits in any case; the next one only if it is stored. */
  const banStored = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => log.warn('whatsapp.ban_not_stored', { account, error: String(error) }));

  /** One connection from lease to close. */
  const once = async (): Promise<Action> => {
    // Whoever holds the lease also tells the state of the link; here nothing is said until it is ours.
    while (!(await parts.lease.hold())) {
      await sleep(timing.lease, stopping.signal);
      if (stopping.signal.aborted) return { do: 'nothing' };
    }
    const keys = parts.keys.under(parts.lease.holding());
    if (forget) {
      missedSince = await parts.lastHeardAt();
      await keys.clear();
    }
    forget = false;
    const fail = (): void => live?.end(storeAway);
    const auth = await openAuthState(keys, fail);
    // The phone may take minutes to give its history: the next process must know that it is waited for.
    if (missedSince === null) missedSince = await readGap(keys);
    else if (!isLinked(auth.creds)) await keepGap(keys, missedSince);
    await reach.load();
    if (!isLinked(auth.creds) && !pairing) return { do: 'give_up_pairing' };
    link({ state: 'connecting' });

    const me = (): { id: string; lid?: string | undefined } => ({
      id: auth.creds.me?.id ?? '',
      lid: auth.creds.me?.lid,
    });
    const since = missedSince;
    const history =
      since === null
        ? undefined
        : makeMissedHistory({
            account,
            keys,
            intake,
            log,
            since,
            jids: () => [me().id, me().lid ?? ''],
            otherJid,
            media,
            quietMs: timing.historyQuiet,
            settleMs: timing.history,
          });
    const journal = makeJournal(keys, () => clock.now(), history);
    receiving = makeReceiving({
      account,
      intake,
      journal,
      me,
      otherJid,
      media,
      log,
      onFailure: fail,
      failures,
      patience,
      setAsideMs: timing.setAside,
      lastWroteAt: parts.lastWroteAt,
      now: () => clock.now(),
    });
    // What an earlier life took in comes before anything new.
    await receiving.replay();
    // A new process makes it no shorter.
    const banned = (await readBan(keys)) - clock.now();
    if (banned > 0) {
      await within(timing.stop, receiving.close());
      return { do: 'retry', reason: BANNED, atLeastMs: banned, alert: true };
    }
    await history?.begin();
    if (stopping.signal.aborted) {
      await history?.close();
      return { do: 'nothing' };
    }

    live = makeSocket({
      settings,
      parts,
      timing,
      intake,
      auth,
      journal,
      receiving,
      link,
      reach: (until) => reachStored(until === undefined ? reach.lift() : reach.pause(until)),
      phone: pairing?.phone,
      history,
    });
    const { action, healthy, lived, heard } = await live.closed;
    live = undefined;
    if (healthy) attempt = 0;
    if (exhausted({ reason: action.do === 'retry' ? action.reason : undefined, heard, lived })) {
      log.error('whatsapp.exhausted', { account });
      spent = true;
    }
    if (action.do === 'retry' && action.reason === BANNED) {
      const until = clock.now() + Math.min(action.atLeastMs, timing.longestWait);
      await within(timing.storing, banStored(keepBan(keys, until)));
    }
    await within(timing.stop, Promise.all([receiving.close(), history?.close()]));
    // What is being sent may have arrived: its keys are stored still.
    await within(timing.stop, Promise.allSettled(sending));
    // Keys, credentials and journal must be there before anybody reads them again: the next socket, or the process
    // that takes the lease.
    const kept = auth.close().then(() => auth.flush());
    if (await within(timing.storing, kept)) return action;
    // What hangs may still come to pass, but not over what the next connection writes.
    log.error('whatsapp.store_stuck', { account });
    parts.lease.renounce();
    return storeAway;
  };

  const pause = async (action: Action & { do: 'retry' }): Promise<void> => {
    const { backoffBase, backoffCap, longestWait } = timing;
    const asked = Math.min(action.atLeastMs, longestWait);
    const isFree = action === storeUnreachable;
    const polite = Math.max(asked, backoffMs(attempt, parts.random(), backoffBase, backoffCap));
    const wait = isFree ? timing.lease / 2 : polite;
    attempt += isFree ? 0 : 1;
    if (action.alert) log.error('whatsapp.trouble', { account, reason: action.reason, attempt });
    else log.info('whatsapp.waiting', { account, reason: action.reason, attempt, wait });
    const { reason, deafSince } = action;
    const until = clock.now() + wait;
    link({ state: 'waiting', reason, until, ...(deafSince === undefined ? {} : { deafSince }) });
    if (spent) {
      // Why it ended is stored first: the next process goes on counting.
      await within(timing.stop, telling.told());
      parts.exhausted?.();
    }
    spent = false;
    await sleep(wait, stopping.signal);
  };

  const run = async (): Promise<void> => {
    let restarts = 0;
    const trouble = makeTrouble('whatsapp.connect_failed', log, clock);
    const tried = async (): Promise<Action> => {
      try {
        const action = await once();
        trouble.over();
        return action;
      } catch (error) {
        trouble.failed(String(error), { account });
        return error instanceof StorageUnavailable ? storeUnreachable : storeAway;
      }
    };
    while (!stopping.signal.aborted) {
      let action = await tried();
      restarts = action.do === 'restart' ? restarts + 1 : 0;
      if (restarts > 3) action = { do: 'retry', reason: 'restart_loop', atLeastMs: 0, alert: true };
      if (stopping.signal.aborted || action.do === 'nothing') break;
      if (action.do === 'stop') {
        log.error('whatsapp.stopped', { account, reason: action.reason });
        link({ state: 'stopped', reason: action.reason });
        break;
      }
      if (action.do === 'give_up_pairing') {
        link({ state: 'unlinked', ...(action.reason === undefined ? {} : { reason: action.reason }) });
        break;
      }
      if (action.do === 'retry') await pause(action);
    }
    await within(timing.stop, telling.told());
    // Whoever stopped this and did not wait for the end may hold it anew.
    if (abandoned) return;
    await parts.lease.release().catch((error: unknown) => {
      log.warn('whatsapp.lease_not_released', { account, error: String(error) });
    });
  };
  const running = run();

  const ready = (): LiveSocket | undefined =>
    live?.isReady() && !stopping.signal.aborted ? live : undefined;

  /** What keeps a message from being sent to this person. */
  const barring = async (now: LiveSocket, to: Sendable['to']): Promise<SendResult | undefined> => {
    const until = reach.pausedUntil();
    const isBeginning = until !== undefined || to.kind === 'phone';
    if (!isBeginning || (await parts.lastWroteAt(to)) !== null) return undefined;
    if (until !== undefined) return held('new_chats_paused', until - clock.now());
    const known = await isOnWhatsApp(now.sock, to);
    if (known === undefined) return untold('not_looked_up', timing.untold);
    return known ? undefined : { outcome: 'refused', code: 'not_on_whatsapp' };
  };

  return {
    isOpen: () => live?.isOpen() ?? false,
    isReady: () => ready() !== undefined,
    async send(sendable) {
      const now = ready();
      if (!now) return notConnected;
      const barred = await barring(now, sendable.to).catch((error: unknown) => {
        // Not unknown: nothing has left, and the link need not be proven anew.
        log.warn('whatsapp.not_looked_up', { account, error: String(error) });
        return held('not_looked_up', 1_000);
      });
      if (barred) return barred;
      const times = { ackTimeoutMs: timing.ack, untoldMs: timing.untold };
      const sent = send(now.sock, sendable, { now: () => clock.now(), ...times });
      sending.add(sent);
      const result = await sent.finally(() => sending.delete(sent));
      if (result.outcome === 'refused' && result.code === REACH_LIMITED) {
        log.error('whatsapp.reach_limited', { account });
        reachStored(reach.pause());
      }
      // The library keeps a refusal to say where files go for as long as the connection lives.
      if (result.outcome === 'retry' && sendable.bytes && !(await takesFiles(now.sock))) now.end(unproven);
      // Until a link is proven anew the outbox does not know what became of it, and the chat waits.
      if (result.outcome === 'unknown') live?.end(unproven);
      return result;
    },
    async typing(jid) {
      await ready()?.sock.sendPresenceUpdate('composing', jid);
    },
    async logOut() {
      await ready()?.sock.logout();
    },
    async stop() {
      stopping.abort();
      const stored = receiving?.close();
      if (stored) await within(timing.stop, stored);
      live?.end({ do: 'nothing' });
      abandoned = !(await within(3 * timing.stop + timing.storing, running));
      if (abandoned) log.error('whatsapp.stop_forced', { account });
    },
  };
}
