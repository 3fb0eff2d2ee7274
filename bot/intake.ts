import type { Storage } from '../storage/database.ts';
import type { Clock } from '../storage/ports.ts';
import type { Intake } from './channels/channel.ts';
import type { Inbox } from './runtime/inbox.ts';
import type { Outbox } from './runtime/outbox.ts';

type IntakeParts = { storage: Storage; clock: Clock; inbox: Inbox; outbox: Outbox };

/** The program's side of one account: messages, receipts and the state of its link. */
export function intakeFor(account: string, { storage, clock, inbox, outbox }: IntakeParts): Intake {
  return {
    async receive(message) {
      await inbox.receive(message);
    },
    async receipt({ externalId, state, at }) {
      await storage.write((stores) => stores.outbox.receipt(account, externalId, state, at));
    },
    async link(link) {
      const qr = link.state === 'pairing' ? (link.code ?? link.text ?? null) : null;
      const detail = 'reason' in link ? link.reason : null;
      await storage.write(({ accounts }) =>
        accounts.upsert(
          account,
          account === 'sim' ? 'simulator' : 'whatsapp',
          { state: link.state, detail, qr },
          clock.now(),
        ),
      );
      if (link.state === 'ready') await outbox.ready(account);
    },
    isOurs: async (externalId) =>
      (await storage.read((stores) => stores.messages.ours(account, externalId))) !== undefined,
    async sentMessage(externalId) {
      const row = await storage.read((stores) => stores.messages.ours(account, externalId));
      return row?.direction === 'out' ? row.body : undefined;
    },
  };
}
