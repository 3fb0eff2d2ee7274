import { NIB } from '../../bundle/together.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { denied, meantWords } from '../words/clauses.ts';
import { namesLicence } from './entities.ts';
import { isAsked } from '../facts/fields.ts';
import { capAll, DENIED, FRAMES, LIKELY, QUESTIONS } from './found.ts';
import type { Found } from './found.ts';
import { readGlobal } from '../words/globals.ts';
import type { GlobalWord } from '../words/globals.ts';
import type { Intent } from './intents.ts';
import { losesPaper } from './lost-paper.ts';
import { isQuestion } from './model.ts';
import { plainText } from '../words/normalise.ts';
import { hitsOf } from './patterns.ts';
import { comesBack, preferComplaint, preferCopy, preferStop, preferTelling, preferTrade } from './prefer.ts';
import { scoresOf } from './scores.ts';
import { isBareTrade } from '../trades/tells-trade.ts';
import { asksAbout, beginsTrade, statesWish } from './wish.ts';

/** A permit named without any wish: most likely the wish to get it. */
const BARE_PERMIT = 0.58;
const PERHAPS = 0.3;
const NOTHING = 0.1;
/** What is said of a permit, and not only of what it is for: "jadwal dokter gigi" wishes for none. */
const OF_A_PAPER =
  /\b(?:izin\w*|perizinan|sip\w*|sik\w*|sertifikat|sertifikasi|surat|rekomendasi|perpanjang|tanda daftar|urus|buka|dirikan|mendirikan|pendirian|pasang|slf|pbg|sppl|kkpr|pkkpr|slhs|spp irt|pirt|tdg|stpw|skpl|imb|nib|franchise|waralaba|syarat|biaya|retribusi|berkas|dokumen|proses)\b/;
const LICENCE = /\b(?:izin\w*|perizinan|legalitas)\b/;
/** Topics of other offices, by pattern. */
const SURE_TOPIC = 0.93;
/** An application's number, as canonical words. */
const CASE = /\bblg ?\d{4} ?\d{4,}/;

/** "kapan selesai?" of nothing that was sent: how long it takes. */
const WHEN_DONE =
  /^(?:(?:kira|biasa|lalu|terus) )*(?:kapan(?: bisa)? (?:selesai|jadi|beres|siap|rampung)|(?:selesai|jadi|beres) kapan)(?: (?:kira|biasa|paling|cepat|lambat|ini|itu))*$/;

const POINTING = /^(?:(?:yang|nang|nomor|no|ini|itu|saja|sama|haja|tadi|lain|satunya) ?)+$/;

/** A word that stands alone and means the same at every step is the wish itself. */
const BY_GLOBAL: Readonly<Partial<Record<GlobalWord, Intent>>> = {
  menu: 'menu',
  batal: 'stop',
  status: 'check_status',
  petugas: 'ask_human',
  keluhan: 'complain',
  lapor: 'complain',
  bahasa: 'change_language',
  hapus_data: 'delete_data',
  stop: 'stop',
};
const ALONE = 0.97;
const SHORT = 30;

/** Whom one writes to, called and told nothing yet: "min", "kak"; or what shows only that somebody is there. */
const CALLS =
  /^(?:(?:min|mimin|kak|kakak|pak|bu|bapak|ibu|mas|mba|mbak|bang|om|bos|gan|cil|acil|julak|nak|dok|p|ping|tes|test|cek|oi|woi|hoi|hey|hay) ?)+$/;
const AGREED =
  /^(?:(?:ok|oke|okay|iya|ya|baik|siap|mantap) )?si+p+(?: (?:min|mimin|pak|bu|kak|bang|mas|mbak|ya|deh|lah|dah|itu|nanti|gas))*$/;

/** What a few words mean wherever they stand alone. */
function aloneIn(text: string): Intent | undefined {
  const global = readGlobal(text);
  if (global !== null) return BY_GLOBAL[global];
  if (text.length > SHORT || text.includes('?')) return undefined;
  const plain = plainText(text);
  if (CALLS.test(plain)) return 'greet';
  return AGREED.test(plain) ? 'thanks' : undefined;
}

/** The intents of a message, best first; at least one. `permits`: the codes it names. */
export function rankIntents(
  text: string,
  canonical: string,
  permits: readonly string[],
  catalogue: Catalogue,
): [Found, ...Found[]] {
  const alone = aloneIn(text);
  if (alone !== undefined) return [{ intent: alone, score: ALONE, at: 0 }];
  const codes = permits.map((code) => catalogue.permits.get(code));
  const referred = permits.length > 0 && codes.every((permit) => permit?.handling === 'referral');
  const bare = isBareTrade(canonical);
  const trades = !referred && beginsTrade(canonical) && !(bare && elsewhere(canonical));
  // A trade that is only told makes nobody's paper ours: "urus kartu kuning buat kerja di warung".
  const told = permits.every((code) => NIB.includes(code)) && !namesLicence(canonical);
  const ours = permits.length > 0 && (told ? LICENCE : OF_A_PAPER).test(canonical);
  // "Toko Status Baru" names a shop: that a NIB is its paper makes no wish of it.
  const named = permits.length > 0 && !bare;
  const scores = canonical === '' ? new Map<Intent, Found>() : scoresOf(text, catalogue, named);
  const topic = !ours && !trades && elsewhere(canonical) && !comesBack(scores, canonical);
  // With a permit named, "izin apa saja" asks about that permit.
  if (permits.length > 0) scores.delete('menu');
  if (ours && !referred) {
    // "buka kursus bahasa inggris", "sip apoteker di puskesmas": whoever speaks of a permit of ours speaks to us, of it.
    for (const intent of ['out_of_scope', 'change_language'] as const) scores.delete(intent);
  }
  if (referred || topic) {
    for (const each of scores.values()) {
      if (QUESTIONS.has(each.intent) || FRAMES.has(each.intent)) each.score = Math.min(each.score, LIKELY);
    }
    scores.set('out_of_scope', { intent: 'out_of_scope', score: 0.97, at: 0 });
  }
  preferStop(scores, canonical);
  preferComplaint(scores, canonical);
  if (trades) preferTrade(scores, canonical, isQuestion(text));
  if (ours && !referred && losesPaper(canonical)) preferCopy(scores, canonical);
  if (CASE.test(canonical)) {
    // "BLG-… gimana" asks where that case stands, however it is put.
    for (const each of scores.values())
      if (QUESTIONS.has(each.intent)) each.score = Math.min(each.score, LIKELY);
    scores.set('check_status', { intent: 'check_status', score: SURE_TOPIC, at: 0 });
  }
  if (WHEN_DONE.test(canonical)) {
    scores.delete('check_status');
    scores.set('ask_duration', { intent: 'ask_duration', score: SURE_TOPIC, at: 0 });
  }
  const meant = meantWords(text, canonical);
  if (!referred && !topic && asksAbout(meant, permits.length > 0)) preferTelling(scores, meant);
  for (const each of scores.values()) {
    // "no ini", "yang ini" point at something that was shown, and wish for nothing.
    if (POINTING.test(canonical)) each.score = Math.min(each.score, DENIED);
  }
  if (permits.length > 0 && isBareQuestion(text, canonical)) capAll(scores, FRAMES);
  const found = [...scores.values()];
  if (permits.length > 0 && !denied(canonical) && !found.some(({ score }) => score >= LIKELY)) {
    found.push({ intent: ofPermit(text, canonical, found), score: BARE_PERMIT, at: 0 });
  }
  const best = found
    .filter(({ score }) => score >= NOTHING)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .filter(({ intent }, index, all) => all.findIndex((each) => each.intent === intent) === index);
  const [first, ...others] = best;
  return first ? [first, ...others] : [{ intent: 'out_of_scope', score: NOTHING, at: 0 }];
}

/** "klinik?", "sip?": a name and a question mark. */
function isBareQuestion(text: string, canonical: string): boolean {
  if (!text.trimEnd().endsWith('?') || canonical.split(' ').length > 2) return false;
  return !hitsOf(canonical).some(({ intent }) => QUESTIONS.has(intent)) && !statesWish(canonical);
}

/** What is wanted of a permit that is named, where nothing says it for sure: "nib?" asks what there is to know about it. */
function ofPermit(text: string, canonical: string, found: readonly Found[]): Intent {
  const [likeliest] = found.toSorted((a, b) => b.score - a.score);
  const asked = likeliest && QUESTIONS.has(likeliest.intent) && likeliest.score >= PERHAPS;
  if (asked && isAsked(text, canonical)) return likeliest.intent;
  return text.trimEnd().endsWith('?') ? 'ask_procedure' : 'start_application';
}

function elsewhere(canonical: string): boolean {
  return hitsOf(canonical).some(({ intent, score }) => intent === 'out_of_scope' && score >= SURE_TOPIC);
}
