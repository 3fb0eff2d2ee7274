import { z } from 'zod';
import type { Storage } from '../../storage/database.ts';
import type { Clock, Log } from '../../storage/ports.ts';
import type { CanPair, Channel } from '../channels/channel.ts';

const wish = z.discriminatedUnion('do', [
  z.object({ do: z.literal('pair'), phone: z.string().optional() }),
  z.object({ do: z.literal('unlink') }),
  z.object({ do: z.literal('reconnect') }),
]);

type WantedParts = { storage: Storage; clock: Clock; log: Log; channels: ReadonlyMap<string, Channel> };

/** What the desk or the command line asked of a number, done by the process that holds it. */
export async function grantWishes({ storage, clock, log, channels }: WantedParts): Promise<void> {
  const rows = await storage.read(({ accounts }) => accounts.list());
  for (const row of rows) {
    const channel = channels.get(row.id);
    if (row.wanted === null || !channel || !canPair(channel)) continue;
    await storage.write(({ accounts }) =>
      accounts.upsert(row.id, row.channel, { wanted: null }, clock.now()),
    );
    const parsed = wish.safeParse(JSON.parse(row.wanted));
    if (!parsed.success) continue;
    log.info('number_wish', { account: row.id, wish: parsed.data.do });
    await grant(channel, parsed.data);
  }
}

function grant(channel: CanPair, wanted: z.infer<typeof wish>): Promise<void> {
  switch (wanted.do) {
    case 'pair':
      return channel.pair(wanted.phone);
    case 'unlink':
      return channel.unlink();
    case 'reconnect':
      return channel.reconnect();
  }
}

function canPair(channel: Channel): channel is Channel & CanPair {
  return 'pair' in channel && 'unlink' in channel;
}
