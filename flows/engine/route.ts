import { containsSecret } from '../../licensing/identity/secret.ts';
import { readGlobal } from '../../licensing/understanding/words/globals.ts';
import { readConsole } from '../console/route.ts';
import type { MessageInput } from '../input.ts';
import { readAside } from './asides.ts';
import { readCaseNumber, readOwnSerial } from './cases/case-number.ts';
import { languageNamed } from './talk/choices.ts';
import { refuseCutShort } from './reply/cut-short.ts';
import { readAfterDeclined } from './reply/declined.ts';
import { emit, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { takeEdit } from './edits.ts';
import { findsCase, replaceQuietly, takeFile } from './files/files.ts';
import { openQuestion } from './frames.ts';
import { obeyGlobal } from './globals.ts';
import { greet } from './talk/greeting.ts';
import { giveTime } from './reply/give-time.ts';
import { goesOnTelling } from './trade/goes-on.ts';
import { passWithin } from './trade/keep-trade.ts';
import { followIntent } from './wishes/follow-intent.ts';
import { beginByCaption } from './wishes/known-intent.ts';
import { takeLeftLine } from './left-lines.ts';
import { goOnInEnglish, takeLanguage } from './offer-english.ts';
import { takeOtherKind } from './other-kinds.ts';
import { offerTaken } from './wishes/offered.ts';
import { tellHowToPay, tellPaid } from './wishes/paid.ts';
import { callsBotBack, queueFromPhone, serveAgain } from './talk/phone-served.ts';
import { plainText } from './plain-text.ts';
import { readReply } from './reply/reply.ts';
import { leavesQueue, tellWaiting } from './waiting.ts';

/** Longer than any honest answer; the rest of such a message is noise to a form. */
const LONGEST = 4_000;

/** An officer's one-time code, as the desk shows it; without its first word it is one by its dash, a figure and its letters. */
const OPERATOR_CODE = /^petugas[\s-]*([a-z0-9]{4})[\s-]*([a-z0-9]{4})$/i;
const BARE_CODE = /^(?=[a-z-]*\d)([a-hjkmnp-tv-z2-9]{4})-([a-hjkmnp-tv-z2-9]{4})$/i;
/** One that lost or doubled a letter is no wish for an officer. */
const MISTYPED_CODE = /^petugas-(?=[a-z-]*\d)([a-z0-9]{2,6})-?([a-z0-9]{0,6})$/i;

/** The one order in which a message is read (DESIGN §3.5). */
export function route(draft: Draft, input: MessageInput): void {
  // Whoever writes on is past what was not understood.
  delete draft.session.proposing;
  takeListed(draft);
  const text = plainText(input.content);
  const words = text ?? captionOf(input);
  const asksForNumber = asksNumber(draft);
  if (!asksForNumber && readOwnSerial(draft, text)) return;
  if (words !== undefined && containsSecret(words, { answeringNumber: asksForNumber })) {
    emit(draft, { type: 'secret_received', message: input.id });
    say(draft, 'secret.warning', undefined, { always: true });
    draft.ask = draft.facts.chat.owner !== 'operator';
    return;
  }
  if (draft.facts.contact.blocked) return;
  if (input.content.kind === 'group_message' && isWithOfficer(draft)) return;
  if (draft.facts.operator) return readConsole(draft, input, draft.facts.operator);
  if (draft.facts.chat.owner === 'operator') {
    const called = callsBotBack(draft, text);
    if (called === undefined) return leaveToOfficer(draft, input, text);
    if (called === 'called') return serveAgain(draft);
  }
  if (text === undefined) return readWordless(draft, input);
  if (text.length > LONGEST) {
    say(draft, 'kind.too_long');
    draft.ask = true;
    return;
  }
  if (input.left) return takeLeftLine(draft, input, text);
  const line = input.content.kind === 'edit' ? takeEdit(draft, input, text) : input;
  if (line) readWords(draft, line, text);
}

/** So long a list that was just sent is on the screen. */
const ON_SCREEN = 10 * 60_000;

function takeListed(draft: Draft): void {
  const { session, now } = draft;
  delete draft.listed;
  if (session.listed && now - session.listed.at <= ON_SCREEN) draft.listed = session.listed.list;
  delete session.listed;
}

/** An officer speaks here: the bot listens, and keeps what was asked for. */
function leaveToOfficer(draft: Draft, input: MessageInput, text: string | undefined): void {
  queueFromPhone(draft, text);
  emit(draft, { type: 'message_relayed', message: input.id, ...(draft.late ? { writtenAt: input.at } : {}) });
  replaceQuietly(draft, input);
}

/** An officer's own line, or a chat in which an officer speaks: a line in some group is no news there. */
function isWithOfficer({ facts }: Draft): boolean {
  return facts.operator !== undefined || facts.chat.owner === 'operator';
}

function readWords(draft: Draft, input: MessageInput, text: string): void {
  const code = OPERATOR_CODE.exec(text) ?? BARE_CODE.exec(text.trim()) ?? MISTYPED_CODE.exec(text.trim());
  if (code) {
    emit(draft, { type: 'operator_code_written', code: `${code[1]}${code[2]}`.toUpperCase() });
    return;
  }
  goOnInEnglish(draft, text);
  greet(draft, text);
  const offered = offerTaken(draft, text);
  if (offered !== undefined) return readWords(draft, input, offered);
  const word = readGlobal(text);
  if (word && obeyGlobal(draft, word, input)) return;
  if (readCaseNumber(draft, input, text)) return;
  const language = languageNamed(text, draft.session.aside?.kind === 'language');
  if (language !== undefined) return takeLanguage(draft, language, input);
  if (tellPaid(draft, text) || tellHowToPay(draft, text)) return;
  if (tellWaiting(draft, text) || leavesQueue(draft, text)) return;
  if (giveTime(draft, text)) return;
  if (passWithin(draft, input, text) || goesOnTelling(draft, input, text) || readAside(draft, text)) return;
  if (readAfterDeclined(draft, input, text)) return;
  if (refuseCutShort(draft, text) || readReply(draft, input, text)) return;
  followIntent(draft, input, text);
}

/** A picture, a pin, a voice note: answers where one fits, otherwise a useful word about its kind. */
function readWordless(draft: Draft, input: MessageInput): void {
  const { content } = input;
  // A receipt stays in the chat, where the officer who checks it sees it.
  if (tellPaid(draft, captionOf(input) ?? '')) return;
  if (content.kind === 'image' || content.kind === 'document') {
    if (!findsCase(draft)) beginByCaption(draft, input, captionOf(input) ?? '');
    return takeFile(draft, input, content);
  }
  takeOtherKind(draft, input);
}

/** Words under a picture: a code is no less secret there. */
function captionOf({ content }: MessageInput): string | undefined {
  return 'caption' in content ? content.caption : undefined;
}

function asksNumber(draft: Draft): boolean {
  const open = openQuestion(draft);
  return open !== undefined && open.position.step.type.numeric;
}
