import { plainText as plainWords } from '../../../licensing/understanding/words/normalise.ts';
import { readGlobal } from '../../../licensing/understanding/words/globals.ts';
import { emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { showMenu } from './menu.ts';

/** A longer line that names the bot tells something about it. */
const MOST_WORDS = 5;
const NAMED = /\b(?:bot|botnya|lantunan)\b/;
/** "jangan bot", "bosan sama bot", "bot error": the officer is to stay. */
const NOT_WANTED =
  /\b(?:jangan|jgn|bukan|bkn|tidak|tdk|tak|ga|gak|gk|nggak|ngga|enggak|engga|ndak|kada|usah|gausah|tanpa|selain|stop|berhenti|matikan|bosan|bosen|malas|males|capek|cape|kesal|benci|muak|no|not|dont|without|error|eror|rusak|salah|ngaco|bodoh|lain)\b/;
const WANTED =
  /\b(?:ke|balik|kembali|kembalikan|balikin|minta|mau|tolong|pakai|pake|sama|dengan|lagi|saja|aja|panggil|back|want|please)\b/;
/** "ini bot?", "kata bot tadi": about it, to the officer. */
const ABOUT =
  /\b(?:ini|itu|tadi|kata|katanya|bilang|apa|apakah|kamu|anda|orang|manusia|kenapa|kok|is|are|you)\b/;

/** "bot saja, tidak usah petugas": what is not wanted is the officer. */
const NO_OFFICER =
  /\b(?:jangan|bukan|tidak|tak|ga|gak|nggak|ngga|enggak|kada|gausah)(?: (?:usah|perlu|mau|sama|dengan))* (?:petugas|orang|manusia|admin)\b/;

/** Whether a short line asks for the bot, whatever stands around its name. */
function asksForBot(text: string): boolean {
  const line = plainWords(text);
  if (!NAMED.test(line) || line.split(' ').length > MOST_WORDS) return false;
  const words = line.replace(NO_OFFICER, '');
  if (NOT_WANTED.test(words)) return false;
  return WANTED.test(words) || !ABOUT.test(words);
}

/**
 * A chat served from the office phone: no button there ends it, so the applicant may, by asking for the bot. True where
 * that was said; the words "menu" are then read as everywhere, any other only call.
 */
export function callsBotBack(draft: Draft, text: string | undefined): 'menu' | 'called' | undefined {
  if (!draft.facts.chat.byPhone || text === undefined) return undefined;
  const menu = readGlobal(text) === 'menu';
  if (!menu && !asksForBot(text)) return undefined;
  emit(draft, { type: 'bot_called_back' });
  return menu ? 'menu' : 'called';
}

/** The bot's first words after it was called; its name is no answer to the question that is open. */
export function serveAgain(draft: Draft): void {
  say(draft, 'officer.called_back');
  if (draft.session.frames.length === 0) return showMenu(draft);
  draft.resumed = true;
  draft.ask = true;
}

/**
 * "petugas" there: whoever types on the phone may have put it down, and sees no queue. So the queue hears of it, once;
 * its place and promise are told, since a promise nobody hears is none, and the bot says nothing else.
 */
export function queueFromPhone(draft: Draft, text: string | undefined): void {
  const { chat, ticket, applications } = draft.facts;
  if (!chat.byPhone || text === undefined || readGlobal(text) !== 'petugas') return;
  if (ticket && ticket.topic !== 'application') return;
  const application = draft.session.frames.at(-1)?.subject;
  const known = applications.some(({ id }) => id === application);
  emit(draft, {
    type: 'ticket_opened',
    topic: 'help',
    ...(known && application !== undefined ? { application } : {}),
  });
}
