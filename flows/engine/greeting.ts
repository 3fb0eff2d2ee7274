import { canonicalText } from '../../licensing/understanding/normalise.ts';
import { localDate } from './local-date.ts';
import { say } from './draft.ts';
import type { Draft } from './draft.ts';

/** Nothing but a greeting, with the polite words around it. */
const GREETING =
  /^(as+ala\w*|ass?l?m?kum|hai|hei|halo+|hallo+|hello|hi|permisi|selamat|pagi|siang|sore|malam|good|morning|afternoon|evening)( (mu)?alaikum| ?w\w*rahmatullahi?| ?wabarakatuh?| wr| wb| pagi| siang| sore| malam| morning| afternoon| evening| min| mimin| admin| pak| bu| ibu| bapak| kak| bang| mas| mba| mbak| semua| lagi)*$/;

const SALAM = /\b(assala\w*|asslm\w*|aslm\w*|ass?alam\w*)/;

/** A salam is answered with salam, once a day, before anything else. */
export function greet(draft: Draft, text: string): void {
  const { session, now, world } = draft;
  const { zone } = world.calendar;
  const greeted = session.greeted !== undefined && localDate(session.greeted, zone) === localDate(now, zone);
  if (greeted || !SALAM.test(canonicalText(text))) return;
  session.greeted = now;
  say(draft, 'greeting.salam');
}

/** Whether the words are a greeting and nothing else: no name, no answer, no wish. */
export function isGreeting(text: string): boolean {
  return GREETING.test(
    canonicalText(text)
      .replace(/[^\p{L} ]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
