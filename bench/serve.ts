/** The program as a child that is killed: messages come over IPC, replies leave over IPC. */
import { openApp, receive } from './contenders/lantunan.ts';
import type { Reply } from './journeys/journey.ts';
import { nibJourney } from './journeys/nib.ts';

export type ToServer = { person: number; text: string; id: string };
export type FromServer = { ready: true } | { stored: string } | { reply: Reply };

const SEND_MS = 20;

/** Resolves when it is in the pipe: what was not handed over when the process dies was not sent. */
const tell = (message: FromServer): Promise<void> =>
  new Promise((resolve) => {
    process.send!(message, () => resolve());
  });

const app = await openApp(
  process.argv[2]!,
  nibJourney,
  (reply) => tell({ reply }),
  () => SEND_MS,
);
process.on('message', ({ person, text, id }: ToServer) => {
  void receive(app, person, text, id).then(() => tell({ stored: id }));
});
await app.start();
await tell({ ready: true });
