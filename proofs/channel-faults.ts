import type { WhatsAppServer } from '../tests/support/whatsapp-server/server.ts';
import type { Random } from './random.ts';

/** What goes wrong around one message. `garbled`: its ciphertext was damaged on the way. */
export const FAULTS = [
  'garbled',
  'cut',
  'repeated',
  'no acknowledgement',
  'stale devices',
  'stream error 500',
  'stream error 515',
  'cut and repeated',
] as const;
export type ChannelFault = (typeof FAULTS)[number];

const MOST_WAIT_MS = 30;

/** Does it, some milliseconds after the message `id` was delivered. */
export async function disturb(
  server: WhatsAppServer,
  fault: ChannelFault,
  id: string,
  random: Random,
): Promise<void> {
  if (fault === 'no acknowledgement') return server.answerNext('silent');
  if (fault === 'stale devices') return server.answerNext('479');
  await new Promise((resolve) => setTimeout(resolve, random.below(MOST_WAIT_MS)));
  switch (fault) {
    case 'cut':
      return server.drop();
    case 'repeated':
      return server.redeliver(id);
    case 'cut and repeated':
      server.drop();
      return server.redeliver(id);
    case 'stream error 500':
      return server.streamError({ code: '500' });
    case 'stream error 515':
      return server.streamError({ code: '515' });
    case 'garbled':
      return;
  }
}
