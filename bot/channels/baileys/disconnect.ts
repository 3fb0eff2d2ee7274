import { BANNED } from '../ban.ts';

/** What to do when the connection has closed. `alert` wants a person to look. */
export type Action =
  /** Connect again at once, with the credentials just saved. */
  | { do: 'restart' }
  | { do: 'retry'; reason: string; atLeastMs: number; alert: boolean; deafSince?: number }
  /** Nothing more until a person acts. Credentials are kept. */
  | { do: 'stop'; reason: string }
  /** Nobody scanned, or the server wants no such code; back to unlinked. */
  | { do: 'give_up_pairing'; reason?: string }
  /** We closed it ourselves. */
  | { do: 'nothing' };

export type Closed = {
  /** `lastDisconnect.error.output.statusCode`; undefined when we ended the socket. */
  code: number | undefined;
  /** The number is not linked yet. */
  pairing: boolean;
  /** It had been open: what is lost then is no road, but the word of the server. */
  wasOpen?: boolean;
  /** Attributes of a `failure` node, where the server sent one. */
  expireSeconds?: number;
};

const minute = 60_000;

/**
 * Status code to action. Codes are Baileys' DisconnectReason and whatsmeow's ConnectFailureReason. An unknown
 * code is retried and credentials are never wiped: 500 is Baileys' name for every stream error it does not know.
 */
export function actionFor({ code, pairing, wasOpen, expireSeconds }: Closed): Action {
  switch (code) {
    case undefined:
      return { do: 'nothing' };
    case 515:
      return { do: 'restart' };
    case 401:
      return { do: 'stop', reason: 'logged_out' };
    case 440:
      // Another process uses the account. Coming back would throw it out, and it would come back too.
      return { do: 'stop', reason: 'replaced' };
    case 403:
      return { do: 'stop', reason: 'account_locked' };
    case 406:
      return { do: 'stop', reason: 'banned' };
    case 409:
      return { do: 'stop', reason: 'bad_user_agent' };
    case 411:
      return { do: 'stop', reason: 'multi_device_mismatch' };
    case 402:
      return {
        do: 'retry',
        reason: BANNED,
        atLeastMs: (expireSeconds ?? 3_600) * 1_000,
        alert: true,
      };
    case 405:
      return { do: 'retry', reason: 'version_refused', atLeastMs: 30 * minute, alert: true };
    case 503:
      return { do: 'retry', reason: 'server_unavailable', atLeastMs: minute, alert: false };
    case 408:
      if (pairing) return { do: 'give_up_pairing' };
      return {
        do: 'retry',
        reason: wasOpen ? 'silent' : 'connection_lost',
        atLeastMs: 0,
        alert: false,
      };
    case 428:
      return { do: 'retry', reason: 'connection_closed', atLeastMs: 0, alert: false };
    case 500:
      return { do: 'retry', reason: 'stream_error', atLeastMs: 0, alert: true };
    default:
      return { do: 'retry', reason: `code_${code}`, atLeastMs: 0, alert: true };
  }
}
