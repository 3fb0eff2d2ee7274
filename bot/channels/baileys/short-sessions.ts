import type { SignalKeyStore } from '@whiskeysockets/baileys';

/** As many chains of a session as Signal's own library keeps (MAX_RECEIVER_CHAINS of libsignal-protocol). */
const MOST = 5;
/**
 * Of the sessions that others have replaced. The library begins one anew with everybody it writes to whenever its list
 * of devices is five minutes old, and would keep forty.
 */
const MOST_CLOSED = 5;
/** A chain of messages to us; the one chain of ours is never dropped. */
const RECEIVING = 2;

/** What of a stored session matters here; everything else is kept as it is. */
type Session = {
  _chains: Record<string, { chainType: number }>;
  /** When it was replaced (UTC ms); -1: it is the one in use. */
  indexInfo: { closed: number };
};
type SessionRecord = { _sessions: Record<string, Session> };

/**
 * The library's libsignal keeps a chain for every change of speaker for ever: a record that is read and written with
 * each message grows with the conversation; so it does with every session that a newer one replaced. Here the oldest
 * go. A message of what is gone cannot be read any more; it is asked for again, as any that cannot be read.
 */
export function withShortSessions(keys: SignalKeyStore): SignalKeyStore {
  return {
    ...keys,
    set: (data) => keys.set(data.session ? { ...data, session: shortened(data.session) } : data),
  };
}

function shortened(records: NonNullable<Parameters<SignalKeyStore['set']>[0]['session']>): typeof records {
  return Object.fromEntries(
    // Typed as bytes; what libsignal hands over is its record as plain JSON.
    Object.entries(records).map(([id, record]) => [id, isRecord(record) ? (short(record) as never) : record]),
  );
}

function isRecord(value: unknown): value is SessionRecord {
  return typeof value === 'object' && value !== null && '_sessions' in value;
}

function short(record: SessionRecord): SessionRecord {
  const all = Object.entries(record._sessions);
  const closed = all.filter(([, { indexInfo }]) => indexInfo.closed !== -1);
  const old = closed.toSorted(([, a], [, b]) => b.indexInfo.closed - a.indexInfo.closed).slice(MOST_CLOSED);
  const over = new Set(old.map(([key]) => key));
  const kept = all.filter(([key]) => !over.has(key));
  const sessions = kept.map(([key, session]) => {
    const chains = Object.entries(session._chains);
    // In the order they were begun.
    const receiving = chains.filter(([, { chainType }]) => chainType === RECEIVING);
    const gone = new Set(receiving.slice(0, -MOST).map(([chain]) => chain));
    if (gone.size === 0) return [key, session] as const;
    const kept = chains.filter(([chain]) => !gone.has(chain));
    return [key, { ...session, _chains: Object.fromEntries(kept) }] as const;
  });
  return { ...record, _sessions: Object.fromEntries(sessions) };
}
