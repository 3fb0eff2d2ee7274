import type { Storage } from '../storage/database.ts';
import type { Clock } from '../storage/ports.ts';
import { missedSetting, readMissed } from '../handlers/missed-report.ts';
import type { MissedReport } from '../handlers/missed-report.ts';
import type { Channel, Intake } from './channels/channel.ts';
import { noteEnding } from './runtime/deafness.ts';
import type { FileKeeper } from './runtime/file-keeper.ts';
import type { Inbox } from './runtime/inbox.ts';
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
};

/** The program's side of one account: messages, receipts and the state of its link. */
export function intakeFor(channel: Channel, parts: IntakeParts): Intake {
  const { storage, clock, inbox, outbox, pace, files } = parts;
  const { account } = channel;
  /** A QR or a code was shown: what comes ready next is a new device. */
  let linking = false;
  const startWarmUp = async (): Promise<void> => {
    const at = clock.now();
    await storage.write(({ settings }) => settings.set(linkedSetting(account), String(at)));
    pace.linked(account, at);
  };
  const isBlocked = (chat: string): Promise<boolean> =>
    storage.read(async ({ chats, contacts }) => {
      const row = await chats.get(chat);
      return (row && (await contacts.get(row.contact)))?.blocked ?? false;
    });
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
    async missed({ since, people, answered, unreadable, lost }) {
      const chats: string[] = [];
      let messages = 0;
      for (const person of people) {
        // Together: one turn finds all of it, and answers once.
        const stored = await inbox.receiveMissed(person);
        const fresh = stored.filter((row) => row.fresh);
        if (!fresh[0] || (await isBlocked(fresh[0].chat))) continue;
        messages += fresh.length;
        chats.push(fresh[0].chat);
      }
      const at = clock.now();
      const counts = { messages, answered, unreadable, lost };
      await storage.write(async ({ settings, audit }) => {
        // What comes of the history after it was judged adds to the list.
        const before = await readMissed(settings, account);
        const earlier = before?.since === since ? before : undefined;
        const report: MissedReport = {
          at,
          since,
          chats: [...new Set([...(earlier?.chats ?? []), ...chats])],
          messages: messages + (earlier?.messages ?? 0),
          answered,
          unreadable,
          lost,
        };
        await settings.set(missedSetting(account), JSON.stringify(report));
        const people = chats.length;
        const detail = { people, ...counts };
        await audit.add({
          at,
          who: 'system',
          action: 'history_read',
          subjectKind: 'account',
          subject: account,
          detail,
        });
      });
    },
    async link(link) {
      const qr = link.state === 'pairing' ? (link.code ?? link.text ?? null) : null;
      const detail = 'reason' in link ? link.reason : null;
      await storage.write(async (stores) => {
        const now = clock.now();
        await stores.accounts.upsert(account, kindOf(channel), { state: link.state, detail, qr }, now);
        if (link.state !== 'waiting' || link.deafSince === undefined) return;
        await noteEnding(stores, account, { reason: link.reason, deafSince: link.deafSince }, now);
      });
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
