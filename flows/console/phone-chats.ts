import { say } from '../engine/draft.ts';
import type { Draft } from '../engine/draft.ts';
import type { OperatorFacts } from '../facts.ts';
import { act } from './act.ts';

/** Who is served from the office phone itself; a number counts in the list as it was shown last. */
export function sayPhoneChats(draft: Draft, { phone }: OperatorFacts): void {
  draft.session.phoneChats = phone.map(({ chat }) => chat);
  const lines = phone.map(({ name, lastAt }, at) => ({
    text: 'console.phone_line',
    values: { place: at + 1, name, at: { moment: lastAt } },
  }));
  say(draft, 'console.phone_chats', { lines: { lines } });
}

/** Lets the bot serve one of them again: the one of this number, or the only one. */
export function returnFromPhone(draft: Draft, operator: OperatorFacts, place?: number): void {
  const { phone } = operator;
  if (phone.length === 0) return say(draft, 'console.phone_none');
  const shown = place === undefined ? phone.map(({ chat }) => chat) : [draft.session.phoneChats?.[place - 1]];
  const [chat, ...others] = shown.filter((one) => phone.some((known) => known.chat === one));
  if (chat === undefined || others.length > 0) return sayPhoneChats(draft, operator);
  act(draft, { verb: 'return', chat });
}
