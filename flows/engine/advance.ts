import type { Event } from '../event.ts';
import type { Facts } from '../facts.ts';
import type { Input, MessageInput } from '../input.ts';
import type { Session } from '../session.ts';
import type { World } from '../world.ts';
import { say, startDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { withEdits } from './edits.ts';
import { answerLeft } from './wishes/left-question.ts';
import { takeNotice } from './notices.ts';
import { tellVerdicts, tellWhenThrough } from './cases/verdict-news.ts';
import { tellWindow } from './talk/tell-window.ts';
import { englishIn, offerEnglish } from './offer-english.ts';
import { askOnce, introduce, isFirst } from './wishes/one-answer.ts';
import { keepOffer } from './wishes/offered.ts';
import { plainText } from './plain-text.ts';
import { route } from './route.ts';
import { settle } from './settle.ts';
import { noteWord } from './files/files.ts';
import { keepPassedOver } from './files/which-document.ts';

/**
 * One turn of a conversation. Pure: the same world, facts, session, inputs and moment always give
 * the same session and events. Inputs are handled in order and answered once.
 */
export function advance(
  world: World,
  facts: Facts,
  session: Session,
  inputs: readonly Input[],
  now: number,
): { session: Session; events: Event[] } {
  const draft = startDraft(world, facts, session, now);
  const first = isFirst(session, inputs);
  draft.late = isBacklog(inputs, now);
  if (draft.late && draft.facts.chat.owner !== 'operator' && !draft.facts.contact.blocked) apologise(draft);
  // An officer hears both: what the person had written was read out to them already.
  const read = draft.facts.chat.owner === 'operator' ? inputs : withEdits(inputs);
  const english = englishIn(draft, read);
  for (const input of read) {
    if (input.kind === 'message') takeMessage(draft, input);
    else takeNotice(draft, input.notice);
  }
  tellWhenThrough(draft);
  answerLeft(draft);
  keepPassedOver(draft, session.aside);
  tellWindow(draft);
  if (draft.facts.chat.owner !== 'operator' && !draft.facts.contact.blocked && !draft.facts.operator) {
    settle(draft);
    keepOffer(draft, wordsOf(read));
    askOnce(draft);
    if (first) introduce(draft);
    if (english !== undefined) offerEnglish(draft, english);
  }
  noteWord(draft);
  return { session: draft.session, events: draft.events };
}

/** To an officer who speaks here nothing of the bot's goes before. */
function takeMessage(draft: Draft, input: MessageInput): void {
  if (draft.facts.chat.owner !== 'operator' && !draft.facts.contact.blocked) tellVerdicts(draft);
  route(draft, input);
}

/**
 * A message that lay so long before anybody read it, or that only the phone's history brought, however old, deserves an
 * apology: one, however many came, and in how many pieces. What was left to an officer was no disturbance.
 */
export const LATE_MS = 30 * 60_000;

function apologise(draft: Draft): void {
  const { session, now } = draft;
  const before = session.apologised;
  session.apologised = now;
  if (before === undefined || now - before > LATE_MS) say(draft, 'trouble.late');
}

/** What the last message says. */
function wordsOf(inputs: readonly Input[]): string {
  const last = inputs.findLast((input) => input.kind === 'message');
  return (last && plainText(last.content)) ?? '';
}

function isBacklog(inputs: readonly Input[], now: number): boolean {
  return inputs.some((input) =>
    input.kind === 'message'
      ? !input.left && now - input.at > LATE_MS
      : input.notice.notice === 'from_history',
  );
}
