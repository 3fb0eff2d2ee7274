/** What a database holds of one applicant, read through its stores, in a form two runs can be compared by. */
import { readFileSync } from 'node:fs';
import { createCipher } from '../storage/cipher.ts';
import { openStorage } from '../storage/database.ts';
import type { Where } from '../storage/database.ts';
import type { ReadStores } from '../storage/stores.ts';
import type { Address } from '../flows/message.ts';

export type WrittenDown = {
  /** In the order they were written. */
  inbound: { externalId: string; state: string }[];
  outgoing: { id: string; text: string; state: string; resends: number }[];
  /** Rows of the house itself that wait. */
  waiting: number;
  /** Applications with stage, number, answers, checklist and documents; open tickets; the chat's owner. */
  state: unknown;
};

const EMPTY: WrittenDown = { inbound: [], outgoing: [], waiting: 0, state: null };
const MOST = 10_000;
const ON_ITS_WAY: ReadonlySet<string> = new Set(['queued', 'sending', 'errored', 'unknown']);

/** A database opened only to look at it. */
export type Reader = {
  writtenDown(account: string, address: Address): Promise<WrittenDown>;
  /** Whether nothing of this chat waits to be handled, sent or told. */
  settled(account: string, address: Address): Promise<boolean>;
  close(): Promise<void>;
};

export async function openReader(where: Where, masterKeyFile: string): Promise<Reader> {
  const cipher = createCipher(Buffer.from(readFileSync(masterKeyFile, 'utf8').trim(), 'hex'));
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const ids = { next: () => 'none', secret: (bytes: number) => new Uint8Array(bytes) };
  const storage = await openStorage({ where, cipher, ids, clock: { now: () => 0 }, log });
  return {
    writtenDown: (account, address) => storage.read((stores) => readDown(stores, account, address)),
    settled: (account, address) => storage.read((stores) => isSettled(stores, account, address)),
    close: () => storage.close(),
  };
}

/** A conversation that does not get there proves little: the lines must be adapted to what is asked now. */
export function mustBeSubmitted({ state }: WrittenDown): void {
  if (JSON.stringify(state).includes('"stage":"submitted"')) return;
  throw new Error(
    `the undisturbed conversation did not end in a submitted application: ${JSON.stringify(state)}`,
  );
}

async function isSettled(stores: ReadStores, account: string, address: Address): Promise<boolean> {
  const chat = await stores.chats.find(account, address);
  if (!chat) return true;
  // The reads are no snapshot: a message sets a timer, a timer becomes a row to handle, that becomes a reply.
  const waits = async (): Promise<boolean> => (await stores.messages.unhandled(chat.id, 1)).length > 0;
  if (await waits()) return false;
  const due = await stores.timers.due(Number.MAX_SAFE_INTEGER, MOST);
  if (due.some((timer) => timer.chat === chat.id && timer.kind === 'photo_quiet')) return false;
  if (await waits()) return false;
  const rows = await stores.messages.ofChat(chat.id, MOST);
  return rows.every(({ state }) => !ON_ITS_WAY.has(state));
}

async function readDown(stores: ReadStores, account: string, address: Address): Promise<WrittenDown> {
  const chat = await stores.chats.find(account, address);
  if (!chat) return EMPTY;
  const rows = (await stores.messages.ofChat(chat.id, MOST)).reverse();
  const waiting = await stores.messages.unhandled(chat.id, MOST);
  const applications = [];
  for (const application of await stores.applications.ofContact(chat.contact, MOST)) {
    const { id, number, stage, permits } = application;
    const answers = [...((await stores.answers.of([id])).get(id) ?? [])].map(([key, { value }]) => [
      key,
      value,
    ]);
    const checklist = [...((await stores.checklist.of([id])).get(id) ?? [])].map(([code, { state }]) => [
      code,
      state,
    ]);
    const documents = (await stores.documents.ofApplication(id)).map(({ code }) => code);
    applications.push({
      number,
      stage,
      permits,
      answers: answers.sort(byKey),
      checklist: checklist.sort(byKey),
      documents,
    });
  }
  const ticket = await stores.tickets.openOfChat(chat.id);
  const due = (await stores.timers.due(Number.MAX_SAFE_INTEGER, MOST)).map(({ kind }) => kind).sort();
  return {
    inbound: rows.flatMap((row) =>
      row.direction === 'in' ? [{ externalId: row.externalId ?? '', state: row.state }] : [],
    ),
    outgoing: rows.flatMap((row) =>
      row.direction === 'out'
        ? [{ id: row.id, text: said(row.body), state: row.state, resends: row.resends }]
        : [],
    ),
    waiting: waiting.filter(({ direction }) => direction === 'internal').length,
    state: comparable({
      owner: chat.owner,
      language: chat.language,
      frames: chat.session?.frames.length ?? 0,
      applications,
      ticket: ticket?.topic ?? null,
      due,
    }),
  };
}

const byKey = ([a]: readonly unknown[], [b]: readonly unknown[]): number =>
  String(a).localeCompare(String(b));

function said(body: { kind: string; text?: string; caption?: string }): string {
  return comparable(body.text ?? `[${body.kind}] ${body.caption ?? ''}`) as string;
}

/** Without what differs between any two runs: ids, and minutes of the clock. */
function comparable(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replace(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, '<id>')
    .replace(/\b\d{2}[.:]\d{2}\b/g, '<time>');
  return JSON.parse(text) as unknown;
}
