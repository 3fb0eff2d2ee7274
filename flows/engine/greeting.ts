import { canonicalText } from '../../licensing/understanding/normalise.ts';
import { localDate } from '../../licensing/calendar/local-time.ts';
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

/** "masih ada?": whoever asks whether anybody is there is told so. */
const THERE =
  /^(?:(?:min|mimin|admin|pak|bu|kak|bang|halo+|hai|hi|hello|permisi) )*(?:(?:masih|msh|msih|masi|masihkah) (?:ada|aktif|online|di sini|disini|hidup)|ada orang(?:nya)?|(?:apa )?ada yang jaga|are you (?:still )?there|anyone there|p|ping|tes|test|min|mimin|admin|pak|bu|kak|bang)(?: (?:min|mimin|admin|pak|bu|kak|bang|kah|ga|gak|ya|disini|di sini|orang))*$/;

/** Said to a greeting in the middle of something, before going on with it. */
export function sayHello(draft: Draft): void {
  const salam = draft.events.some((event) => event.type === 'say' && event.text === 'greeting.salam');
  if (!salam) say(draft, 'greeting.here');
}

/** Whether the words are a greeting and nothing else: no name, no answer, no wish. */
export function isGreeting(text: string): boolean {
  const plain = (words: string): string =>
    words
      .toLowerCase()
      .replace(/[^\p{L} ]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return GREETING.test(plain(canonicalText(text))) || THERE.test(plain(text));
}
