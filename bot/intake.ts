import type { Storage } from '../storage/database.ts';
import type { Stores } from '../storage/stores.ts';
import type { Clock } from '../storage/ports.ts';
import { missedSetting, readMissed } from '../handlers/missed-report.ts';
import type { MissedReport } from '../handlers/missed-report.ts';
import type { Channel, Intake } from './channels/channel.ts';
import { noteEnding } from './runtime/deafness.ts';
import type { FileKeeper } from './runtime/file-keeper.ts';
import type { Inbox } from './runtime/inbox.ts';
import { linkFields } from './runtime/number-state.ts';
import type { Unstored } from './runtime/number-state.ts';
import { MOST_ATTEMPTS } from './runtime/outbox.ts';
import type { Outbox } from './runtime/outbox.ts';
import { linkedSetting } from './runtime/pace.ts';
import type { Pace } from './runtime/pace.ts';

type IntakeParts = {
  storage: Storage;
  clock: Clock;
  inbox: Inbox;
  outbox: Outbox;
  pace: Pick<Pace, 'linked'>;
  files: Pick<FileKeeper, 'get'>;
  unstored: Unstored;
};

/** The program's side of one account: messages, receipts and the state of its link. */
export function intakeFor(channel: Channel, parts: IntakeParts): Intake {
  const { storage, clock, inbox, outbox, pace, files, unstored } = parts;
  const { account } = channel;
  /** A QR or a code was shown: what comes ready next is a new device. */
  let linking = false;
  const startWarmUp = async (): Promise<void> => {
    const at = clock.now();
    await storage.write(({ settings }) => settings.set(linkedSetting(account), String(at)));
    pace.linked(account, at);
  };
  return {
    async receive(message) {
      await inbox.receive(message);
    },
    async receipt(receipt) {
      const { externalId, row } = receipt;
      await storage.write(async (stores) => {
        if (row !== undefined) await stores.outbox.named(account, row, externalId);
        if (receipt.state !== 'failed')
          return void (await stores.outbox.receipt(account, externalId, receipt.state, receipt.at));
        const again = receipt.afterMs === undefined ? null : clock.now() + receipt.afterMs;
        await stores.outbox.bounced(account, externalId, receipt.code, again, MOST_ATTEMPTS);
      });
    },
    async missed({ since, people, answered, unreadable, lost, nothing }) {
      for (const person of people) {
        // Together: one turn finds all of it, and answers once.
        await inbox.receiveMissed(person, async (stores, { chat, messages }) => {
          if (await isBlocked(stores, chat)) return;
          const report = await reportOf(stores, account, since, clock.now());
          const chats = [...new Set([...report.chats, chat])];
          await keepReport(stores, account, { ...report, chats, messages: report.messages + messages });
        });
      }
      const at = clock.now();
      await storage.write(async (stores) => {
        const report = await reportOf(stores, account, since, at);
        const counts = { answered, unreadable, lost, nothing };
        await keepReport(stores, account, { ...report, at, ...counts });
        await stores.audit.add({
          at,
          who: 'system',
          action: 'history_read',
          subjectKind: 'account',
          subject: account,
          // Up to now, as the list itself: what had been stored before a failure is in it.
          detail: { people: report.chats.length, messages: report.messages, ...counts },
        });
      });
    },
    async link(link) {
      unstored.set(account, { link, at: clock.now() });
      await storage.write(async (stores) => {
        const now = clock.now();
        await stores.accounts.upsert(account, kindOf(channel), linkFields(link), now);
        if (link.state !== 'waiting' || link.deafSince === undefined) return;
        await noteEnding(stores, account, { reason: link.reason, deafSince: link.deafSince }, now);
      });
      unstored.delete(account);
      if (link.state === 'pairing') linking = true;
      if (link.state !== 'ready') return;
      if (linking) await startWarmUp();
      linking = false;
      await outbox.ready(account);
    },
    isOurs: async (externalId) =>
      (await storage.read((stores) => stores.messages.ours(account, externalId))) !== undefined,
    async sentMessage(externalId) {
      const row = await storage.read((stores) => stores.messages.ours(account, externalId));
      if (row?.direction !== 'out') return undefined;
      const message = row.body;
      if (message.kind === 'text') return { message };
      const bytes = await files.get(message.file).catch(() => undefined);
      return bytes && { message, bytes };
    },
  };
}

/** What the desk offers for it: only a WhatsApp number is linked by a person holding the phone. */
function kindOf(channel: Channel): string {
  if (channel.account === 'sim') return 'simulator';
  return 'pair' in channel ? 'whatsapp' : 'cloud_api';
}

async function isBlocked({ chats, contacts }: Stores, chat: string): Promise<boolean> {
  const row = await chats.get(chat);
  return (row && (await contacts.get(row.contact)))?.blocked ?? false;
}

/** What comes of the history after it was judged adds to the list. */
async function reportOf(
  { settings }: Stores,
  account: string,
  since: number,
  at: number,
): Promise<MissedReport> {
  const before = await readMissed(settings, account);
  if (before?.since === since) return before;
  return { at, since, chats: [], messages: 0, answered: 0, unreadable: 0, lost: 0, nothing: false };
}

async function keepReport({ settings }: Stores, account: string, report: MissedReport): Promise<void> {
  await settings.set(missedSetting(account), JSON.stringify(report));
}
