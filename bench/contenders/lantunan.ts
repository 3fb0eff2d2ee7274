/** The whole program: real channel port, inbox, queue, turn, engine, outbox; SQLite with full durability. */
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../../bot/app.ts';
import type { App } from '../../bot/app.ts';
import type { Channel, Sendable } from '../../bot/channels/channel.ts';
import { loadConfig } from '../../bot/config.ts';
import type { Contender } from '../contender.ts';

const ACCOUNT = 'sim';
const digits = (person: number, places: number): string => String(person).padStart(places, '0');
const nik = (person: number): string => `631103450785${digits((person % 9_000) + 1, 4)}`;

/** The whole of NIB-UMK as a stall keeper fills it in, greeting to receipt, with what each turn must ask next. */
const TURNS: readonly { words: (person: number) => string; asks: string | undefined }[] = [
  { words: () => 'halo', asks: 'wish' },
  { words: () => '1', asks: 'permit' },
  { words: () => '1', asks: 'kbli' },
  { words: () => 'jual sembako di warung', asks: 'capital' },
  { words: () => '5 juta', asks: 'workers' },
  { words: () => 'sendiri', asks: 'consent' },
  { words: () => '1', asks: 'business_name' },
  { words: (person) => `Warung Siti ${person}`, asks: 'name' },
  { words: () => 'Siti Aminah', asks: 'nik' },
  { words: (person) => nik(person).slice(0, 15), asks: 'nik' },
  { words: nik, asks: 'phone' },
  { words: (person) => `0812345${digits(person, 6)}`, asks: 'email' },
  { words: (person) => `siti${person}@example.com`, asks: 'address' },
  { words: (person) => `Jl. Merdeka no ${person}, Desa Lasung Batu, Kecamatan Paringin`, asks: 'location' },
  { words: () => 'lewati', asks: 'doc:ktp' },
  { words: () => 'lewati', asks: 'review' },
  { words: () => '1', asks: undefined },
];

export const LANTUNAN_TURNS = TURNS.length;
export const lantunanWords = (person: number, turn: number): string => TURNS[turn]!.words(person);

export const addressOf = (person: number): string => `+62812${digits(person, 8)}`;

/** The review must show this person's own business, the receipt an application number. */
export function rightReplies(person: number, turn: number, replies: readonly Reply[]): boolean {
  const last = replies.at(-1);
  if (!last || last.asks !== TURNS[turn]!.asks) return false;
  if (turn === TURNS.length - 1) return /BLG-\d{4}-\d{6}-/.test(replies.map(({ text }) => text).join('\n'));
  return last.asks !== 'review' || last.text.includes(`Warung Siti ${person}\n`);
}

export type Reply = { id: string; to: string; text: string; asks: string | undefined; resent: boolean };

export function replyOf({ row, to, message, resent }: Sendable): Reply {
  const text = message.kind === 'text' ? message : undefined;
  return { id: row, to: to.value, text: text?.text ?? '', asks: text?.asks, resent: resent === true };
}

/** The program on `folder`, with a phone that hands what it is shown to `shown`, after `sendMs`. */
export async function openApp(
  folder: string,
  shown: (reply: Reply) => void | Promise<void>,
  sendMs = (): number => 0,
): Promise<App> {
  const key = join(folder, 'master.key');
  if (!existsSync(key)) writeFileSync(key, randomBytes(32).toString('hex'), { mode: 0o600 });
  const config = loadConfig(
    { WHATSAPP: 'off', SIMULATOR: 'on', LOG_LEVEL: 'error', MASTER_KEY_FILE: key },
    join(folder, 'lantunan.db'),
  );
  const app = await buildApp({ ...config, roles: new Set(['channel', 'worker']) });
  // In the simulator's place: no pace, as the peers have none.
  const { simulator } = app;
  if (simulator === undefined) throw new Error('the simulator is off');
  const phone: Pick<Channel, 'send'> = {
    async send(sendable) {
      const pause = sendMs();
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      await shown(replyOf(sendable));
      return { outcome: 'sent', externalId: sendable.externalId, at: app.clock.now() };
    },
  };
  Object.assign(simulator, phone);
  return app;
}

export function receive(
  app: App,
  person: number,
  text: string,
  id: string,
): Promise<{ chat: string; fresh: boolean }> {
  return app.inbox.receive({
    account: ACCOUNT,
    chat: { kind: 'sim', value: addressOf(person) },
    externalId: id,
    at: app.clock.now(),
    from: 'contact',
    content: { kind: 'text', text },
  });
}

type Waiting = { replies: Reply[]; at: number; answered: boolean; done: () => void };

export type Lantunan = Contender & { app: App };

/** `sendMs`: how long a send takes (a network's share). */
export async function openLantunan(folder: string, sendMs?: () => number): Promise<Lantunan> {
  const waiting = new Map<string, Waiting>();
  const byChat = new Map<string, Waiting>();
  const app = await openApp(
    folder,
    (reply) => {
      const person = waiting.get(reply.to);
      if (!person) return;
      person.replies.push(reply);
      person.at = performance.now();
      person.answered = true;
    },
    sendMs,
  );
  // After it was shown, the next commit that touches the chat is the one that records it as sent.
  app.house.storage.onHint((hint) => {
    const person = hint.kind === 'chat' ? byChat.get(hint.id) : undefined;
    if (person?.answered !== true) return;
    byChat.delete(hint.id);
    person.done();
  });
  await app.start();
  let serial = 0;
  const replies = new WeakMap<readonly string[], Reply[]>();
  return {
    app,
    turns: TURNS.length,
    words: lantunanWords,
    async deliver(person, text) {
      serial += 1;
      const mine: Waiting = { replies: [], at: 0, answered: false, done: () => undefined };
      waiting.set(addressOf(person), mine);
      const settled = new Promise<void>((resolve) => {
        mine.done = resolve;
      });
      const { chat } = await receive(app, person, text, `bench-${serial}`);
      byChat.set(chat, mine);
      await settled;
      const texts = mine.replies.map((reply) => reply.text);
      replies.set(texts, mine.replies);
      return { replies: texts, at: mine.at };
    },
    post: (person, text, id) => receive(app, person, text, `posted-${id}`),
    burst: [10, 11, 12],
    right: (person, turn, texts) => rightReplies(person, turn, replies.get(texts) ?? []),
    stop: () => app.close(),
  };
}
