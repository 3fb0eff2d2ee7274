import type { FileInfo } from '../api/conversations.ts';

type Sent = { text: string; file: object | null; known: ReadonlySet<string> };
type Shown = { id: string; text: string | null; file: FileInfo | null };

/**
 * Whether what was just sent stands among the messages already: a live hint may bring it before the answer
 * to the sending comes. `known` are the ids that were there when it was sent.
 */
export function hasArrived(sent: Sent, ours: readonly Shown[]): boolean {
  return ours.some(
    ({ id, text, file }) =>
      !sent.known.has(id) && (text ?? '') === sent.text && (file !== null) === (sent.file !== null),
  );
}
