import { NIB } from '../bundle/together.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { clausesOf, denied, meantWords } from './clauses.ts';
import { namesLicence } from './entities.ts';
import type { Intent } from './intents.ts';
import { readGlobal } from './globals.ts';
import type { GlobalWord } from './globals.ts';
import { losesPaper } from './lost-paper.ts';
import { isQuestion, modelOf } from './model.ts';
import type { Label } from './model.ts';
import { plainText } from './normalise.ts';
import { hitsOf } from './patterns.ts';
import { isBareTrade } from './tells-trade.ts';
import { asksAbout, asksNeed, beginsTrade, statesWish } from './wish.ts';

/** An intent found in a text. */
export interface Found {
  intent: Intent;
  /** 0 … 1 */
  score: number;
  /** Where in the clauses, as one text, to put several in order. */
  at: number;
  /** Surely said, though it is not what the message is about: the wish beside a question, thanks. */
  beside?: true;
}

/** A permit named without any wish: most likely the wish to get it. */
const BARE_PERMIT = 0.58;
const NOTHING = 0.1;
const LIKELY = 0.5;
/** A pattern this sure speaks for an intent beside the first, if the classifier does not think it absurd. */
const SURE_PATTERN = 0.88;
const NOT_ABSURD = 0.12;
/** What is said of a permit, and not only of what it is for: "jadwal dokter gigi" wishes for none. */
const OF_A_PAPER =
  /\b(?:izin\w*|perizinan|sip\w*|sik\w*|sertifikat|sertifikasi|surat|rekomendasi|perpanjang|tanda daftar|urus|buka|dirikan|mendirikan|pendirian|pasang|slf|pbg|sppl|kkpr|pkkpr|slhs|spp irt|pirt|tdg|stpw|skpl|imb|nib|franchise|waralaba|syarat|biaya|retribusi|berkas|dokumen|proses)\b/;
const LICENCE = /\b(?:izin\w*|perizinan|legalitas)\b/;
/** Topics of other offices, by pattern. */
const SURE_TOPIC = 0.93;
/** An application's number, as canonical words. */
const CASE = /\bblg ?\d{4} ?\d{4,}/;
/** "gak jadi urus nib": whoever says no more than that has given it up. */
const GIVES_UP = /^(?:saya )?(?:(?:tidak|batal) jadi(?! jadi)|batal)\b/;
const GIVEN_UP = 0.9;
/** What is only denied is not done. */
const DENIED = 0.4;

const POINTING = /^(?:(?:yang|nang|nomor|no|ini|itu|saja|sama|haja|tadi|lain|satunya) ?)+$/;

/** With a permit named it is hardly an answer, but too uncertain to leave an open form for. */
const UNSURE = 0.69;
const HALF = 0.5;
const SURELY = 0.8;
const AS_SURE = 0.1;
/** So sure a clause is of what it says by itself. */
const CLEAR = 0.66;
/** So sure somebody who only "asks about a permit" is of wanting to hear of it: in a form too. */
const TOLD = 0.72;

const QUESTIONS: ReadonlySet<Intent> = new Set<Intent>([
  'ask_requirements',
  'ask_fee',
  'ask_duration',
  'ask_procedure',
  'ask_location_hours',
  'check_status',
]);
/** Said along with a question, they are only its frame: "halo", "mau bikin nib, …", "makasih". */
const FRAMES: ReadonlySet<Intent> = new Set<Intent>(['greet', 'start_application', 'thanks']);
const SHORT_QUESTIONS: ReadonlySet<Intent> = new Set<Intent>([
  'ask_requirements',
  'ask_fee',
  'ask_duration',
  'ask_location_hours',
]);
const POLITE: ReadonlySet<Intent> = new Set<Intent>(['greet', 'thanks']);

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
/** Words of a message that tells more than it asks. */
const TALE = 15;
const PUT = 0.75;
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
  const topic = !ours && !trades && elsewhere(canonical);
  // "Toko Status Baru" names a shop: that a NIB is its paper makes no wish of it.
  const named = permits.length > 0 && !bare;
  const scores = canonical === '' ? new Map<Intent, Found>() : scoresOf(text, catalogue, named);
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
  if (trades) preferTrade(scores, canonical, isQuestion(text));
  if (ours && !referred && losesPaper(canonical)) preferCopy(scores, canonical);
  if (CASE.test(canonical)) {
    // "BLG-… gimana" asks where that case stands, however it is put.
    for (const each of scores.values())
      if (QUESTIONS.has(each.intent)) each.score = Math.min(each.score, LIKELY);
    scores.set('check_status', { intent: 'check_status', score: SURE_TOPIC, at: 0 });
  }
  const meant = meantWords(text, canonical);
  if (!referred && !topic && asksAbout(meant, permits.length > 0)) preferTelling(scores, meant);
  for (const each of scores.values()) {
    // "no ini", "yang ini" point at something that was shown, and wish for nothing.
    if (POINTING.test(canonical)) each.score = Math.min(each.score, DENIED);
  }
  if (permits.length > 0 && isBareQuestion(text, canonical)) capFrames(scores, FRAMES);
  const found = [...scores.values()];
  if (permits.length > 0 && !denied(canonical) && !found.some(({ score }) => score >= LIKELY)) {
    // "nib?" asks what there is to know about it.
    const intent = text.trimEnd().endsWith('?') ? 'ask_procedure' : 'start_application';
    found.push({ intent, score: BARE_PERMIT, at: 0 });
  }
  const best = found
    .filter(({ score }) => score >= NOTHING)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .filter(({ intent }, index, all) => all.findIndex((each) => each.intent === intent) === index);
  const [first, ...others] = inTurn(best);
  return first ? [first, ...others] : [{ intent: 'out_of_scope', score: NOTHING, at: 0 }];
}

/** "klinik?", "sip?": a name and a question mark. */
function isBareQuestion(text: string, canonical: string): boolean {
  if (!text.trimEnd().endsWith('?') || canonical.split(' ').length > 2) return false;
  return !hitsOf(canonical).some(({ intent }) => QUESTIONS.has(intent)) && !statesWish(canonical);
}

/** "ga usah wa saya lagi, capek": whoever tires of messages wants no more of them, and tells no complaint. */
function preferStop(scores: Map<Intent, Found>, canonical: string): void {
  const put = (wanted: Intent): boolean =>
    hitsOf(canonical).some(({ intent, score }) => intent === wanted && score >= SURE_PATTERN);
  const [stop, complain] = [scores.get('stop'), scores.get('complain')];
  if (!stop || !complain || !put('stop') || put('complain')) return;
  stop.score = Math.max(stop.score, complain.score);
  complain.score = Math.min(complain.score, LIKELY - 0.01);
}

/** Of several questions asked about as surely, the message is for the one it asks first. */
function inTurn(best: readonly Found[]): Found[] {
  const [top] = best;
  const questions = best.filter(
    ({ intent, score }) => top !== undefined && QUESTIONS.has(intent) && score >= top.score - AS_SURE,
  );
  const first = QUESTIONS.has(top?.intent ?? 'greet') ? questions.toSorted((a, b) => a.at - b.at)[0] : top;
  return first ? [first, ...best.filter((each) => each !== first)] : [];
}

function elsewhere(canonical: string): boolean {
  return hitsOf(canonical).some(({ intent, score }) => intent === 'out_of_scope' && score >= SURE_TOPIC);
}

function scoresOf(text: string, catalogue: Catalogue, named: boolean): Map<Intent, Found> {
  const clauses = clausesOf(text);
  const whole = clauses.join(' ');
  const scores = new Map<Intent, Found>();
  const asks = isQuestion(text);
  const guesses = readClause(whole, asks, catalogue, named);
  const hits = hitsOf(whole);
  for (const { intent, score } of guesses) {
    const hit = hits.find((each) => each.intent === intent);
    const sure = hit !== undefined && hit.score >= SURE_PATTERN;
    const backed =
      sure && (score >= NOT_ABSURD || (named && SHORT_QUESTIONS.has(intent)) || asksSeveral(hits, intent));
    scores.set(intent, { intent, score: backed ? Math.max(score, 0.66) : score, at: hit?.at ?? 0 });
  }
  if (clauses.length > 1) addClauses(clauses, asks, scores, catalogue, named);
  if (clauses.length > 1 && whole.split(' ').length >= TALE) preferEnd(clauses, asks, scores, catalogue);
  const all = clausesOf(text, 'all');
  if (all.every((clause) => clause === 'jangan' || denied(clause))) capDenied(all, scores);
  noteWish(clauses, scores);
  // "mau urus nib, brp lama": how it goes is not asked where it is to be begun.
  const how = scores.get('ask_procedure');
  if (how && clauses.some(statesWish) && !hits.some(({ intent }) => intent === 'ask_procedure'))
    how.score = Math.min(how.score, LIKELY - 0.01);
  if (named && clauses.length === 1 && statesWish(whole) && !denied(whole)) preferWish(scores);
  const asked = [...scores.values()].some(({ intent, score }) => QUESTIONS.has(intent) && score >= 0.6);
  if (asked) capFrames(scores, FRAMES);
  const wanted = [...scores.values()].some(({ intent, score }) => !POLITE.has(intent) && score >= LIKELY);
  if (wanted) capFrames(scores, POLITE);
  return scores;
}

/** Nothing is wanted of what is only denied; outright, that is the wish to end it. */
function capDenied(clauses: readonly string[], scores: Map<Intent, Found>): void {
  for (const each of scores.values()) {
    if (each.intent !== 'stop' && each.intent !== 'delete_data') each.score = Math.min(each.score, DENIED);
  }
  const erases = (scores.get('delete_data')?.score ?? 0) >= LIKELY;
  if (!erases && clauses.some((clause) => GIVES_UP.test(clause)))
    scores.set('stop', { intent: 'stop', score: GIVEN_UP, at: 0 });
}

/** "syarat sama biaya": two questions in one clause, of which the classifier can name only one. */
function asksSeveral(hits: readonly { intent: Intent; score: number }[], intent: Intent): boolean {
  const asked = hits.filter((each) => SHORT_QUESTIONS.has(each.intent) && each.score >= SURE_PATTERN);
  return asked.length > 1 && SHORT_QUESTIONS.has(intent);
}

function capFrames(scores: Map<Intent, Found>, frames: ReadonlySet<Intent>): void {
  for (const each of scores.values())
    if (frames.has(each.intent)) each.score = Math.min(each.score, LIKELY - 0.01);
}

/** What a clause says by itself counts too: "mau bikin nib cv, biayanya berapa". */
function addClauses(
  clauses: readonly string[],
  asks: boolean,
  scores: Map<Intent, Found>,
  catalogue: Catalogue,
  about: boolean,
): void {
  const placed = new Map<Intent, number>();
  for (const [index, clause] of clauses.entries()) {
    const best = readClause(clause, asks, catalogue, false, about)[0];
    if (!best) continue;
    if (best.score >= LIKELY && isPut(clause, best.intent)) best.score = Math.max(best.score, CLEAR);
    if (best.score < 0.6) continue;
    const { intent } = best;
    const known = scores.get(intent);
    const score = Math.max(known?.score ?? 0, best.score * 0.95);
    // Said twice, it stands where it was said first.
    const at = placed.get(intent) ?? startOf(clauses, index) + within(clause, intent);
    placed.set(intent, at);
    const thanked = intent === 'thanks' && best.score >= CLEAR;
    scores.set(intent, { intent, score, at, ...(thanked ? { beside: true } : {}) });
  }
}

/** Whether a short question stands in a clause in so many words. */
function isPut(clause: string, asked: Intent): boolean {
  const hits = hitsOf(clause).filter(({ score }) => score >= PUT);
  return SHORT_QUESTIONS.has(asked) && hits.some(({ intent }) => intent === asked);
}

/** What went before is told so that the wish at its end is understood: of it, only what is put in so many words counts. */
function preferEnd(
  clauses: readonly string[],
  asks: boolean,
  scores: Map<Intent, Found>,
  catalogue: Catalogue,
): void {
  const end = clauses.at(-1) ?? '';
  const last = readClause(end, asks, catalogue).sort((a, b) => b.score - a.score)[0];
  if (!last || last.score < SURELY || POLITE.has(last.intent)) return;
  if (!hitsOf(end).some(({ intent }) => intent === last.intent)) return;
  const put = new Set(
    clauses.flatMap((clause) => hitsOf(clause).flatMap(({ intent, score }) => (score >= PUT ? intent : []))),
  );
  for (const each of scores.values())
    if (each.intent !== last.intent && !each.beside && !put.has(each.intent))
      each.score = Math.min(each.score, LIKELY - 0.01);
}

/** "mau urus nib, brp lama?": the wish is said outright in a clause of its own, and goes on once that is answered. */
function noteWish(clauses: readonly string[], scores: Map<Intent, Found>): void {
  const index = clauses.length > 1 ? clauses.findIndex(statesWish) : -1;
  if (index === -1) return;
  const score = Math.max(scores.get('start_application')?.score ?? 0, CLEAR);
  const at = startOf(clauses, index);
  scores.set('start_application', { intent: 'start_application', score, at, beside: true });
}

/** "mau urus nib lagi": an outright wish in which nothing is asked is no question, whatever its words resemble. */
function preferWish(scores: Map<Intent, Found>): void {
  for (const each of scores.values())
    if (QUESTIONS.has(each.intent)) each.score = Math.min(each.score, LIKELY - 0.01);
  const score = Math.max(scores.get('start_application')?.score ?? 0, CLEAR);
  scores.set('start_application', { intent: 'start_application', score, at: 0 });
}

/** "mau tanya izin depot": told what there is to know, where nothing more is asked; a hello or a wish it is not. */
function preferTelling(scores: Map<Intent, Found>, canonical: string): void {
  const hits = hitsOf(canonical);
  const asksHow = hits.some(({ intent }) => intent === 'ask_procedure');
  const weak = new Set<Intent>([
    ...FRAMES,
    'out_of_scope',
    'menu',
    ...(asksHow ? [] : (['ask_procedure'] as const)),
  ]);
  if (hits.some(({ intent, score }) => !weak.has(intent) && score >= SURE_PATTERN)) return;
  for (const each of scores.values())
    if (weak.has(each.intent)) each.score = Math.min(each.score, LIKELY - 0.01);
  if ([...scores.values()].some(({ score }) => score >= LIKELY)) return;
  scores.set('ask_requirements', { intent: 'ask_requirements', score: TOLD, at: 0 });
}

/** "nib saya hilang" asks how to get it again, whatever else is not said outright. */
function preferCopy(scores: Map<Intent, Found>, canonical: string): void {
  const put = hitsOf(canonical).some(
    ({ intent, score }) => intent !== 'ask_procedure' && intent !== 'out_of_scope' && score >= SURE_PATTERN,
  );
  if (put) return;
  capFrames(scores, new Set<Intent>(['start_application', 'out_of_scope', 'complain', 'upload_document']));
  if ([...scores.values()].some(({ score }) => score >= LIKELY)) return;
  scores.set('ask_procedure', { intent: 'ask_procedure', score: TOLD, at: 0 });
}

/** What somebody wants to sell is their business, and no matter of another office; to open a stall asks for no hours. */
function preferTrade(scores: Map<Intent, Found>, canonical: string, asks: boolean): void {
  const hits = hitsOf(canonical);
  if (asksNeed(canonical) && (asks || !/\b(?:mau|minta|bantu)\b/.test(canonical))) {
    capFrames(scores, FRAMES);
    const score = Math.max(scores.get('ask_requirements')?.score ?? 0, CLEAR);
    scores.set('ask_requirements', { intent: 'ask_requirements', score, at: 0 });
    return;
  }
  for (const each of scores.values()) {
    const asked = QUESTIONS.has(each.intent) && hits.some(({ intent }) => intent === each.intent);
    if (!asked && each.intent !== 'start_application') each.score = Math.min(each.score, LIKELY - 0.01);
  }
  if ([...scores.values()].some(({ score }) => score >= LIKELY)) return;
  scores.set('start_application', { intent: 'start_application', score: CLEAR, at: 0 });
}

/** Where a clause begins in all of them as one text. */
export function startOf(clauses: readonly string[], index: number): number {
  return clauses.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
}

function within(clause: string, intent: Intent): number {
  return hitsOf(clause).find((hit) => hit.intent === intent)?.at ?? 0;
}

function readClause(
  clause: string,
  asks: boolean,
  catalogue: Catalogue,
  named = false,
  /** Another clause names the permit: "izinnya apa" asks about it, and not for all there are. */
  about = named,
): { intent: Intent; score: number }[] {
  const { guesses, known } = modelOf(catalogue).guess(clause, asks);
  const shareOf = (wanted: Label): number => guesses.find(({ label }) => label === wanted)?.likelihood ?? 0;
  const answer = shareOf('answer');
  const menu = about ? shareOf('menu') : 0;
  return guesses.flatMap(({ label, likelihood: share }) => {
    if (label === 'answer' || (about && label === 'menu')) return [];
    const likelihood = share / Math.max(1 - menu, AS_SURE);
    const asked = named && answer < SURELY;
    const ofWishes = Math.min(UNSURE, likelihood / Math.max(1 - answer, 0.05));
    // Of words nobody has taught it, it knows little.
    const most = known < HALF && likelihood < SURELY ? LIKELY - 0.02 : 1;
    return [{ intent: label, score: Math.min(most, asked ? Math.max(likelihood, ofWishes) : likelihood) }];
  });
}
