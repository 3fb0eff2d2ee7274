import { moodIn } from '../../../licensing/understanding/reply/mood.ts';
import type { Mood } from '../../../licensing/understanding/reply/mood.ts';
import { plainText } from '../../../licensing/understanding/words/normalise.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { showMenu } from './menu.ts';
import { progressOf } from '../position.ts';
import { sayRunning, sayWhyLong } from '../cases/status.ts';
import { asksWhen, awaitsOfficer } from '../waiting.ts';

/** So few questions are good news. */
const FEW = 6;

/**
 * "anjing lama banget", "ribet amat sih" in the middle of a form: a kind word and somebody who helps, and the question stays
 * open. In a complaint it is part of the matter.
 */
export function soothe(draft: Draft, open: Open, text: string): boolean {
  const mood = open.frame.flow === 'complaint' ? undefined : moodIn(text);
  // "babi" is a trade like another.
  if (!mood || (open.position.step.asks === 'kbli' && draft.world.kbli.names(text))) return false;
  speakKindly(draft, open, mood);
  return true;
}

/** A kind word, and that somebody helps; the open question follows. */
export function speakKindly(draft: Draft, { frame, flow }: Open, mood: Mood): void {
  const { done, of } = progressOf(flow, frame, contextIn(draft, frame.subject));
  const help = { text: draft.facts.chat.owner === 'queue' ? 'mood.help_comes' : 'mood.help' };
  const left = of - done;
  if (mood !== 'weary') say(draft, `mood.${mood}`, { help });
  else if (left > 1 && left <= FEW) say(draft, 'mood.nearly', { left, help });
  else say(draft, 'mood.weary', { help });
  draft.ask = true;
}

const UNSURE =
  /\b(?:kok|ko|kenapa|knp|napa|masa|masak|why)\b.*\b(?:pasti|jelas|menentu|sure)\b|\b(?:pasti|jelas)\w*(?: \w+)? (?:kapan|dong|donk)\b/;
const FEW_WORDS = 7;

/** "kok ga pasti sih": what the office has not confirmed is not guessed, and an officer can tell. */
export function tellUnsure(draft: Draft, text: string): boolean {
  const words = plainText(text);
  if (!UNSURE.test(words) || words.split(' ').length > FEW_WORDS) return false;
  say(draft, 'info.why_unsure');
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
  return true;
}

/** The same with nothing begun: a kind word, and what can be done here, an officer and a complaint among it. */
export function sootheFree(draft: Draft, text: string): boolean {
  const mood = moodIn(text);
  if (draft.session.frames.length > 0 || awaitsOfficer(draft) || mood === undefined) return false;
  if (draft.world.kbli.names(text)) return false;
  // "lama banget" of whoever has a case with the office: where it stands.
  const sayCase = asksWhen(text) ? sayWhyLong : sayRunning;
  if (mood !== 'weary' || !sayCase(draft)) showMenu(draft, 'menu.upset');
  return true;
}
