import { isTwoTimes } from '../../../licensing/understanding/reply/talk.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { localDate } from '../../../licensing/calendar/local-time.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';

/** Nothing but a greeting, with the polite words around it. */
const GREETING =
  /^(as+ala\w*|ass?l?m?kum|hai|hei|halo+|hallo+|hello|hi|permisi|selamat|pagi|siang|sore|malam|good|morning|afternoon|evening)( (mu)?alaikum| ?w\w*rahmatullahi?| ?wabarakatuh?| wr| wb| pagi| siang| sore| malam| morning| afternoon| evening| min| mimin| admin| pak| bu| ibu| bapak| kak| bang| mas| mba| mbak| semua| lagi| lantunan| bot)*$/;

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

/** "masih ada?": whoever asks whether anybody is there is told so. */
const CALLS = 'min|mimin|admin|pak|bu|kak|bang';
const STILL =
  'masih (?:ada|aktif|online|hidup|di ?sini|di ?sana|di ?situ)|di ?sana|ada orang(?:nya)?|(?:apa )?ada yang jaga';
const THERE = new RegExp(
  `^(?:(?:${CALLS}|halo+|hai|hi|hello|permisi|pian|apakah) )*(?:${STILL}|are you (?:still )?there|anyone there|p|ping|tes|test|${CALLS})(?: (?:${CALLS}|kah|lah|ga|gak|ya|di ?sini|di ?sana|orang))*$`,
);

/** Said to a greeting in the middle of something, before going on with it; who asks whether anybody is there hears who. */
export function sayHello(draft: Draft, text: string): void {
  const salam = draft.events.some((event) => event.type === 'say' && event.text === 'greeting.salam');
  if (THERE.test(plain(text))) say(draft, 'greeting.there');
  else if (!salam) say(draft, 'greeting.here');
}

/** Whether the words are a greeting and nothing else: no name, no answer, no wish. */
export function isGreeting(text: string): boolean {
  const words = plain(canonicalText(text));
  return (GREETING.test(words) && !isTwoTimes(words)) || THERE.test(plain(text));
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\b(?:msh|msih|masi|masihkah)\b/g, 'masih')
    .trim();
