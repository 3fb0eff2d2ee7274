/**
 * One process of a split house, for proofs: the roles come from the environment, as in production. With the role
 * `channel` it is also the phone: a line of standard input is a message, what is sent is printed.
 * Argument: milliseconds its clock is ahead.
 */
import { createInterface } from 'node:readline';
import { buildApp } from '../bot/app.ts';
import type { Channel, Intake } from '../bot/channels/channel.ts';
import { loadConfig } from '../bot/config.ts';
import type { Content, Media } from '../flows/message.ts';

type PhoneLine = { id: string; from: string; content: Content<Media> };

const ahead = Number(process.argv[2]);
const now = (): number => Date.now() + ahead;
const config = loadConfig();

const print = (value: unknown): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write(`${JSON.stringify(value)}\n`, () => resolve());
  });

function lineChannel(): Channel {
  let ready = false;
  return {
    account: 'lines',
    abilities: { buttons: false, ownIds: true, maxText: 4_000 },
    async start(intake) {
      ready = true;
      await intake.link({ state: 'ready' });
      void listen(intake);
    },
    isReady: () => ready,
    async send({ row, to, message, resent, externalId }) {
      const text = message.kind === 'text' ? message.text : `[${message.kind}]`;
      await print({ id: row, to: to.value, text, ...(resent ? { resent } : {}) });
      return { outcome: 'sent', externalId, at: now() };
    },
    async stop() {
      ready = false;
    },
  };
}

/** One line after the other, as a phone sends them. */
async function listen(intake: Intake): Promise<void> {
  for await (const text of createInterface({ input: process.stdin })) {
    const { id, from, content } = JSON.parse(text) as PhoneLine;
    const chat = { kind: 'sim', value: from } as const;
    await intake.receive({
      account: 'lines',
      chat,
      externalId: id,
      at: now(),
      from: 'contact',
      content: withBytes(content),
    });
    await print({ stored: id });
  }
}

/** JSON has no bytes: they come as base64. */
function withBytes(content: Content<Media>): Content<Media> {
  if (!('file' in content) || !('bytes' in content.file)) return content;
  const bytes = Buffer.from(content.file.bytes as unknown as string, 'base64');
  return { ...content, file: { ...content.file, bytes } };
}

const app = await buildApp(config, {
  now,
  pace: () => 0,
  channels: async () => (config.roles.has('channel') ? [lineChannel()] : []),
});
await app.start();
await print({ ready: true });
await new Promise<void>((resolve) => {
  process.once('SIGTERM', () => resolve());
});
await app.close();
process.stdin.destroy();
