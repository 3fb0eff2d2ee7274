import { NAMED } from '../../licensing/catalogue/asks.ts';
import { writesEnglish } from '../../licensing/understanding/words/writes-english.ts';
import type { Input, MessageInput } from '../input.ts';
import { changeLanguage } from './talk/choices.ts';
import { emit, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { openQuestion } from './frames.ts';
import { followIntent } from './wishes/follow-intent.ts';
import { BEFORE } from './wishes/one-answer.ts';
import { plainText } from './plain-text.ts';
import { awaitsOfficer } from './waiting.ts';

const ENGLISH = 'en';
/** What was asked longer ago is not answered once more. */
const FRESH = 30 * 60_000;
const LONGEST = 300;

/** What somebody wrote in English to whom it was not offered yet. */
export function englishIn(draft: Draft, inputs: readonly Input[]): string | undefined {
  const { facts, session, world } = draft;
  if (facts.contact.language === ENGLISH || session.english || !world.texts.languages.includes(ENGLISH))
    return undefined;
  const written = inputs
    .map((input) => (input.kind === 'message' ? plainText(input.content) : undefined))
    .find((text) => text !== undefined && writesEnglish(text));
  const asks = written === undefined ? undefined : openQuestion(draft)?.position.step.asks;
  return asks !== undefined && NAMED.has(asks) ? undefined : written;
}

/** Says once, before what is answered, that English may be had for a word. */
export function offerEnglish(draft: Draft, written: string): void {
  const { events, facts, session, now } = draft;
  const at = events.findIndex(
    (event) => event.type === 'say' && !BEFORE.has(event.text) && event.text !== 'greeting.intro',
  );
  if (at < 0 || facts.contact.language === ENGLISH) return;
  session.english = { text: written.slice(0, LONGEST), at: now };
  events.splice(at, 0, { type: 'say', text: 'greeting.english' });
}

/** Said to the offer, or to whatever else was asked beside it. */
const ENGLISH_YES =
  /^\W*(?:yes|yeah|yep|sure|of course|i (?:do|agree))(?: (?:please|yes|sure|i do|thanks|thank you))*\W*$/i;

/** Whoever goes on in English after it was offered, without the word for it, is answered in it from then on. */
export function goOnInEnglish(draft: Draft, text: string): void {
  const { facts, session, now } = draft;
  if (!session.english || facts.contact.language === ENGLISH || now - session.english.at > FRESH) return;
  if (!writesEnglish(text) && !ENGLISH_YES.test(text)) return;
  const asks = openQuestion(draft)?.position.step.asks;
  if (asks !== undefined && NAMED.has(asks)) return;
  emit(draft, { type: 'language_changed', language: ENGLISH });
  say(draft, 'language.changed');
}

/** The language whose name was written; what was asked in English before it was offered is answered once more, in it. */
export function takeLanguage(draft: Draft, language: string, input: Pick<MessageInput, 'id'>): void {
  const { english, aside } = draft.session;
  changeLanguage(draft, language);
  const asked = draft.session.frames.length === 0 || aside?.kind === 'info';
  if (language !== ENGLISH || !english || !asked || awaitsOfficer(draft)) return;
  if (draft.now - english.at > FRESH) return;
  draft.ask = false;
  // Told in the other language, it was not told yet.
  delete draft.session.topic?.told;
  followIntent(draft, input, english.text);
}
