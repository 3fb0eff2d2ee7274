import type { WAMessage } from '@whiskeysockets/baileys';
import { isAutomatic, saysNothing } from '../../../handlers/office-phone.ts';
import { convert } from './inbound.ts';
import type { Draft, Own } from './inbound.ts';

/** What is known of a chat from the pieces that were judged before. Times in UTC ms. */
export type ChatMark = {
  /** The office phone's last word there. */
  answeredAt?: number;
  /** The person wrote while the number was not linked. */
  wrote?: true;
  /** They were handed on as unanswered. */
  listed?: true;
};

/**
 * A number that was linked anew is a new device: what was written meanwhile is not on the server any more and comes
 * only with the phone's history. Of that history, what is newer than the last message we had.
 */
export type Missed = {
  /** What people said that nobody has answered since; each list oldest first. */
  people: { draft: Draft; message: WAMessage }[][];
  /** By chat (`kind:value`), with what this history adds. */
  marks: ReadonlyMap<string, ChatMark>;
  /** What people wrote that came without its content. */
  unreadable: readonly WAMessage[];
};

/** Somebody else may have written just before the last message we had: what is known already is stored once. */
const OVERLAP_MS = 10 * 60_000;

/** Whether it can tell anything of the time since. */
export function isOfGap(message: WAMessage, since: number): boolean {
  return sentAt(message) > since - OVERLAP_MS;
}

/**
 * Newer pieces of a history come first: an answer in an earlier piece counts for what a later one brings.
 *
 * @param history of the gap
 * @param since UTC ms, the last message we had
 */
export function missedIn(
  history: readonly WAMessage[],
  since: number,
  own: Omit<Own, 'isOurs'>,
  before: ReadonlyMap<string, ChatMark> = new Map(),
): Missed {
  const chats = new Map<string, { draft: Draft; message: WAMessage }[]>();
  const unreadable: WAMessage[] = [];
  for (const message of history) {
    const draft = convert(message, { ...own, isOurs: false });
    if (draft === 'stub' && sentAt(message) > since && !message.key.fromMe) unreadable.push(message);
    if (typeof draft === 'string') continue;
    const chat = `${draft.chat.kind}:${draft.chat.value}`;
    chats.set(chat, [...(chats.get(chat) ?? []), { draft, message }]);
  }
  const people: Missed['people'] = [];
  const marks = new Map(before);
  for (const [chat, all] of chats) {
    const mark = marks.get(chat) ?? {};
    // A heart or a line taken back says nothing, neither of the person nor of an officer.
    const said = all.filter(({ draft }) => !saysNothing(draft.content));
    const theirs = said.filter(({ draft }) => draft.from === 'contact');
    const typed = said.filter(({ draft }) => draft.from === 'office_phone' && !isGreeting(draft.at, theirs));
    const answeredAt = Math.max(mark.answeredAt ?? 0, ...typed.map(({ draft }) => draft.at));
    const unanswered = theirs.filter(({ draft }) => draft.at > answeredAt);
    const wrote = theirs.some(({ draft }) => draft.at > since);
    if (unanswered.length > 0) people.push(unanswered.toSorted((a, b) => a.draft.at - b.draft.at));
    marks.set(chat, {
      ...mark,
      ...(answeredAt > 0 ? { answeredAt } : {}),
      ...(wrote ? { wrote } : {}),
      ...(unanswered.length > 0 ? { listed: true } : {}),
    });
  }
  return { people, marks, unreadable };
}

/** What WhatsApp Business sends by itself, right with what the person wrote, answers nobody. */
const isGreeting = (at: number, theirs: readonly { draft: Draft }[]): boolean =>
  theirs.some(({ draft }) => isAutomatic(at, draft.at));

const sentAt = (message: WAMessage): number => Number(message.messageTimestamp ?? 0) * 1_000;
