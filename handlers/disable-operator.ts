import { onChat } from './run-command.ts';
import type { House } from './run-command.ts';
import { releaseClaim } from './release-claim.ts';

/**
 * Shuts an account: its logins end at once, its WhatsApp is let go, and whoever it was serving goes back to
 * the queue.
 * `by` is the audit's word for who did it. Returns the chats that have something to handle now.
 */
export async function disableOperator(house: House, id: string, by: string): Promise<string[]> {
  const claimed = await house.storage.write(async (stores) => {
    const at = house.clock.now();
    await stores.operators.update(id, { disabledAt: at, onDuty: false, contact: null, chat: null });
    await stores.logins.removeOf(id);
    await stores.audit.add({
      at,
      who: by,
      action: 'user_disabled',
      subjectKind: 'operator',
      subject: id,
    });
    return stores.tickets.ofOperator(id);
  });
  for (const { id: ticket, chat } of claimed) {
    await onChat(
      house,
      async () => chat,
      async (work) => {
        const row = await work.stores.tickets.get(ticket);
        if (row?.state === 'claimed' && row.operator === id) await releaseClaim(work, row, true);
        return { result: undefined };
      },
    );
  }
  return claimed.map(({ chat }) => chat);
}
