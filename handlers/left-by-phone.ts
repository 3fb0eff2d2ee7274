import type { ContentKind } from '../flows/message.ts';
import type { MessageRow } from '../storage/stores/message-reads.ts';
import { isAutomatic, saysNothing } from './office-phone.ts';
import type { Work } from './work.ts';

/** More than anybody writes in the time for which a chat is left to the office phone. */
const MOST_ROWS = 100;

/** Nothing that anybody waits for an answer to. */
const NO_ANSWER: ReadonlySet<ContentKind> = new Set<ContentKind>([
  'reaction',
  'delete',
  'poll_vote',
  'sticker',
  'call',
  'group_message',
]);

/** What the person wrote since an officer's last word, so that nobody has answered it: ids, oldest first. */
export async function leftByPhone({ stores, chat }: Work): Promise<string[]> {
  const rows = await stores.messages.ofChat(chat.id, MOST_ROWS);
  const left: string[] = [];
  // A word of the phone may come late: what was written after it has no answer.
  let spoke = 0;
  for (const [place, row] of rows.entries()) {
    if (isOfficers(row, rows.slice(place + 1))) {
      if (row.direction === 'out') break;
      spoke = Math.max(spoke, row.at);
    } else if (waits(row) && row.at > spoke) left.push(row.id);
  }
  return left.reverse();
}

/** `before`: what stands before it in the log, newest first. */
function isOfficers(row: MessageRow, before: readonly MessageRow[]): boolean {
  if (row.direction === 'out') return row.author.startsWith('operator:');
  if (row.direction !== 'in' || row.author !== 'phone' || saysNothing(row.body)) return false;
  const last = before.find(({ direction, author }) => direction === 'in' && author === 'contact');
  return !isAutomatic(row.at, last?.at ?? null);
}

function waits(row: MessageRow): boolean {
  if (row.direction !== 'in' || row.author !== 'contact' || NO_ANSWER.has(row.body.kind)) return false;
  // A secret was blanked when it came, and answered then.
  return row.body.kind !== 'text' || row.body.text.trim() !== '';
}
