/** Why nothing is sent on the number for now; the health page and the page of numbers say it in words. */
export type Stop =
  | 'connection_lost'
  | 'server_unavailable'
  | 'rate_limited'
  | 'token_refused'
  | 'account_locked'
  | 'payment_due'
  | 'number_unknown';

/**
 * What an error of the API means for the message (WhatsApp Business Platform, "Error codes").
 * `retry`: this message may work later. `held`: it waits without counting tries; with a reason the whole number
 * waits, without one the message waits for its person to write. `refused`: it will never arrive; staff read why
 * by the code. `fault`: refused as well, and ours to mend.
 */
export type Fate =
  | { fate: 'retry'; afterMs: number }
  | { fate: 'held'; afterMs: number; reason?: Stop }
  | { fate: 'refused' | 'fault' };

const SECOND = 1_000;
const MINUTE = 60_000;

const retry = (afterMs: number): Fate => ({ fate: 'retry', afterMs });
const busy = (afterMs: number): Fate => ({ fate: 'held', afterMs, reason: 'server_unavailable' });
const tooMuch = (afterMs: number): Fate => ({ fate: 'held', afterMs, reason: 'rate_limited' });
/** Somebody at the office has to act; so often the number tries again by itself. */
const stopped = (reason: Stop): Fate => ({ fate: 'held', afterMs: 10 * MINUTE, reason });
/** Somebody who writes opens the window at once; the time is only the net below. */
const window: Fate = { fate: 'held', afterMs: 6 * 60 * MINUTE };
const refused: Fate = { fate: 'refused' };
const fault: Fate = { fate: 'fault' };

const FATES: Readonly<Record<number, Fate>> = {
  1: retry(15 * SECOND),
  131000: retry(30 * SECOND),
  // Too many messages to this one person.
  131056: retry(10 * SECOND),

  2: busy(MINUTE),
  131016: busy(MINUTE),
  131057: busy(10 * MINUTE),
  133004: busy(MINUTE),

  4: tooMuch(5 * MINUTE),
  80007: tooMuch(5 * MINUTE),
  130429: tooMuch(30 * SECOND),
  131048: tooMuch(30 * MINUTE),
  133016: tooMuch(60 * MINUTE),

  0: stopped('token_refused'),
  3: stopped('token_refused'),
  10: stopped('token_refused'),
  190: stopped('token_refused'),
  131005: stopped('token_refused'),
  368: stopped('account_locked'),
  131031: stopped('account_locked'),
  131042: stopped('payment_due'),
  33: stopped('number_unknown'),
  131045: stopped('number_unknown'),
  133010: stopped('number_unknown'),

  131047: window,

  // This person, or this message.
  130472: refused,
  130497: refused,
  131021: refused,
  131026: refused,
  131049: refused,
  131050: refused,
  131051: refused,
  131052: refused,
  131053: refused,
  131062: refused,

  // We asked wrongly, or the template is not what the settings say.
  100: fault,
  131008: fault,
  131009: fault,
  132000: fault,
  132001: fault,
  132005: fault,
  132007: fault,
  132012: fault,
  132015: fault,
  132016: fault,
  132018: fault,
};

/**
 * @param code the API's, 0–999999; undefined for an answer without one
 * @param status the HTTP status; undefined for a report
 */
export function fateOf(code: number | undefined, status?: number): Fate {
  const known = code === undefined ? undefined : FATES[code];
  if (known) return known;
  // 200–299: a permission is missing.
  if (code !== undefined && code >= 200 && code < 300) return stopped('token_refused');
  if (status === 429) return tooMuch(MINUTE);
  if (status !== undefined && status >= 500) return busy(30 * SECOND);
  return refused;
}
