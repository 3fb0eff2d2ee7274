import type { Catalogue } from '../catalogue/catalogue.ts';
import { isOnePaper, NIB, SIP } from '../bundle/together.ts';
import { findPlace } from '../regions/place.ts';
import type { Places } from '../regions/place.ts';
import { clausesOf, meantWords } from './words/clauses.ts';
import { namesLicence, permitsIn } from './intent/entities.ts';
import { factsIn } from './facts/facts-in-text.ts';
import type { Facts } from './facts/facts-in-text.ts';
import { withoutMark } from './reply/forwarded.ts';
import type { Found } from './intent/found.ts';
import type { Intent } from './intent/intents.ts';
import { isOnlyTrade, isPaper } from './intent/mentions.ts';
import { canonicalText } from './words/normalise.ts';
import { rankIntents } from './intent/rank.ts';
import { questionsPut, startOf } from './intent/scores.ts';
import { statesWish } from './intent/wish.ts';

export type { Intent } from './intent/intents.ts';

export interface Understanding {
  intent: Intent;
  /** All intents found, in the order in which the text speaks of them. */
  intents: Intent[];
  /** A permit code; several when the text names several, or NIB without saying whose; null for none. */
  entity: string | string[] | null;
  /** The same intents, each with the permits its clause is about. */
  wishes: { intent: Intent; entity: Understanding['entity'] }[];
  facts: Facts;
  /** 0 … 1; below 0.5 it is a guess. */
  confidence: number;
  alternatives: { intent: Intent; confidence: number }[];
}

/** How the recogniser is called: another one may be put in its place. */
export type Recogniser = (text: string, options: RecogniserOptions) => Understanding;

export interface RecogniserOptions {
  catalogue: Catalogue;
  /** With the places of the regency given, district and village are recognised too. */
  places?: Places;
  /** Language the person has chosen; this recogniser reads Indonesian, Banjar and plain English alike. */
  language?: string;
}

/** "sip" says that all is well, "sip?" asks about the paper. */
const SIP_ASKED = /^\s*sip\s*\?+\s*$/i;

/** Below it an intent is worth an alternative, but is not said to stand in the text. */
const STATED = 0.65;

/**
 * Reads one message: chat spellings and Banjar words are put into plain Indonesian, the permits are found by their
 * nicknames, and a classifier trained on the examples of `data/` weighs words and patterns clause by clause.
 */
export const understand: Recogniser = (written, { catalogue, places }) => {
  const text = withoutMark(written);
  const canonical = canonicalText(text);
  const joined = /[,&+/]/.test(text) ? canonicalText(text.replace(/[,&+/]/g, ' dan ')) : canonical;
  const meant = meantWords(text, canonical);
  const named = permitsIn(meant, catalogue, meant === canonical ? joined : meant);
  const permits = SIP_ASKED.test(text)
    ? [...SIP]
    : withoutTold(withWished(named, text, catalogue), text, catalogue);
  const found = rankIntents(text, canonical, permits, catalogue);
  const [best, ...others] = found;
  const stated = [best, ...others.filter(({ score, beside }) => score >= STATED || beside)].sort(
    (a, b) => a.at - b.at,
  );
  let facts: Facts | undefined;
  return {
    intent: best.intent,
    intents: stated.map(({ intent }) => intent),
    entity: entityOf(permits),
    wishes: wishesOf(text, stated, permits, catalogue),
    // Looking for places costs more than everything else together, and most who ask want the intent only.
    get facts() {
      facts ??= { ...factsIn(text, canonical), ...(places ? placeIn(text, places) : {}) };
      return facts;
    },
    confidence: best.score,
    alternatives: others.map(({ intent, score }) => ({ intent, confidence: score })),
  };
};

/** "mau daftar nib, sekalian tanya syarat pirt": what one clause wishes for, or asks of, is no mere condition of the other. */
function withWished(permits: string[], text: string, catalogue: Catalogue): string[] {
  if (permits.length === 0 || isOnePaper(permits)) return permits;
  const clauses = clausesOf(text);
  if (clauses.length < 2) return permits;
  const wished = clauses
    .filter((clause) => (statesWish(clause) || questionsPut(clause).length > 0) && namesLicence(clause))
    .flatMap((clause) => permitsIn(clause, catalogue));
  const held = permits.some((code) => NIB.includes(code));
  return [...new Set([...(held ? [] : wished.filter((code) => NIB.includes(code))), ...permits])];
}

const TOLD = /\b(?:sudah|punya|memiliki|dulu|tadi|bangunan|lokasi|tempat)\b/;
const MEANT = /\b(?:mau|ingin|rencana|niat|buka|membuka|dirikan|mendirikan|urus|daftar|perlu|butuh)\b/;

/** "bangunan klinik sudah jadi, sekarang diminta slf": what a clause only tells of is no paper that is meant as well. */
function withoutTold(permits: string[], text: string, catalogue: Catalogue): string[] {
  if (permits.length < 2 || !permits.some(isPaper) || isOnePaper(permits)) return permits;
  const clauses = clausesOf(text).map((clause) => ({ clause, codes: permitsIn(clause, catalogue) }));
  const told = (code: string): boolean => {
    const of = clauses.filter(({ codes }) => codes.includes(code));
    const others = clauses.filter((each) => !of.includes(each)).flatMap(({ codes }) => codes);
    return (
      of.length > 0 &&
      others.some(isPaper) &&
      of.every(
        ({ clause }) =>
          isOnlyTrade(code, clause) &&
          TOLD.test(clause) &&
          !MEANT.test(clause) &&
          questionsPut(clause).length === 0,
      )
    );
  };
  return permits.filter((code) => !told(code));
}

const entityOf = (permits: string[]): Understanding['entity'] =>
  permits.length > 1 ? permits : (permits[0] ?? null);

/**
 * To each wish the permits of its own clause; a clause that names none is about those named before it, else about those
 * named next ("syarat sip apa, kalau izin apotek berapa lama").
 */
function wishesOf(
  text: string,
  stated: readonly Found[],
  permits: string[],
  catalogue: Catalogue,
): Understanding['wishes'] {
  const clauses = permits.length > 1 && stated.length > 1 && !isOnePaper(permits) ? clausesOf(text) : [];
  const named = clauses.map((clause) =>
    permitsIn(clause, catalogue).filter((code) => permits.includes(code)),
  );
  const wishes = stated.map(({ intent, at }) => {
    const index = clauses.findLastIndex((_, each) => startOf(clauses, each) <= at);
    const before = named.slice(0, index + 1).findLast((codes) => codes.length > 0);
    const next = named.slice(index + 1).find((codes) => codes.length > 0);
    return { intent, at, entity: entityOf(before ?? next ?? permits) };
  });
  // "biaya pbg berapa, biaya reklame berapa": asked again, of another.
  for (const [index, clause] of clauses.entries()) {
    const entity = entityOf(named[index] ?? []);
    for (const intent of entity === null ? [] : questionsPut(clause)) {
      const same = wishes.filter((each) => each.intent === intent);
      if (same.length === 0 || same.some((each) => String(each.entity) === String(entity))) continue;
      wishes.push({ intent, at: startOf(clauses, index), entity });
    }
  }
  return wishes.sort((a, b) => a.at - b.at).map(({ intent, entity }) => ({ intent, entity }));
}

/** Many a village is one letter away from an everyday word ("bicara" and Bihara): a place is looked for where one is spoken of. */
const OF_A_PLACE =
  /\b(di|ds|dsn|desa|kel|kelurahan|kec|kecamatan|tinggal|alamat|alamatnya|jl|jln|jalan|rt|rw|dari|wilayah|daerah|kampung|in|at)\b/i;

/** "kurang dari sejuta" is nowhere. */
const COMPARED = /\b(?:kurang|lebih|di\s?(?:atas|bawah)) dari\b/gi;

const HOME = /\b(?:rumah|tinggal|domisili|ktp)\b/i;
const BUSINESS_AT =
  /\b(?:usaha|jualan|dagang|toko|warung|kios|bengkel)(?:nya)?(?:\s+(?:saya|sy|ulun|kami))?\s+(?:ada\s+)?di\s+(?!rumah)/i;

/** "alamat rumah halong, usaha di awayan": of the two the business's counts. */
function ofBusiness(text: string): string {
  const found = BUSINESS_AT.exec(text);
  if (!found || !HOME.test(text.replace(found[0], ' '))) return text;
  const place = text.slice(found.index);
  const home = place.search(HOME);
  return home === -1 ? place : place.slice(0, home);
}

function placeIn(written: string, places: Places): Facts {
  const text = ofBusiness(written.replace(COMPARED, ' '));
  if (!OF_A_PLACE.test(text)) return {};
  const { certain, district, village } = findPlace(text, places);
  if (!certain) return {};
  return { ...(district ? { district } : {}), ...(village ? { village } : {}) };
}
