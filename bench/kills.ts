/** People in the middle of the form while the program is killed with SIGKILL and started again on the same file. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { addressOf, openApp } from './contenders/lantunan.ts';
import { businessOf } from './journeys/journey.ts';
import type { Reply } from './journeys/journey.ts';
import { nibJourney } from './journeys/nib.ts';
import type { FromServer, ToServer } from './serve.ts';

export type KillResult = {
  people: number;
  kills: number;
  /** The receipt came and the stored answers are this person's own. */
  right: number;
  /** Replies sent again with the id they had. */
  resends: number;
  /** Inbound rows stored twice, or replies beyond those of an undisturbed run. */
  doubled: number;
};

type Person = {
  turn: number;
  sent: ToServer | undefined;
  stored: boolean;
  seen: Set<string>;
  done: boolean;
  asks?: string;
};

const THINK_MS = 40;
const LIMIT_MS = 60_000;

export async function kills(folder: string, people: number, count: number): Promise<KillResult> {
  const crowd: Person[] = Array.from({ length: people }, () => ({
    turn: 0,
    sent: undefined,
    stored: false,
    seen: new Set(),
    done: false,
  }));
  const byAddress = new Map(crowd.map((_, index) => [addressOf(index), index]));
  let server: ChildProcess | undefined;
  let serial = 0;
  let resends = 0;

  const write = (index: number): void => {
    const person = crowd[index]!;
    serial += 1;
    person.sent = { person: index, text: nibJourney.words(index, person.turn), id: `kill-${serial}` };
    person.stored = false;
    // It may be dying at this very moment; what it did not take is written again.
    if (server?.connected) server.send(person.sent, () => undefined);
  };
  const read = (reply: Reply): void => {
    const index = byAddress.get(reply.to)!;
    const person = crowd[index]!;
    if (person.seen.has(reply.id)) {
      resends += 1;
      return;
    }
    person.seen.add(reply.id);
    // Asked the same again: the answer came before the question was known to be shown. A person just repeats it.
    if (nibJourney.right(index, person.turn, [reply])) person.turn += 1;
    if (person.turn === nibJourney.turns) {
      person.done = true;
      return;
    }
    setTimeout(() => write(index), THINK_MS + Math.random() * THINK_MS);
  };
  const start = async (): Promise<void> => {
    server = fork(`${import.meta.dirname}/serve.ts`, [folder], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ready = new Promise<void>((resolve) => {
      server!.on('message', (message: FromServer) => {
        if ('ready' in message) resolve();
        else if ('reply' in message) read(message.reply);
        else for (const person of crowd) if (person.sent?.id === message.stored) person.stored = true;
      });
    });
    await ready;
    // What was not acknowledged is delivered again, as a provider does.
    for (const person of crowd) if (person.sent && !person.stored && !person.done) server.send(person.sent);
  };
  const stop = async (): Promise<void> => {
    const ended = once(server!, 'exit');
    server!.kill('SIGKILL');
    await ended;
  };

  await start();
  for (let index = 0; index < people; index += 1) write(index);
  for (let kill = 0; kill < count; kill += 1) {
    await delay(400 + Math.random() * 500);
    await stop();
    await start();
  }
  const deadline = performance.now() + LIMIT_MS;
  while (crowd.some(({ done }) => !done) && performance.now() < deadline) await delay(50);
  await stop();

  let right = 0;
  let doubled = 0;
  const app = await openApp(folder, nibJourney, () => undefined);
  for (const [index, { done }] of crowd.entries()) {
    const kept = await app.house.storage.read(async (stores) => {
      const chat = await stores.chats.find('sim', { kind: 'sim', value: addressOf(index) });
      if (!chat) return undefined;
      const applications = await stores.applications.ofContact(chat.contact, 5);
      const answers = await stores.answers.of(applications.map(({ id }) => id));
      return { log: await stores.messages.ofChat(chat.id, 200), applications, answers };
    });
    const [application, ...others] = kept?.applications ?? [];
    const name = application && kept?.answers.get(application.id)?.get('business_name')?.value;
    if (done && others.length === 0 && application?.stage === 'submitted' && name === businessOf(index))
      right += 1;
    const came = kept?.log.filter(({ direction }) => direction === 'in') ?? [];
    doubled += came.length - new Set(came.map(({ externalId }) => externalId)).size;
    doubled += Math.max(0, (kept?.log.length ?? 0) - came.length - crowd[index]!.seen.size);
  }
  await app.close();
  return { people, kills: count, right, resends, doubled };
}
