import type { FaqEntry } from '../../catalogue/office.ts';
import { clausesOf } from '../words/clauses.ts';
import { canonicalText } from '../words/normalise.ts';
import { stem } from '../words/stem.ts';

/** An answer of the office that fits what was asked; `score` 0 … 1, 1 when a phrase was said word for word. */
export interface FaqMatch {
  entry: FaqEntry;
  score: number;
}

export interface Faq {
  /** The best answer to a message, clause by clause; undefined when nothing resembles it. */
  find(text: string): FaqMatch | undefined;
}

interface Phrase {
  entry: FaqEntry;
  /** Of each group one word must be said. */
  needs: readonly (readonly string[])[];
  terms: readonly string[];
  size: number;
  /** The term that tells most: without it the phrase was not meant. */
  key: string;
}

/** Said in any question; they tell nothing about which one. */
const EMPTY = new Set(
  'yang di ke dari dan atau itu ini ya sih kah saya kami nya untuk dengan pada sama kok kan dong lah mau tanya bertanya tolong kalau kalo jika apakah halo permisi the a an is are it my to in for i do of this'.split(
    ' ',
  ),
);
/** What makes a sentence a question, whatever it is about. */
const WEAK = new Set(
  'apa saja mana berapa boleh bisa harus perlu ada tidak punya bagaimana kenapa siapa kapan lama'.split(' '),
);
const WEAKNESS = 0.4;
/** Weight of a word that no phrase has: it takes a little from every match alike. */
const UNKNOWN = 0.7;
/** A phrase of one word ("calo", "EFIN") is meant wherever it stands; so are all words of a report. */
const KEYWORD = 0.86;
/** Below it nothing is offered. */
const WORST = 0.5;
const LONGEST = 600;
/** "minta 500rb", "nawarin 300 ribu": a sum that somebody asks for is money asked for. */
const ASKED_SUM =
  /\b((?:di)?minta(?:i|in)?|nawarin|menawarkan|ditawar(?:i|in|kan)|bayar)\s+(?:rp[\s.]*\d[\d.,]*|\d[\d.,]*\s*(?:rb|ribu|jt|juta|rupiah))\b/gi;

/** Prepares the answers of an office; what it has not confirmed is not told. */
export function openFaq(entries: readonly FaqEntry[]): Faq {
  const told = entries.filter(({ status }) => status !== 'unconfirmed');
  const lists = told.flatMap((entry) => {
    const needs = (entry.needs ?? []).map((group) => group.split('|').map(wordsOf));
    return entry.phrases.map((phrase) => ({ entry, needs, terms: termsOf(canonicalText(phrase)) }));
  });
  const counts = new Map<string, number>();
  for (const { terms } of lists) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weights = new Map(
    [...counts].map(([term, count]) => {
      const rarity = Math.log(1 + lists.length / count) / 3;
      return [term, WEAK.has(term) ? rarity * WEAKNESS : rarity] as const;
    }),
  );
  const sizeOf = (terms: readonly string[]): number =>
    terms.reduce((sum, term) => sum + (weights.get(term) ?? UNKNOWN) ** 2, 0);
  const byKey = Map.groupBy(
    lists.map((each): Phrase => {
      const key = each.terms.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))[0] ?? '';
      return { ...each, size: sizeOf(each.terms), key };
    }),
    ({ key }) => key,
  );

  const bestOf = (clause: string): FaqMatch | undefined => {
    const terms = termsOf(clause);
    const size = sizeOf(terms);
    const words = wordsOf(clause);
    let best: FaqMatch | undefined;
    for (const phrase of terms.flatMap((term) => byKey.get(term) ?? [])) {
      if (!phrase.needs.every((group) => group.some((word) => words.includes(word)))) continue;
      const shared = sizeOf(phrase.terms.filter((term) => terms.includes(term)));
      const alike = shared / Math.sqrt(phrase.size * size);
      const whole = shared === phrase.size && (phrase.terms.length === 1 || phrase.entry.then === 'report');
      const score = whole ? Math.max(alike, KEYWORD) : alike;
      if (score >= WORST && score > (best?.score ?? 0)) best = { entry: phrase.entry, score };
    }
    return best;
  };

  return {
    find(text) {
      const clauses = clausesOf(text.slice(0, LONGEST).replace(ASKED_SUM, '$1 uang'));
      const parts = clauses.length > 1 ? [...clauses, clauses.join(' ')] : clauses;
      return parts
        .flatMap((clause) => bestOf(clause) ?? [])
        .reduce<FaqMatch | undefined>(
          (best, each) => (each.score > (best?.score ?? 0) ? each : best),
          undefined,
        );
    },
  };
}

/** All words without endings, with a space on either side, so that one can be looked for among them. */
function wordsOf(text: string): string {
  return ` ${canonicalText(text).split(' ').map(stem).join(' ')} `;
}

/** The words that tell something, without endings; "tidak" stays, since it turns a sentence round. */
function termsOf(canonical: string): string[] {
  const words = canonical.split(' ').filter((word) => word !== '' && !EMPTY.has(word));
  return [...new Set(words.map(stem))];
}
