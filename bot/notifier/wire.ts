import { z } from 'zod';
import type { Hint } from '../../handlers/ports.ts';

const packet = z.object({
  from: z.string(),
  hints: z.array(
    z.object({ kind: z.enum(['chat', 'ticket', 'application', 'account', 'office']), id: z.string() }),
  ),
});

/** PostgreSQL refuses a NOTIFY payload of 8 000 bytes or more; Redis has no such limit, but one shape is enough. */
const maxBytes = 7_900;

/** Hints as JSON texts, each short enough for one NOTIFY. `from` names the sending process. */
export function encodeHints(from: string, hints: readonly Hint[]): string[] {
  const room = maxBytes - Buffer.byteLength(JSON.stringify({ from, hints: [] }));
  const packets: string[] = [];
  let batch: string[] = [];
  let size = 0;
  const close = (): void => {
    if (batch.length > 0) packets.push(`{"from":${JSON.stringify(from)},"hints":[${batch.join(',')}]}`);
    batch = [];
    size = 0;
  };
  for (const { kind, id } of hints) {
    const text = JSON.stringify({ kind, id });
    const bytes = Buffer.byteLength(text) + 1;
    if (size + bytes > room) close();
    batch.push(text);
    size += bytes;
  }
  close();
  return packets;
}

/** The hints of another process; none for our own packets (they were told here already) and for what is not ours. */
export function decodeHints(self: string, text: string): Hint[] {
  try {
    const parsed = packet.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.from !== self ? parsed.data.hints : [];
  } catch {
    return [];
  }
}
