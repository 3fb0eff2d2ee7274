/**
 * Laws 1 and 2 on WhatsApp's wire: people talk to the whole program over the server double, half of the trials with
 * signal 9 at a random stanza, half an hour of traffic with faults. Every message must be stored and handled once,
 * every answer composed once, and heard as in an undisturbed conversation.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWhatsAppServer } from '../tests/support/whatsapp-server/server.ts';
import type { Contact, WhatsAppServer } from '../tests/support/whatsapp-server/server.ts';
import { channelLife } from './channel-life.ts';
import type { ChannelLife } from './channel-life.ts';
import { disturb, FAULTS } from './channel-faults.ts';
import type { Fault } from './faults.ts';
import type { Outcome, Prepared, Proof } from './proof.ts';
import { seeded } from './random.ts';
import type { Random } from './random.ts';

const LINES = ['halo', 'menu', 'berapa biaya urus nib', 'menu', 'syarat nib'] as const;
/** Two people while it is killed; four an hour with five messages each, and three faults. */
const KILL_PEOPLE = 2;
const KILL_LINES = 2;
const HOUR_PEOPLE = 4;
const HOUR_FAULTS = 3;
/** So many stanzas go to and fro for one message of each. */
const MOST_STANZAS = 20;
const PATIENCE_MS = 20_000;
const QUIET_MS = 600;

type World = {
  server: WhatsAppServer;
  life: ChannelLife;
  /** Of each person: answers in the order they came, by id; the same id twice is the same message. */
  heard: Map<string, Map<string, string>>;
  copies: { count: number };
  /** Answers to each line, undisturbed. */
  answers: string[][];
};

export const channel: Proof = {
  needs: [],
  count: 200,
  atOnce: 1,
  async prepare(): Promise<Prepared> {
    const folder = mkdtempSync(join(tmpdir(), 'lantunan-channel-'));
    const server = await startWhatsAppServer();
    const life = channelLife(folder, server);
    const world: World = { server, life, heard: new Map(), copies: { count: 0 }, answers: [] };
    void listen(world);
    life.start(true);
    server.scan(
      await life.next((told) =>
        'link' in told && told.link.state === 'pairing' ? told.link.text : undefined,
      ),
    );
    await ready(life);
    await undisturbed(world);
    return {
      once: (seed, index) => trial(world, seed, index),
      async close() {
        await life.kill();
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
        if (server.unknown.length > 0)
          throw new Error(`the double did not know: ${server.unknown.join('; ')}`);
      },
    };
  },
};

async function listen({ server, heard, copies }: World): Promise<void> {
  for (;;) {
    const { id, to, message } = await server.nextSent();
    const own = heard.get(to) ?? new Map<string, string>();
    if (own.has(id)) copies.count += 1;
    heard.set(to, own.set(id, own.get(id) ?? message.extendedTextMessage?.text ?? '[file]'));
  }
}

const ready = (life: ChannelLife): Promise<true> =>
  life.next((told) => ('link' in told && told.link.state === 'ready' ? true : undefined));

let people = 0;
function person({ server }: World): Contact {
  people += 1;
  const number = String(people).padStart(9, '0');
  const contact = { lid: `700000${number}`, phone: `62812${number}`, name: 'Warga' };
  server.addContact(contact);
  return contact;
}

async function undisturbed(world: World): Promise<void> {
  const contact = person(world);
  for (const [index, line] of LINES.entries()) {
    const before = textsTo(world, contact).length;
    await world.server.write(contact, { conversation: line }, `U${index}`);
    await until(() => textsTo(world, contact).length > before);
    await quiet(() => textsTo(world, contact).length);
    world.answers.push(textsTo(world, contact).slice(before));
  }
}

const textsTo = ({ heard }: World, { lid }: Contact): string[] => [...(heard.get(lid)?.values() ?? [])];
const expected = ({ answers }: World, lines: number): string[] => answers.slice(0, lines).flat();

async function trial(world: World, seed: number, index: number): Promise<Outcome> {
  const random = seeded(seed * 1_000_003 + index);
  const copies = world.copies.count;
  const kill = index % 2 === 0;
  const everyone = Array.from({ length: kill ? KILL_PEOPLE : HOUR_PEOPLE }, () => person(world));
  const lines = kill ? KILL_LINES : LINES.length;
  const struck = kill
    ? await killed(world, everyone, index, random)
    : await hour(world, everyone, index, random);
  const faults: Fault[] = [];
  for (const contact of everyone) faults.push(...(await faultsOf(world, contact, index, lines)));
  return { index, struck, resent: world.copies.count - copies, faults };
}

/** Each writes; the process dies at some stanza; it comes back; each writes once more. */
async function killed(
  world: World,
  everyone: readonly Contact[],
  index: number,
  random: Random,
): Promise<string> {
  const { server, life } = world;
  const { promise: reached, resolve } = Promise.withResolvers<string>();
  let left = 1 + random.below(MOST_STANZAS);
  server.watch((direction, { tag }) => {
    left -= 1;
    if (left === 0) resolve(direction === 'in' ? `after its ${tag}` : `given ${tag}`);
  });
  const pause = random.next() * 3;
  await Promise.all(everyone.map((contact) => write(world, contact, index, 0)));
  const answered = until(() =>
    everyone.every((contact) => textsTo(world, contact).length >= expected(world, 1).length),
  );
  const struck = await Promise.race([reached, answered.then(() => 'between messages')]);
  await spin(pause);
  await life.kill();
  server.watch(() => undefined);
  const back = ready(life);
  life.start(false);
  await back;
  await answers(world, everyone, 1);
  await Promise.all(everyone.map((contact) => write(world, contact, index, 1)));
  await answers(world, everyone, 2);
  return struck;
}

/** Everyone goes through all lines, each next one once the last is answered; faults fall on some of them. */
async function hour(
  world: World,
  everyone: readonly Contact[],
  index: number,
  random: Random,
): Promise<string> {
  const plan = Array.from({ length: HOUR_FAULTS }, () => ({
    fault: random.pick(FAULTS),
    who: random.below(everyone.length),
    line: random.below(LINES.length),
  }));
  for (let line = 0; line < LINES.length; line += 1) {
    await Promise.all(
      everyone.map(async (contact, who) => {
        const due = plan.filter((one) => one.line === line && one.who === who).map(({ fault }) => fault);
        const text = { conversation: LINES[line] ?? '' };
        if (due.includes('garbled')) await world.server.garble(contact, text, idOf(contact, index, line));
        else await write(world, contact, index, line);
        for (const fault of due) await disturb(world.server, fault, idOf(contact, index, line), random);
      }),
    );
    await answers(world, everyone, line + 1);
  }
  return 'an hour with faults';
}

const idOf = ({ lid }: Contact, index: number, line: number): string => `T${index}-${lid}-${line}`;
const write = ({ server }: World, contact: Contact, index: number, line: number): Promise<void> =>
  server.write(contact, { conversation: LINES[line] ?? '' }, idOf(contact, index, line));

/** Until everyone has got the answers to so many lines; who has not after a while has lost them. */
const answers = (world: World, everyone: readonly Contact[], lines: number): Promise<boolean> =>
  until(() => everyone.every((contact) => textsTo(world, contact).length >= expected(world, lines).length));

async function faultsOf(world: World, contact: Contact, index: number, lines: number): Promise<Fault[]> {
  const { life } = world;
  const answer = life.next((told) => ('of' in told && told.of === contact.lid ? told : undefined));
  life.ask(contact.lid);
  const { inbound, outgoing } = await answer;
  const faults: Fault[] = [];
  for (let line = 0; line < lines; line += 1) {
    const rows = inbound.filter(({ id }) => id === idOf(contact, index, line));
    if (rows.length === 0) faults.push({ kind: 'lost', what: `message ${line} is not stored` });
    if (rows.length > 1)
      faults.push({ kind: 'doubled', what: `message ${line} is stored ${rows.length} times` });
    if (rows.some(({ state }) => state !== 'handled'))
      faults.push({ kind: 'lost', what: `message ${line} waits` });
  }
  const states = outgoing.map(({ state }) => state).join();
  const [got, wanted] = [textsTo(world, contact), expected(world, lines)];
  const more = got.length - wanted.length;
  if (more < 0)
    faults.push({ kind: 'lost', what: `${-more} answers of ${wanted.length}; ours are ${states}` });
  else if (more > 0) faults.push({ kind: 'doubled', what: `${more} answers too many` });
  else if (got.some((text, place) => text !== wanted[place]))
    faults.push({
      kind: 'broken',
      what: `heard ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`,
    });
  return faults;
}

async function until(done: () => boolean): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS;
  while (!done() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
  return done();
}

/** Until the count has stood still for a while. */
async function quiet(count: () => number): Promise<void> {
  for (let before = -1; before !== count();) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
}

/** Finer than a timer. */
async function spin(ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) await new Promise((resolve) => setImmediate(resolve));
}
