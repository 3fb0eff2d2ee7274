import type { Catalogue } from '../../catalogue/catalogue.ts';
import { clausesOf, denied } from '../words/clauses.ts';
import {
  AS_SURE,
  capAll,
  CLEAR,
  DENIED,
  FRAMES,
  LIKELY,
  POLITE,
  QUESTIONS,
  SHORT_QUESTIONS,
  SURE_PATTERN,
  SURELY,
} from './found.ts';
import type { Found } from './found.ts';
import type { Intent } from './intents.ts';
import { isQuestion, modelOf } from './model.ts';
import type { Label } from './model.ts';
import { hitsOf } from './patterns.ts';
import { preferThanks, preferWish } from './prefer.ts';
import { statesWish, wishesTrade } from './wish.ts';

const NOT_ABSURD = 0.12;
/** "gak jadi urus nib": whoever says no more than that has given it up. */
const GIVES_UP = /^(?:saya )?(?:(?:tidak|batal) jadi(?! jadi)|batal)\b/;
const GIVEN_UP_BARE =
  /^(?:(?:jadi|saya|ini|itu|yang|tolong|maaf|kalau begitu) )*(?:tidak jadi|batal|batalkan|cancel)(?: (?:dulu|saja|deh|lah|ai|ya|lanjut|di sini|dulu saja|min|mimin|pak|bu|kak|nanti|lain kali|kapan))*$/;
const GIVEN_UP = 0.9;
/** Why one gives up, and no question: "banyak banar syaratnya". */
const TOO_MUCH =
  /^(?:(?:karena|soalnya|terlalu|sangat|ternyata|duh|aduh|waduh) )*(?:banyak|ribet|sulit|susah|mahal|lama|jauh|repot)\b(?!.*\b(?:apa|berapa|bagaimana|tidak)\b)/;
/** With a permit named it is hardly an answer, but too uncertain to leave an open form for. */
const UNSURE = 0.69;
const HALF = 0.5;
/** Words of a message that tells more than it asks. */
const TALE = 15;
const PUT = 0.75;

/** What a message says, by the classifier and the patterns, as a whole and clause by clause. */
export function scoresOf(text: string, catalogue: Catalogue, named: boolean): Map<Intent, Found> {
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
  if (all.every((clause) => clause === 'jangan' || denied(clause)) || givesUp(all)) capDenied(all, scores);
  noteWish(clauses, scores);
  // "mau urus nib, brp lama": how it goes is not asked where it is to be begun.
  // Nor how it stands: "nib belum punya, tolong urusin".
  for (const intent of clauses.some(statesWish) ? notAsked(whole) : []) {
    const each = scores.get(intent);
    if (each && !hits.some((hit) => hit.intent === intent)) each.score = Math.min(each.score, LIKELY - 0.01);
  }
  if (named && clauses.length === 1 && statesWish(whole) && !denied(whole)) preferWish(scores);
  const asked = [...scores.values()].some(({ intent, score }) => QUESTIONS.has(intent) && score >= 0.6);
  if (asked) capAll(scores, FRAMES);
  if (!asks && !hits.some(({ intent }) => QUESTIONS.has(intent))) noteTrade(clauses, scores);
  const wanted = [...scores.values()].some(({ intent, score }) => !POLITE.has(intent) && score >= LIKELY);
  const thanked = !asks && preferThanks(scores, whole);
  if (wanted && !thanked) capAll(scores, POLITE);
  return scores;
}

const HAS_NONE = /\bbelum (?:punya|ada|pernah|memiliki)\b/;
const notAsked = (whole: string): Intent[] =>
  HAS_NONE.test(whole) ? ['ask_procedure', 'check_status'] : ['ask_procedure'];

/** "modalnya belum ada, batal dulu", "kada jadi, ngalih banar": said in so many words, and nothing is wished or asked beside it. */
function givesUp(clauses: readonly string[]): boolean {
  const asked = (clause: string): boolean =>
    !TOO_MUCH.test(clause) &&
    (statesWish(clause) || hitsOf(clause).some(({ intent, score }) => QUESTIONS.has(intent) && score >= PUT));
  const bare = [clauses[0], clauses.at(-1)].some((clause = '') => GIVEN_UP_BARE.test(clause));
  return bare && !clauses.some((clause) => !denied(clause) && asked(clause));
}

/** Nothing is wanted of what is only denied; outright, that is the wish to end it. */
function capDenied(clauses: readonly string[], scores: Map<Intent, Found>): void {
  for (const each of scores.values()) {
    if (each.intent !== 'stop' && each.intent !== 'delete_data') each.score = Math.min(each.score, DENIED);
  }
  const erases = (scores.get('delete_data')?.score ?? 0) >= LIKELY;
  if (!erases && clauses.some((clause) => GIVES_UP.test(clause) || GIVEN_UP_BARE.test(clause)))
    scores.set('stop', { intent: 'stop', score: GIVEN_UP, at: 0 });
}

/** "syarat sama biaya": two questions in one clause, of which the classifier can name only one. */
function asksSeveral(hits: readonly { intent: Intent; score: number }[], intent: Intent): boolean {
  const asked = hits.filter((each) => SHORT_QUESTIONS.has(each.intent) && each.score >= SURE_PATTERN);
  return asked.length > 1 && SHORT_QUESTIONS.has(intent);
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

/** The short questions that stand in a clause in so many words. */
export function questionsPut(clause: string): Intent[] {
  return hitsOf(clause).flatMap(({ intent, score }) =>
    score >= PUT && SHORT_QUESTIONS.has(intent) ? intent : [],
  );
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

/** "selamat pagi, semoga sehat. bapak mau membuka usaha kopi": after kind words, the trade is what was written for. */
function noteTrade(clauses: readonly string[], scores: Map<Intent, Found>): void {
  const index = clauses.length > 1 ? clauses.findIndex(wishesTrade) : -1;
  if (index === -1) return;
  for (const kinds of [QUESTIONS, POLITE]) capAll(scores, kinds);
  if ([...scores.values()].some(({ score }) => score >= LIKELY)) return;
  scores.set('start_application', { intent: 'start_application', score: CLEAR, at: startOf(clauses, index) });
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
    // Of words nobody has taught it, it knows little: of none it knows not even that they are another office's.
    const little = (known === 0 && label === 'out_of_scope') || (known < HALF && likelihood < SURELY);
    const most = little ? LIKELY - 0.02 : 1;
    return [{ intent: label, score: Math.min(most, asked ? Math.max(likelihood, ofWishes) : likelihood) }];
  });
}
