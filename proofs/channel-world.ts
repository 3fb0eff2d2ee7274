/** People of WhatsApp's server double and the whole program between them: what the proofs on the wire share. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWhatsAppServer } from '../tests/support/whatsapp-server/server.ts';
import type { Contact, PhoneMessage, WhatsAppServer } from '../tests/support/whatsapp-server/server.ts';
import { channelLife } from './channel-life.ts';
import type { ChannelLife } from './channel-life.ts';
import type { Told } from '../tests/support/whatsapp-program.ts';
import type { Fault } from './faults.ts';

/** In the place of words. */
const PHOTO = '[photo]';
export const LINES = ['halo', PHOTO, 'menu', 'berapa biaya urus nib', 'syarat nib'] as const;
export const PHOTO_LINE = LINES.indexOf(PHOTO);
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
/** A machine may be busy with other things; what takes longer is lost. */
const PATIENCE_MS = 60_000;

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
export async function openWorld(ackMs = 400, preload?: string): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'lantunan-channel-'));
  const server = await startWhatsAppServer();
  const life = channelLife(folder, server, ackMs, preload);
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
    await world.server.write(contact, await contentOf(world, line), `U${index}`);
    await settled(world, [contact], index + 1);
    world.answers.push(textsTo(world, contact).slice(before));
  }
}

export const textsTo = ({ heard }: World, { lid }: Contact): string[] => [
  ...(heard.get(lid)?.values() ?? []),
];
const expected = ({ answers }: World, lines: number): string[] => answers.slice(0, lines).flat();

export const idOf = ({ lid }: Contact, index: number, line: number): string => `T${index}-${lid}-${line}`;
export async function write(world: World, contact: Contact, index: number, line: number): Promise<void> {
  const message = await contentOf(world, LINES[line] ?? '');
  await world.server.write(contact, message, idOf(contact, index, line));
}

/** What a phone sends: of a photo its place on the server of files, where it has been put. */
export async function contentOf({ server }: World, line: string): Promise<PhoneMessage> {
  if (line !== PHOTO) return { conversation: line };
  return { imageMessage: { ...(await server.media.keep(JPEG, 'image')), mimetype: 'image/jpeg' } };
}

/** Until everyone has got the answers to so many lines; who has not after a while has lost them. */
export const answers = (world: World, everyone: readonly Contact[], lines: number): Promise<boolean> =>
  until(() => everyone.every((one) => textsTo(world, one).length >= expected(world, lines).length));

type WrittenOf = Extract<Told, { of: string }>;

/** What the program has of one person. */
function writtenOf({ life }: World, { lid }: Contact): Promise<WrittenOf> {
  const told = life.next((one) => ('of' in one && one.of === lid ? one : undefined));
  life.order({ of: lid });
  return told;
}

const ON_ITS_WAY: ReadonlySet<string> = new Set(['queued', 'sending', 'errored', 'unknown']);

/**
 * Until the program has acknowledged whatever the server gave it, has handled so many lines of everyone and any that came
 * twice, and knows of every answer what became of it: nothing more is sent then, and no second copy.
 */
export async function settled(world: World, everyone: readonly Contact[], lines: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  await until(() => world.server.waiting().length === 0);
  for (const contact of everyone) {
    for (;;) {
      const { inbound, outgoing } = await writtenOf(world, contact);
      const handled = inbound.length >= lines && inbound.every(({ state }) => state === 'handled');
      if (handled && !outgoing.some(({ state }) => ON_ITS_WAY.has(state))) break;
      if (performance.now() > end) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** The hour may strike between the undisturbed conversation and this one: "Selamat pagi" is "Selamat siang" then. */
const timeless = (text: string | undefined): string | undefined =>
  text?.replace(/^Selamat (?:pagi|siang|sore|malam)/, 'Selamat');

/** `refused`: answers that staff see as failed, and that were not heard. */
export async function faultsOf(
  world: World,
  contact: Contact,
  index: number,
  lines: number,
): Promise<{ faults: Fault[]; refused: number }> {
  const { inbound, outgoing } = await writtenOf(world, contact);
  const faults: Fault[] = [];
  for (let line = 0; line < lines; line += 1) {
    const rows = inbound.filter(({ id }) => id === idOf(contact, index, line));
    if (rows.length === 0) faults.push({ kind: 'lost', what: `message ${line} is not stored` });
    if (rows.length > 1)
      faults.push({ kind: 'doubled', what: `message ${line} is stored ${rows.length} times` });
    if (rows.some(({ state }) => state !== 'handled'))
      faults.push({ kind: 'lost', what: `message ${line} waits` });
    if (line === PHOTO_LINE && rows.some(({ photo }) => photo !== JPEG.toString('base64')))
      faults.push({ kind: 'lost', what: `the photo is ${rows[0]?.photo ?? 'no photo'}` });
  }
  const wanted = expected(world, lines);
  const composed = outgoing.map(({ text }) => text);
  const states = outgoing.map(({ state }) => state).join();
  const more = composed.length - wanted.length;
  if (more < 0)
    faults.push({ kind: 'lost', what: `${-more} answers of ${wanted.length} were never composed` });
  else if (more > 0) faults.push({ kind: 'doubled', what: `${more} answers too many were composed` });
  else if (composed.some((text, place) => timeless(text) !== timeless(wanted[place])))
    faults.push({
      kind: 'broken',
      what: `composed ${JSON.stringify(composed)}, not ${JSON.stringify(wanted)}`,
    });
  const heard = textsTo(world, contact);
  let [place, refused] = [0, 0];
  for (const { text, state } of outgoing) {
    if (heard[place] === text) place += 1;
    else if (state === 'failed') refused += 1;
    else faults.push({ kind: 'lost', what: `an answer was not heard; ours are ${states}` });
  }
  if (place < heard.length)
    faults.push({
      kind: 'doubled',
      what: `${heard.length - place} answers were heard beside ours or out of order`,
    });
  return { faults, refused };
}

export async function until(done: () => boolean): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS;
  while (!done() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
  return done();
}
