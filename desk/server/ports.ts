import type { Content, FileFault, FileRef, Media } from '../../flows/message.ts';
import type { DataSheet, SheetRow } from '../../handlers/data-sheet.ts';
import type { Notifier } from '../../handlers/ports.ts';
import type { House } from '../../handlers/run-command.ts';
import type { Log } from '../../storage/ports.ts';
import type { AccountRow } from '../../storage/stores/accounts.ts';

/** One line of the health page: `words` say in plain Indonesian what is well or what to do. */
/** `note`: nothing is broken, but neither is it as it should be for long. */
export type Check = { name: string; ok: boolean; words: string; note?: true };

/** A channel's own address below the desk's (a webhook). It is reached without a login and proves its caller itself. */
export type MountedRoute = {
  method: 'GET' | 'POST';
  /** Begins with `/hooks/`. */
  path: `/hooks/${string}`;
  handle(request: {
    headers: Readonly<Record<string, string | string[] | undefined>>;
    query: Readonly<Record<string, unknown>>;
    /** As it came, for the signature. */
    body: Uint8Array;
  }): Promise<{ status: number; type?: string; body?: string }>;
};

/** Everything the desk needs from the running program; bot/app.ts fills it. */
export type DeskParts = {
  house: House;
  log: Log;
  notifier: Notifier;
  files: {
    /** Keeps a file under the contact's key, or says why it is refused. */
    put(contact: string, bytes: Uint8Array, name?: string): Promise<FileRef | FileFault>;
    get(file: Pick<FileRef, 'id' | 'owner'>): Promise<Uint8Array>;
  };
  /**
   * Asks the holder of an account's lease to link it (by QR, or by code for `phone`), to let it go, or to connect it
   * again with the link it has.
   */
  pairing: {
    pair(account: string, phone?: string): Promise<void>;
    unlink(account: string): Promise<void>;
    reconnect(account: string): Promise<void>;
  };
  /** The office's numbers, each in the state it is in: what is stored of it may be older. */
  numbers(): Promise<Pick<AccountRow, 'id' | 'channel' | 'state' | 'detail' | 'qr' | 'updatedAt'>[]>;
  /** Absent where the simulator channel is off. `phone` is E.164. */
  simulator?: { account: string; receive(phone: string, content: Content<Media>): Promise<void> };
  routes: readonly MountedRoute[];
  /** The data sheet for OSS on paper; `cropOf` gives the picture a value was read from, as a data URL. */
  sheetPdf(sheet: DataSheet, cropOf: (row: SheetRow) => string | null): Promise<Uint8Array>;
  /** Called after a command committed that left something to handle in this chat. */
  wake(chat: string): void;
  health(): Promise<Check[]>;
  /** Prometheus text. */
  metrics(): Promise<string>;
  /** The built web app, and whether it is there yet. */
  webDir: string;
  webReady(): boolean;
  /** Where people reach the desk, if not at the address it listens on. */
  publicUrl: string | undefined;
};
