import type { ChatPage } from '../api/conversations.ts';

/** Pages come newest first, each in the order of the talk; the newest says how the chat stands. */
export function joinPages(pages: readonly ChatPage[]): ChatPage {
  const [newest] = pages;
  if (!newest) throw new Error('a chat without a page');
  const seen = new Set<string>();
  const messages = [...pages]
    .reverse()
    .flatMap((page) => page.messages)
    .filter(({ id }) => !seen.has(id) && seen.add(id));
  return { ...newest, messages };
}
