/**
 * Notices a connection that is open but deaf: stanzas with messages arrive (or the server promised the rest of the
 * offline queue) and nothing is handed on. Silence alone is no sign: at night nobody writes, and the library itself
 * ends a connection without any traffic. Whether a server that answers and brings nothing has nothing, nobody can tell
 * from here: after hours of it a new connection, to which a server gives what it holds, costs nothing.
 */
export type Watchdog = {
  /** The connection is open; the offline queue should be finished within the limit. */
  opened(at: number): void;
  caughtUp(): void;
  /** A `message` stanza of a chat that we serve has arrived. */
  stanza(at: number): void;
  /** One of them had been handed on before. */
  repeated(): void;
  /** Something came that we had not asked for. */
  word(at: number): void;
  /** The library handed something on. */
  handled(): void;
  /** Why the connection should be renewed, if it should, and since when (ms) nothing was handed on. */
  check(now: number): { reason: 'not_caught_up' | 'deaf' | 'quiet'; since: number } | undefined;
};

/** So many deaf connections one after another, without a message in between, are the process's own fault. */
const mostDeaf = 2;

/** `heard`: the connection that ended had handed a message on; `lived`: for long enough something came over it. */
export type Ended = { reason: string | undefined; heard: boolean; lived: boolean };

/**
 * Whether connecting anew is of no more use. A connection without any traffic is deaf where it never was otherwise;
 * one that lived has lost its network.
 */
export function makeExhaustion(): (ended: Ended) => boolean {
  let deaf = 0;
  return ({ reason, heard, lived }) => {
    const isDeaf = reason === 'deaf' || reason === 'not_caught_up';
    if (heard || (lived && !isDeaf)) deaf = 0;
    if (isDeaf || (reason === 'silent' && !lived)) deaf += 1;
    return deaf >= mostDeaf;
  };
}

/** @param quietMs after so long without a word that we had not asked for */
export function makeWatchdog(limitMs: number, quietMs = Number.POSITIVE_INFINITY): Watchdog {
  let waiting = 0;
  let since: number | undefined;
  let openedAt: number | undefined;
  let lastWord: number | undefined;
  let complete = false;

  return {
    opened(at) {
      // The end of the queue may be told before the library calls itself open.
      if (!complete) openedAt = at;
      lastWord = at;
    },
    caughtUp() {
      complete = true;
      openedAt = undefined;
    },
    stanza(at) {
      waiting += 1;
      since ??= at;
    },
    repeated() {
      waiting = Math.max(0, waiting - 1);
      if (waiting === 0) since = undefined;
    },
    word(at) {
      lastWord = at;
    },
    handled() {
      waiting = 0;
      since = undefined;
    },
    check(now) {
      if (openedAt !== undefined && now - openedAt > limitMs)
        return { reason: 'not_caught_up', since: openedAt };
      if (since !== undefined && now - since > limitMs) return { reason: 'deaf', since };
      if (lastWord !== undefined && now - lastWord > quietMs) return { reason: 'quiet', since: lastWord };
      return undefined;
    },
  };
}
