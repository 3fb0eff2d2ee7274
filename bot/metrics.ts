import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { App } from './app.ts';
import type { CanLag } from './channels/channel.ts';

/** Figures for Prometheus: the process's own, and what waits. */
export function openMetrics({ house, channels }: Pick<App, 'house' | 'channels'>): () => Promise<string> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const tickets = new Gauge({
    name: 'lantunan_tickets_waiting',
    help: 'tickets in the queue',
    registers: [registry],
  });
  const chats = new Gauge({
    name: 'lantunan_chats_unhandled',
    help: 'chats with unhandled rows',
    registers: [registry],
  });
  const open = new Gauge({
    name: 'lantunan_channel_open',
    help: '1 when connected; it may not be caught up yet',
    labelNames: ['account'],
    registers: [registry],
  });
  const ready = new Gauge({
    name: 'lantunan_channel_ready',
    help: '1 when connected and caught up',
    labelNames: ['account'],
    registers: [registry],
  });
  return async () => {
    const waiting = await house.storage.read(async (stores) => ({
      tickets: (await stores.tickets.waiting()).length,
      chats: (await stores.messages.chatsToWake(house.clock.now(), 10_000)).length,
    }));
    tickets.set(waiting.tickets);
    chats.set(waiting.chats);
    for (const channel of channels.values()) {
      const { account } = channel;
      ready.set({ account }, Number(channel.isReady()));
      if ('isOpen' in channel) open.set({ account }, Number((channel as CanLag).isOpen()));
    }
    return registry.metrics();
  };
}
