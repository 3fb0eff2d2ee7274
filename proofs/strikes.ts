/** What can go wrong on WhatsApp's wire and under it, around one message. */
import { ready, scanned, until } from './channel-world.ts';
import type { World } from './channel-world.ts';
import type { Contact, PhoneMessage } from '../tests/support/whatsapp-server/server.ts';

export type Strike = {
  /** Before the message is written. */
  before?: (world: World, from: Contact) => void | Promise<void>;
  /** In place of the message's ordinary delivery. */
  deliver?: (world: World, from: Contact, message: PhoneMessage, id: string) => Promise<void>;
  /** Right after it was delivered. */
  after?: (world: World, from: Contact, id: string) => void | Promise<void>;
  /** The number has stopped: what a person does about it once people have written; resolves when it works again. */
  mend?: (world: World) => Promise<void>;
  /** The number stops altogether: nothing else falls at the same time. */
  alone?: true;
  /** It falls on a photo, or it is nothing. */
  photo?: true;
  /** So many answers at most are refused by the server; staff see them as failed. */
  refused?: number;
};

const stopped = ({ life }: World): Promise<true> =>
  life.next((told) => ('link' in told && told.link.state === 'stopped' ? true : undefined));

/** Until the program has stopped for good: the first blow may fall between two connections. */
async function stop(world: World, strike: () => void): Promise<void> {
  const told = stopped(world);
  const again = setInterval(strike, 2_000);
  strike();
  await told.finally(() => clearInterval(again));
}

async function startedAgain({ life }: World): Promise<void> {
  await life.kill();
  const back = ready(life);
  life.start(false);
  await back;
}

/** The program stops until a person acts: it is started again. */
const stopsUntilRestarted = (strike: (world: World) => void): Strike => ({
  alone: true,
  before: (world) => stop(world, () => strike(world)),
  async mend(world) {
    world.server.refuseLogin(undefined);
    await startedAgain(world);
  },
});
const refusedLogin = (reason: string): Strike =>
  stopsUntilRestarted(({ server }) => {
    server.refuseLogin(reason);
    server.drop();
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

/**
 * The connection ends while the keys of this message are still being stored: the first of a session, for which the
 * library does not ask again.
 */
const whileKeysAreStored = (strike: (world: World) => void, fail = false): Strike => ({
  alone: true,
  async deliver(world, from, message, id) {
    const { life, server } = world;
    const slow = keysAre(life, 'slow');
    life.order({ keysSlowOf: id, fail });
    await slow;
    const held = keysAre(life, 'held');
    server.setUpAnew(from);
    await server.write(from, message, id);
    await held;
    strike(world);
  },
});
const keysAre = (life: World['life'], state: 'slow' | 'held'): Promise<true> =>
  life.next((told) => ('keys' in told && told.keys === state ? true : undefined));

/** In the order of the table. */
export const STRIKES: Readonly<Record<string, Strike>> = {
  'connection cut (408/428)': { after: ({ server }) => server.drop() },
  'silent server (408)': {
    // Silent twice while one answer leaves, the server has it twice without a word: then it is given up, and staff see it.
    alone: true,
    async after({ server }) {
      const before = server.logins();
      server.freeze();
      await until(() => server.logins() > before);
    },
  },
  'stream ended (428)': { after: ({ server }) => server.endStream() },
  'stream ended while keys are being stored': whileKeysAreStored(({ server }) => server.endStream()),
  'stream ended, and the keys under way are not stored': whileKeysAreStored(
    ({ server }) => server.endStream(),
    true,
  ),
  'link renewed by hand while keys are being stored': whileKeysAreStored(({ life }) =>
    life.order({ reconnect: true }),
  ),
  'message lost with its connection': {
    async deliver({ server }, from, message, id) {
      const late = server.hold();
      await server.write(from, message, id);
      server.drop();
      late.release();
    },
  },
  'messages out of order': {
    async deliver({ server }, from, message, id) {
      const late = server.hold();
      await server.write(from, message, id);
      await server.write(from, { reactionMessage: { key: { id: 'X' }, text: '👍' } }, `${id}-R`);
      late.release();
    },
  },
  'delivered twice': { after: ({ server }, _from, id) => server.redeliver(id) },
  'damaged ciphertext': {
    deliver: ({ server }, from, message, id) => server.garble(from, message, id),
  },
  'photo: its host away': {
    photo: true,
    before: ({ server }) => server.media.away(true),
    // As often as it is asked in one go.
    async after({ server: { media } }) {
      const before = media.refused();
      await until(() => media.refused() >= before + 3);
      media.away(false);
    },
  },
  'photo: gone from its host': {
    photo: true,
    async deliver({ server }, from, message, id) {
      server.media.forget(message.imageMessage?.directPath ?? '');
      await server.write(from, message, id);
    },
  },
  'refused, nack 463': answered('463', 1),
  'refused, nack 479': answered('479'),
  'acknowledgement missing': answered('silent'),
  'recipient cannot read it (retry)': { before: ({ server }, from) => server.misreadNext(from) },
  'logged out by the phone (401)': {
    alone: true,
    // What is written to a number without a device comes only with its history: nobody writes until it is linked.
    async before(world) {
      await stop(world, () => world.server.logOut());
      const linked = scanned(world);
      world.life.order({ pair: true });
      await linked;
    },
  },
  'temporary ban (402)': turnedAway('402', { expire: '1' }),
  'locked (403)': refusedLogin('403'),
  'version refused (405)': turnedAway('405'),
  'not multi-device (411)': refusedLogin('411'),
  'replaced (440)': stopsUntilRestarted(({ server }) =>
    server.streamError({}, [{ tag: 'conflict', attrs: { type: 'replaced' } }]),
  ),
  'stream error 500': streamError('500'),
  'server unavailable (503)': turnedAway('503'),
  'restart required (515)': streamError('515'),
  'database away under the key store': {
    before: ({ life }) => life.order({ storeAwayMs: 400 }),
  },
  'handler throws': { before: ({ life }) => life.order({ inboxThrows: true }) },
  'signal 9': { after: startedAgain },
};
