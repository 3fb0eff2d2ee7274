import type { ReadWork } from './work.ts';

/**
 * Free words may be sent for 24 hours after a person's last message; later only approved templates (WhatsApp
 * Business Platform, "Customer service windows"). A minute is left for the way and for clocks that differ.
 */
export const WINDOW_MS = 24 * 60 * 60_000 - 60_000;

/** A template's body may have 1024 characters with the words around the variable. */
export const TEMPLATE_CHARACTERS = 900;

/** What becomes of words to a person who has not written for so long. */
export type AfterWindow = 'template' | 'held';

/**
 * Until when (UTC ms) the person of this chat may be written to freely; undefined where the number knows no window.
 * In the past also when they never wrote.
 */
export async function openUntil({ stores, world, chat }: ReadWork): Promise<number | undefined> {
  if (!world.windows?.has(chat.account)) return undefined;
  return ((await stores.messages.lastInAt(chat.id)) ?? 0) + WINDOW_MS;
}

/** How what is written to this chat now leaves; undefined: freely. A template carries no files and no long texts. */
export async function afterWindow(
  work: ReadWork,
  message: { file: boolean; characters: number } = { file: false, characters: 0 },
): Promise<AfterWindow | undefined> {
  const until = await openUntil(work);
  if (until === undefined || work.now < until) return undefined;
  return message.file || message.characters > TEMPLATE_CHARACTERS
    ? 'held'
    : work.world.windows?.get(work.chat.account);
}
