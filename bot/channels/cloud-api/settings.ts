import type { Clock, Log } from '../../../storage/ports.ts';
import type { Window } from './window.ts';

export type CloudApiSettings = {
  /** Our name of the number, e.g. `resmi`. */
  account: string;
  /** Meta's id of the number, digits. */
  phoneNumberId: string;
  token: string;
  /** Signs what Meta sends us. */
  appSecret: string;
  verifyToken: string;
  /** `https://graph.facebook.com/v24.0`, without a slash at the end. */
  url: string;
  /** An approved template whose body has one variable: the words of the message. */
  template?: { name: string; language: string };
};

export type CloudApiParts = {
  window: Window;
  clock: Clock;
  log: Log;
  fetch: typeof globalThis.fetch;
  /** Largest received file, bytes. */
  maxMediaBytes: number;
};
