/**
 * Each fault of WhatsApp's wire by itself, several times: two people go through a conversation, the fault falls on one
 * of its messages, and where only a person can help, that is done. Every message must be stored and handled once, and
 * every answer heard once.
 */
import {
  LINES,
  answers,
  expected,
  faultsOf,
  idOf,
  openWorld,
  person,
  ready,
  scanned,
  silence,
  textsTo,
  until,
  write,
} from './channel-world.ts';
import type { World } from './channel-world.ts';
import { writeFaultTable } from './fault-table.ts';
import type { Fault } from './faults.ts';
import type { Outcome, Prepared, Proof } from './proof.ts';
import { seeded } from './random.ts';
import type { Contact } from '../tests/support/whatsapp-server/server.ts';

const PEOPLE = 2;
const TIMES = 4;

type Strike = {
  /** Before the message is written. */
  before?: (world: World) => void | Promise<void>;
  /** In place of the message's ordinary delivery. */
  deliver?: (world: World, from: Contact, text: string, id: string) => Promise<void>;
  /** Right after it was delivered. */
  after?: (world: World, from: Contact, id: string) => void | Promise<void>;
  /** What a person does about it; resolves when the number works again. */
  mend?: (world: World) => Promise<void>;
  /** So many answers are refused by the server; staff see them as failed. */
  refused?: number;
};

const stopped = ({ life }: World): Promise<true> =>
  life.next((told) => ('link' in told && told.link.state === 'stopped' ? true : undefined));

/** The program stops until a person acts: it is started again, or linked again. */
const restarted = async (world: World, strike: () => void): Promise<void> => {
  const told = stopped(world);
  strike();
  await told;
  world.server.refuseLogin(undefined);
  await world.life.kill();
  const back = ready(world.life);
  world.life.start(false);
  await back;
};
const refusedLogin = (reason: string): Strike => ({
  mend: (world) =>
    restarted(world, () => {
      world.server.refuseLogin(reason);
      world.server.drop();
    }),
});
/** The server turns the number away for a while, and it comes back by itself. */
const turnedAway = (reason: string, once: { expire?: string } = {}): Strike => ({
  after({ server }) {
    server.refuseLogin(reason, once);
    server.drop();
  },
});
const streamError = (code: string): Strike => ({ after: ({ server }) => server.streamError({ code }) });
const answered = (code: string, refused?: number): Strike => ({
  before: ({ server }) => server.answerNext(code),
  ...(refused === undefined ? {} : { refused }),
});

/** In the order of the table. */
const STRIKES: Readonly<Record<string, Strike>> = {
  'connection cut (408/428)': { after: ({ server }) => server.drop() },
  'silent server (408)': { after: ({ server }) => server.freeze() },
  'stream ended (428)': { after: ({ server }) => server.endStream() },
  'messages out of order': {
    async deliver({ server }, from, text, id) {
      const late = server.hold();
      await server.write(from, { conversation: text }, id);
      await server.write(from, { reactionMessage: { key: { id: 'X' }, text: '👍' } }, `${id}-R`);
      late.release();
    },
  },
  'delivered twice': { after: ({ server }, _from, id) => server.redeliver(id) },
  'damaged ciphertext': {
    deliver: ({ server }, from, text, id) => server.garble(from, { conversation: text }, id),
  },
  'refused, nack 463': answered('463', 1),
  'refused, nack 479': answered('479'),
  'acknowledgement missing': answered('silent'),
  'recipient asks again (retry)': {
    async after(world, from) {
      const before = world.server.sentTo(from).length;
      await until(() => world.server.sentTo(from).length > before);
      world.server.askAgain(from, world.server.sentTo(from).at(-1) ?? '');
    },
  },
  'logged out by the phone (401)': {
    async mend(world) {
      const told = stopped(world);
      world.server.logOut();
      await told;
      const linked = scanned(world);
      world.life.order({ pair: true });
      await linked;
    },
  },
  'temporary ban (402)': turnedAway('402', { expire: '1' }),
  'locked (403)': refusedLogin('403'),
  'version refused (405)': turnedAway('405'),
  'not multi-device (411)': refusedLogin('411'),
  'replaced (440)': {
    mend: (world) =>
      restarted(world, () =>
        world.server.streamError({}, [{ tag: 'conflict', attrs: { type: 'replaced' } }]),
      ),
  },
  'stream error 500': streamError('500'),
  'server unavailable (503)': turnedAway('503'),
  'restart required (515)': streamError('515'),
  'database away under the key store': {
    before: ({ life }) => life.order({ storeAwayMs: 400 }),
  },
  'handler throws': { before: ({ life }) => life.order({ inboxThrows: true }) },
  'signal 9': {
    async after({ life }) {
      await life.kill();
      const back = ready(life);
      life.start(false);
      await back;
    },
  },
};
const NAMES = Object.keys(STRIKES);

export const eachFault: Proof = {
  needs: [],
  count: NAMES.length * TIMES,
  atOnce: 1,
  async prepare(): Promise<Prepared> {
    const world = await openWorld();
    return { once: (seed, index) => trial(world, seed, index), close: () => world.close() };
  },
  report: (outcomes, made) => writeFaultTable(NAMES, outcomes, made),
};

async function trial(world: World, seed: number, index: number): Promise<Outcome> {
  const random = seeded(seed * 1_000_003 + index);
  const struck = NAMES[index % NAMES.length]!;
  const strike = STRIKES[struck]!;
  const copies = world.copies.count;
  const everyone = Array.from({ length: PEOPLE }, () => person(world));
  const [who, when] = [random.below(PEOPLE), random.below(LINES.length)];
  for (let line = 0; line < LINES.length; line += 1) {
    const here = line === when;
    if (here) await strike.mend?.(world);
    if (here) await strike.before?.(world);
    await Promise.all(
      everyone.map(async (from, place) => {
        const id = idOf(from, index, line);
        if (!here || place !== who) return write(world, from, index, line);
        await (strike.deliver ?? deliver)(world, from, LINES[line] ?? '', id);
        await strike.after?.(world, from, id);
      }),
    );
    // What was refused is not heard: whoever it was for has one answer less.
    await answers(world, everyone, line + 1, line >= when ? (strike.refused ?? 0) : 0);
  }
  await silence(world);
  const faults: Fault[] = [];
  for (const contact of everyone) faults.push(...(await faultsOf(world, contact, index, LINES.length)));
  const { refused = 0 } = strike;
  const missing = everyone.filter((one) => textsTo(world, one).length < expected(world, LINES.length).length);
  return {
    index,
    struck,
    resent: world.copies.count - copies,
    // Told to staff as failed: the one loss that the server itself decides on.
    faults: refused > 0 && missing.length === refused ? faults.filter(({ kind }) => kind !== 'lost') : faults,
    messages: PEOPLE * LINES.length,
  };
}

const deliver: NonNullable<Strike['deliver']> = ({ server }, from, text, id) =>
  server.write(from, { conversation: text }, id);
