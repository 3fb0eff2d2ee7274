/** People of WhatsApp's server double and the whole program between them: what the proofs on the wire share. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWhatsAppServer } from '../tests/support/whatsapp-server/server.ts';
import type { Contact, WhatsAppServer } from '../tests/support/whatsapp-server/server.ts';
import { channelLife } from './channel-life.ts';
import type { ChannelLife } from './channel-life.ts';
import type { Fault } from './faults.ts';

export const LINES = ['halo', 'menu', 'berapa biaya urus nib', 'menu', 'syarat nib'] as const;
/** A machine may be busy with other things; what takes longer is lost. */
const PATIENCE_MS = 60_000;
const QUIET_MS = 600;

export type World = {
  server: WhatsAppServer;
  life: ChannelLife;
  /** Of each person: answers in the order they came, by id; the same id twice is the same message. */
  heard: Map<string, Map<string, string>>;
  copies: { count: number };
  /** Answers to each line, undisturbed. */
  answers: string[][];
  close(): Promise<void>;
};

/** A linked number, and one undisturbed conversation. `ackMs`: short where missing acknowledgements are a fault. */
export async function openWorld(ackMs = 400): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'lantunan-channel-'));
  const server = await startWhatsAppServer();
  const life = channelLife(folder, server, ackMs);
  const world: World = {
    server,
    life,
    heard: new Map(),
    copies: { count: 0 },
    answers: [],
    async close() {
      await life.kill();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
      if (server.unknown.length > 0) throw new Error(`the double did not know: ${server.unknown.join('; ')}`);
    },
  };
  void listen(world);
  life.start(true);
  await scanned(world);
  await undisturbed(world);
  return world;
}

/** The phone scans what the program shows next; resolves when it is ready. */
export async function scanned({ life, server }: World): Promise<void> {
  server.scan(
    await life.next((told) => ('link' in told && told.link.state === 'pairing' ? told.link.text : undefined)),
  );
  await ready(life);
}

async function listen({ server, heard, copies }: World): Promise<void> {
  for (;;) {
    const { id, to, message } = await server.nextSent();
    const own = heard.get(to) ?? new Map<string, string>();
    if (own.has(id)) copies.count += 1;
    heard.set(to, own.set(id, own.get(id) ?? message.extendedTextMessage?.text ?? '[file]'));
  }
}

export const ready = (life: ChannelLife): Promise<true> =>
  life.next((told) => ('link' in told && told.link.state === 'ready' ? true : undefined));

let people = 0;
export function person({ server }: World): Contact {
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

export const textsTo = ({ heard }: World, { lid }: Contact): string[] => [
  ...(heard.get(lid)?.values() ?? []),
];
export const expected = ({ answers }: World, lines: number): string[] => answers.slice(0, lines).flat();

export const idOf = ({ lid }: Contact, index: number, line: number): string => `T${index}-${lid}-${line}`;
export const write = ({ server }: World, contact: Contact, index: number, line: number): Promise<void> =>
  server.write(contact, { conversation: LINES[line] ?? '' }, idOf(contact, index, line));

/** Until everyone has got the answers to so many lines, `less` of them not; who has not after a while has lost them. */
export const answers = (
  world: World,
  everyone: readonly Contact[],
  lines: number,
  less = 0,
): Promise<boolean> =>
  until(() => {
    const got = everyone.reduce((sum, contact) => sum + textsTo(world, contact).length, 0);
    const wanted = everyone.length * expected(world, lines).length - less;
    const late = everyone.some((one) => textsTo(world, one).length < expected(world, lines).length - less);
    return got >= wanted && !late;
  });

export async function faultsOf(
  world: World,
  contact: Contact,
  index: number,
  lines: number,
): Promise<Fault[]> {
  const { life } = world;
  const answer = life.next((told) => ('of' in told && told.of === contact.lid ? told : undefined));
  life.order({ of: contact.lid });
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

export async function until(done: () => boolean): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS;
  while (!done() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
  return done();
}

/** Until nobody has heard anything more for a while: a second copy would have come by then. */
export const silence = ({ heard, copies }: World): Promise<void> =>
  quiet(() => copies.count + [...heard.values()].reduce((sum, own) => sum + own.size, 0));

/** Until the count has stood still for a while. */
async function quiet(count: () => number): Promise<void> {
  for (let before = -1; before !== count();) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
}
