import { newSession } from '../flows/session.ts';
import type { Session } from '../flows/session.ts';
import { setOwner } from './chat-state.ts';
import type { Work } from './work.ts';

/** A number in one of these states sends nothing any more until a person acts. */
const GONE: ReadonlySet<string> = new Set(['stopped', 'unlinked']);

/**
 * Somebody known from another of the office's numbers writes here: there is one ticket, one officer and one form,
 * and they follow the person. `elsewhere` are the chats in which something is under way.
 */
export async function followPerson(work: Work, elsewhere: readonly string[]): Promise<void> {
  const { stores, chat, now, ids } = work;
  for (const id of elsewhere) {
    const other = await stores.chats.get(id);
    if (!other) continue;
    await stores.chats.moveMatters(other.id, chat.id);
    if (chat.session === null && other.session) chat.session = goingOn(other.session);
    // Taken over from the office phone, it is that phone's chat: its officer does not speak here.
    if (chat.owner === 'bot' && !other.byPhone && other.owner !== 'bot')
      setOwner(chat, other.owner, other.operator);
    const account = await stores.accounts.get(other.account);
    if (account && GONE.has(account.state)) await stores.chats.moveUnsent(other.id, chat.id);
    await stores.messages.insertInternal({
      chat: other.id,
      cause: `moved-on:${other.id}:${ids.next()}`,
      body: { notice: 'moved_on' },
      at: now,
    });
  }
}

/** The forms under way; nothing has been asked here yet. */
function goingOn({ frames, greeted }: Session): Session {
  return {
    ...newSession(),
    frames: frames.map(({ asked: _asked, ...frame }) => frame),
    ...(greeted === undefined ? {} : { greeted }),
  };
}

/** What was under way in this chat goes on elsewhere: the bot serves here again. */
export function movedOn({ chat }: Work): void {
  if (!chat.byPhone && chat.owner !== 'bot') setOwner(chat, 'bot');
}
