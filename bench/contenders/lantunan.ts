/** The whole program: real channel port, inbox, queue, turn, engine, outbox; SQLite with full durability. */
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../../bot/app.ts';
import type { App } from '../../bot/app.ts';
import type { Channel, Sendable } from '../../bot/channels/channel.ts';
import { loadConfig } from '../../bot/config.ts';
import type { Contender } from '../contender.ts';
import type { Journey, Reply } from '../journeys/journey.ts';

const ACCOUNT = 'sim';
export const addressOf = (person: number): string => `+62812${String(person).padStart(8, '0')}`;

function replyOf({ row, to, message, resent }: Sendable): Reply {
  const text = message.kind === 'text' ? message : undefined;
  return { id: row, to: to.value, text: text?.text ?? '', asks: text?.asks, resent: resent === true };
}

/** The program on `folder`, with a phone that hands what it is shown to `shown`, after `sendMs`. */
export async function openApp(
  folder: string,
  { flows }: Pick<Journey, 'flows'>,
  shown: (reply: Reply) => void | Promise<void>,
  sendMs = (): number => 0,
): Promise<App> {
  const key = join(folder, 'master.key');
  if (!existsSync(key)) writeFileSync(key, randomBytes(32).toString('hex'), { mode: 0o600 });
  const config = loadConfig(
    { WHATSAPP: 'off', SIMULATOR: 'on', LOG_LEVEL: 'error', MASTER_KEY_FILE: key },
    join(folder, 'lantunan.db'),
  );
  const app = await buildApp(
    { ...config, roles: new Set(['channel', 'worker']) },
    flows === undefined ? {} : { flows },
  );
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
export async function openLantunan(
  folder: string,
  journey: Journey,
  sendMs?: () => number,
): Promise<Lantunan> {
  const waiting = new Map<string, Waiting>();
  const byChat = new Map<string, Waiting>();
  const app = await openApp(
    folder,
    journey,
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
    turns: journey.turns,
    words: journey.words,
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
    burst: journey.burst,
    right: (person, turn, texts) => journey.right(person, turn, replies.get(texts) ?? []),
    stop: () => app.close(),
  };
}
