/** The three channels, each between a house and the other side of its wire, all handled alike. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silenceLibsignal } from '../../bot/channels/baileys/console-filter.ts';
import { openSimulator } from '../../bot/channels/simulator/channel.ts';
import type { Address } from '../../flows/message.ts';
import { startBaileysHouse } from './baileys-house.ts';
import type { BaileysHouse } from './baileys-house.ts';
import { openChannelHouse } from './channel-house.ts';
import type { ChannelHouse } from './channel-house.ts';
import { startCloudHouse } from './cloud-api-fake/cloud-house.ts';
import { countingIds, silentLog, standingClock } from './storage.ts';
import { startWhatsAppServer } from './whatsapp-server/server.ts';

/** What a phone got: its words or the name of its file, and the id by which a second copy is told. */
export type Got = { words: string; same: string };

export type Rig = {
  to: Address;
  /** Somebody else, whom nothing was ever sent to. */
  newcomer(): Promise<Address>;
  house(): ChannelHouse;
  /** The person writes; whether the provider has been told that we have it. */
  write(id: string): Promise<boolean>;
  /** The provider delivers once more what it delivered before. */
  redeliver(id: string): Promise<void>;
  /** What the person's phone has got since the last call; waits for as many. */
  got(count: number): Promise<Got[]>;
  report(row: string, state: 'delivered' | 'read'): Promise<void>;
  /** The next message is refused; the code that staff shall see. Undefined where nothing is ever refused. */
  refuseNext?: () => string;
  /** The next message to this newcomer cannot leave us just now. Undefined where nothing is ever in the way. */
  hinderNext?: (to: Address) => void;
  /** Whether what it meets then is a try of its own; otherwise it has only waited. */
  hinderedIsTried?: true;
  /** So much time passes that what could not leave is tried again. */
  wait(): Promise<void>;
  /** The next message arrives, and the provider says so only once it is released. */
  holdNext(): () => void;
  /** The number cannot be used until `recover`. */
  ail(): Promise<void>;
  recover(): Promise<void>;
  /** The next message arrives and nobody says so. */
  loseNext(): void;
  /** The moment comes at which an unknown outcome is settled. */
  settleUnknown(): Promise<void>;
  /** The process ends without goodbye. */
  die(): Promise<void>;
  /** It is started again, on the same file; the provider delivers what was not acknowledged. */
  comeBack(): Promise<void>;
  /** The person writes while nobody is there; whether the provider was told that we have it. */
  writeUnheard(id: string): Promise<boolean>;
  end(): Promise<void>;
};

export async function simulatorRig(): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  const clock = standingClock();
  const got: Got[] = [];
  const unheard: string[] = [];
  let lose = false;
  let held: Promise<void> | undefined;
  let times = 0;
  const open = async () => {
    const simulator = openSimulator(clock);
    simulator.onShown(async ({ id, message }) => {
      got.push({ words: message.kind === 'text' ? message.text : (message.file.name ?? ''), same: id });
      const lost = lose;
      lose = false;
      const until = held;
      held = undefined;
      await until;
      if (lost) throw new Error('the listener broke down after it was shown');
    });
    const ids = countingIds((times += 1) * 100_000);
    return openChannelHouse({
      file: join(folder, 'house.db'),
      ids,
      now: clock.now,
      log: silentLog,
      channel: () => simulator,
    });
  };
  let house = await open();
  const to = { kind: 'sim', value: '+6281234567890' } as const;
  const write = (externalId: string) =>
    house
      .receive({
        account: 'sim',
        chat: to,
        externalId,
        at: clock.now(),
        from: 'contact',
        content: { kind: 'text', text: 'halo' },
      })
      .then(
        () => true,
        () => false,
      );
  return {
    to,
    newcomer: () => Promise.resolve({ kind: 'sim', value: '+6281234567899' }),
    wait: () => house.beat(),
    holdNext() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    ail: () => house.channel.stop(),
    recover: () => house.channel.start(house.intake),
    house: () => house,
    write,
    redeliver: async (id) => void (await write(id)),
    got: (count) => taken(got, count),
    report: async (row, state) => {
      const { externalId } = (await house.row(row))!;
      await house.intake.receipt({ externalId: externalId ?? '', state, at: clock.now() });
    },
    loseNext: () => void (lose = true),
    settleUnknown: () => house.intake.link({ state: 'ready' }),
    die: () => house.abandon(),
    async comeBack() {
      house = await open();
      for (const id of unheard.splice(0)) await write(id);
    },
    writeUnheard(id) {
      unheard.push(id);
      return write(id);
    },
    async end() {
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function cloudApiRig(): Promise<Rig> {
  const cloud = await startCloudHouse();
  const siti = { user: 'ID.13491208655302741918', name: 'Siti' };
  const write = async (id: string) => (await cloud.write(siti, id)) === 200;
  const opened = async () => {
    await (await cloud.open()).linked('ready');
    await write('wamid.OPEN');
  };
  await opened();
  let seen = 0;
  const unheard: string[] = [];
  return {
    to: { kind: 'cloud', value: siti.user },
    async newcomer() {
      // Whoever has not written may be told nothing.
      const user = 'ID.13491208655302749999';
      await cloud.write({ user, name: 'Budi' }, `wamid.NEW${seen}`);
      return { kind: 'cloud', value: user };
    },
    hinderNext: () => cloud.fake.failNext({ code: 131000 }),
    hinderedIsTried: true,
    wait() {
      cloud.clock.advance(60_000);
      return cloud.house().beat();
    },
    holdNext: () => cloud.fake.holdNext(),
    async ail() {
      await cloud.house().close();
      cloud.fake.failProbe({ code: 190, status: 401 });
      await (await cloud.open()).linked('waiting');
    },
    async recover() {
      await cloud.house().close();
      const house = await cloud.open();
      await house.linked('ready');
      await house.beat();
    },
    house: () => cloud.house(),
    write,
    redeliver: async (id) => void (await write(id)),
    async got(count) {
      const since = seen;
      while (cloud.fake.taken.length < since + count) await soon();
      seen = cloud.fake.taken.length;
      return cloud.fake.taken.slice(since).map(({ body }) => ({
        words: body.type === 'document' ? (body.document.filename ?? '') : wordsOf(body),
        same: body.biz_opaque_callback_data ?? '',
      }));
    },
    async report(row, state) {
      const { externalId } = (await cloud.house().row(row))!;
      await cloud.report(state, externalId ?? '', row);
    },
    refuseNext() {
      cloud.fake.failNext({ code: 131026 });
      return '131026';
    },
    loseNext: () => cloud.fake.failNext('lost'),
    async settleUnknown() {
      cloud.clock.advance(11 * 60_000);
      await cloud.house().beat();
    },
    die: () => cloud.house().abandon(),
    async comeBack() {
      await opened();
      for (const id of unheard.splice(0)) await write(id);
    },
    writeUnheard(id) {
      unheard.push(id);
      return write(id);
    },
    end: () => cloud.end(),
  };
}

/** One process is linked once and kept: linking takes the longest. */
export async function baileysRig(openServer = startWhatsAppServer): Promise<Rig> {
  silenceLibsignal(console);
  const server = await openServer();
  const siti = { lid: '100000000000123', phone: '6281234567890', name: 'Siti' };
  server.addContact(siti);
  const folder = mkdtempSync(join(tmpdir(), 'baileys-'));
  const start = (): BaileysHouse => {
    const file = join(folder, 'house.db');
    return startBaileysHouse({ url: server.url, file }, server.root);
  };
  let house = start();
  await house.linked('unlinked');
  await house.pair();
  server.scan((await house.linked('pairing')) ?? '');
  await house.linked('ready');
  let newcomers = 0;
  return {
    to: { kind: 'lid', value: siti.lid },
    newcomer() {
      newcomers += 1;
      const lid = `10000000000090${newcomers}`;
      server.addContact({ lid, phone: `628120000000${newcomers}`, name: 'Budi' });
      return Promise.resolve({ kind: 'lid', value: lid });
    },
    hinderNext: ({ value }) => server.hideDevices(value),
    async wait() {
      await soon();
      await house.beat();
    },
    holdNext: () => server.holdNextAck(),
    async ail() {
      server.refuseLogin('500');
      server.drop();
      await house.linked('waiting');
    },
    async recover() {
      server.refuseLogin(undefined);
      await house.linked('ready');
    },
    house: () => house,
    async write(id) {
      await server.write(siti, { conversation: 'halo' }, id);
      while (server.waiting().includes(id)) await soon();
      return true;
    },
    redeliver(id) {
      server.redeliver(id);
      return Promise.resolve();
    },
    async got(count) {
      const found: Got[] = [];
      while (found.length < count) {
        const { id, message } = await server.nextSent();
        const inner = message.documentWithCaptionMessage?.message ?? message;
        found.push({
          words: inner.documentMessage?.fileName ?? inner.extendedTextMessage?.text ?? '',
          same: id,
        });
      }
      return found;
    },
    async report(row, state) {
      const { externalId } = (await house.row(row))!;
      server.receipt(siti, externalId ?? '', ...(state === 'read' ? (['read'] as const) : []));
      await house.reached(row, state, 'read');
    },
    refuseNext() {
      server.answerNext('463');
      return '463';
    },
    loseNext: () => server.answerNext('silent'),
    async settleUnknown() {
      const before = server.logins();
      server.drop();
      while (server.logins() === before) await soon();
    },
    die: () => house.kill(),
    async comeBack() {
      house = start();
      await house.linked('ready');
    },
    async writeUnheard(id) {
      await server.write(siti, { conversation: 'halo' }, id);
      return !server.waiting().includes(id);
    },
    async end() {
      await house.kill();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
      if (server.unknown.length > 0) throw new Error(`not understood: ${server.unknown.join(' ')}`);
    },
  };
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

async function taken(got: Got[], count: number): Promise<Got[]> {
  while (got.length < count) await soon();
  return got.splice(0);
}

function wordsOf(body: object): string {
  const { text, interactive } = body as { text?: { body: string }; interactive?: { body: { text: string } } };
  return text?.body ?? interactive?.body.text ?? '';
}
