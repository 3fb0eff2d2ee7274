import type { WAMessage } from '@whiskeysockets/baileys';
import { convert } from './inbound.ts';
import type { Draft, Own } from './inbound.ts';

/**
 * A number that was linked anew is a new device: what was written meanwhile is not on the server any more and comes
 * only with the phone's history, in pieces. Of that history, what is newer than the last message we had.
 */
export type Missed = {
  /** Of people that nobody has answered since; each list oldest first. */
  people: { draft: Draft; message: WAMessage }[][];
  /** People who wrote, and were answered on the phone. */
  answered: number;
  /** Messages that came without content. */
  unreadable: number;
};

/** Somebody else may have written just before the last message we had: what is known already is stored once. */
const OVERLAP_MS = 10 * 60_000;

/** @param since UTC ms, the last message we had */
export function missedIn(history: readonly WAMessage[], since: number, own: Omit<Own, 'isOurs'>): Missed {
  const chats = new Map<string, { draft: Draft; message: WAMessage }[]>();
  let unreadable = 0;
  for (const message of history) {
    const draft = convert(message, { ...own, isOurs: false });
    if (draft === 'stub' && isLater(message, since) && !message.key.fromMe) unreadable += 1;
    if (typeof draft === 'string' || draft.at <= since - OVERLAP_MS) continue;
    const chat = `${draft.chat.kind}:${draft.chat.value}`;
    chats.set(chat, [...(chats.get(chat) ?? []), { draft, message }]);
  }
  const people: Missed['people'] = [];
  let answered = 0;
  for (const all of chats.values()) {
    const sorted = all.toSorted((a, b) => a.draft.at - b.draft.at);
    const last = sorted.findLastIndex(({ draft }) => draft.from === 'office_phone');
    const unanswered = sorted.slice(last + 1);
    if (unanswered.length > 0) people.push(unanswered);
    else if (sorted.some(({ draft }) => draft.from === 'contact' && draft.at > since)) answered += 1;
  }
  return { people, answered, unreadable };
}

const isLater = (message: WAMessage, since: number): boolean =>
  Number(message.messageTimestamp ?? 0) * 1_000 > since;

/** Pieces of a history, handed on together once no more come for `quietMs`. */
export type HistoryCollector = { add(messages: readonly WAMessage[]): void; flush(): void };

export function collectHistory(
  quietMs: number,
  done: (messages: readonly WAMessage[]) => void,
): HistoryCollector {
  let found: WAMessage[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    const all = found;
    found = [];
    if (all.length > 0) done(all);
  };
  return {
    add(messages) {
      found.push(...messages);
      clearTimeout(timer);
      timer = setTimeout(flush, quietMs);
    },
    flush,
  };
}
