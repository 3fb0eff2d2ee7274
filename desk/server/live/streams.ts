import { PassThrough } from 'node:stream';
import type { Hint } from '../../../handlers/ports.ts';

const HEARTBEAT_MS = 20_000;
/** A browser that reads this many bytes behind is let go; it comes back and reads everything anew. */
const MOST_BEHIND = 64 * 1024;

export type Streams = {
  /** A stream of hints that ends when `still` no longer says yes; asked at each heartbeat. */
  open(still: () => Promise<boolean>): PassThrough;
  send(hint: Hint): void;
  close(): void;
};

/** Everybody who listens, and one heartbeat for all. */
export function streams(): Streams {
  const listening = new Map<PassThrough, () => Promise<boolean>>();
  const say = (stream: PassThrough, text: string): void => {
    if (stream.writableLength > MOST_BEHIND) stream.destroy();
    else stream.write(text);
  };
  const beat = async (stream: PassThrough, still: () => Promise<boolean>): Promise<void> => {
    const goes = await still().catch(() => false);
    if (goes) say(stream, ': ada\n\n');
    else stream.end();
  };
  const heart = setInterval(() => {
    for (const [stream, still] of listening) void beat(stream, still);
  }, HEARTBEAT_MS);
  heart.unref();
  return {
    open(still) {
      const stream = new PassThrough();
      listening.set(stream, still);
      stream.once('close', () => listening.delete(stream));
      stream.write(': ada\n\n');
      return stream;
    },
    send(hint) {
      const text = `event: hint\ndata: ${JSON.stringify({ kind: hint.kind, id: hint.id })}\n\n`;
      for (const stream of listening.keys()) say(stream, text);
    },
    close() {
      clearInterval(heart);
      for (const stream of listening.keys()) stream.end();
    },
  };
}
