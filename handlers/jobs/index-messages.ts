import type { Storage } from '../../storage/database.ts';
import type { MessageRow } from '../../storage/stores/message-reads.ts';

const CURSOR = 'search.cursor';
const BATCH = 200;
/** Ids of several processes may arrive a little out of order; what is younger waits for the next beat. */
const SETTLED_MS = 3_000;

/**
 * Puts what was written into the search index, after it was handled: a secret is blanked by then.
 * The index is behind by a moment and never in the way of an answer.
 */
export async function indexMessages(storage: Storage, now: number): Promise<void> {
  const cursor = (await storage.read(({ settings }) => settings.get(CURSOR))) ?? '';
  const waiting = await storage.read(({ messages }) => messages.since(cursor, 1));
  if (waiting.length === 0) return;
  await storage.write(async ({ messages, search, settings }) => {
    const from = (await settings.get(CURSOR)) ?? '';
    let last = from;
    for (const row of await messages.since(from, BATCH)) {
      if (row.state === 'received' || now - row.receivedAt < SETTLED_MS) break;
      const text = textOf(row);
      if (text !== '') await search.index(row.id, row.contact, text);
      last = row.id;
    }
    if (last !== from) await settings.set(CURSOR, last);
  });
}

function textOf(row: MessageRow): string {
  if (row.direction === 'internal') return '';
  const { body } = row;
  if (body.kind === 'text' || body.kind === 'edit') return body.text;
  return 'caption' in body ? (body.caption ?? '') : '';
}
