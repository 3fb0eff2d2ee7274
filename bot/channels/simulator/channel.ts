import type { Outgoing } from '../../../flows/message.ts';
import type { Clock } from '../../../storage/ports.ts';
import type { Channel, Intake } from '../channel.ts';

/** What a simulated phone was shown. */
export type Shown = { to: string; id: string; message: Outgoing; author: string; resent: boolean };

/**
 * A channel without a network: what is sent arrives at once. For newcomers, tests and tools.
 * A message counts as sent when every listener is done with it.
 */
/** `unseen`: whoever looks at this phone has gone. */
export type Listener = (shown: Shown) => void | 'unseen' | Promise<void | 'unseen'>;

export type Simulator = Channel & { onShown(listener: Listener): void };

export const SIMULATOR_ACCOUNT = 'sim';

/** @param account another than the simulator's own stands for a second number */
export function openSimulator(clock: Clock, account = SIMULATOR_ACCOUNT): Simulator {
  const listeners: Listener[] = [];
  let ready = false;
  return {
    account,
    abilities: { buttons: false, ownIds: true, maxText: 4_000 },
    async start(intake: Intake) {
      ready = true;
      await intake.link({ state: 'ready' });
    },
    isReady: () => ready,
    async send({ to, message, row, author, externalId, resent }) {
      const shown = { to: to.value, id: row, message, author, resent: resent === true };
      for (const listener of listeners)
        if ((await listener(shown)) === 'unseen') return { outcome: 'unknown' };
      return { outcome: 'sent', externalId, at: clock.now() };
    },
    stop() {
      ready = false;
      return Promise.resolve();
    },
    onShown: (listener) => void listeners.push(listener),
  };
}
