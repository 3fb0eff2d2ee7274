import type { Catalogue } from '../catalogue/catalogue.ts';
import { findPlace } from '../regions/place.ts';
import type { Places } from '../regions/place.ts';
import { dataJson } from './data.ts';
import { permitsIn } from './entities.ts';
import { factsIn } from './facts-in-text.ts';
import type { Facts } from './facts-in-text.ts';
import { canonicalText } from './normalise.ts';

export const INTENTS = [
  'greet',
  'menu',
  'ask_requirements',
  'ask_fee',
  'ask_duration',
  'ask_procedure',
  'ask_location_hours',
  'start_application',
  'check_status',
  'upload_document',
  'ask_human',
  'complain',
  'thanks',
  'delete_data',
  'change_language',
  'stop',
  'out_of_scope',
] as const;
export type Intent = (typeof INTENTS)[number];

export interface Understanding {
  intent: Intent;
  /** All intents found, in the order in which the text speaks of them. */
  intents: Intent[];
  /** A permit code; several when the text names several, or NIB without saying whose; null for none. */
  entity: string | string[] | null;
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

interface Found {
  intent: Intent;
  score: number;
  at: number;
}

/** A permit named without any wish: most likely the wish to get it. */
const BARE_PERMIT = 0.58;
const NOTHING = 0.1;
/** Below it an intent is worth an alternative, but is not said to stand in the text. */
const STATED = 0.65;

const rules = dataJson<{ intent: Intent; patterns: [string, number][] }[]>('intents.json').map((rule) => ({
  intent: rule.intent,
  patterns: rule.patterns.map(([source, score]) => ({ pattern: new RegExp(source), score })),
}));

/**
 * Reads one message by key words and the nicknames of permits: chat spellings and Banjar words included, without
 * any grammar.
 */
export const understand: Recogniser = (text, { catalogue, places }) => {
  const canonical = canonicalText(text);
  const permits = permitsIn(canonical, catalogue);
  const found = rank(canonical, permits, catalogue);
  const best = found[0] ?? { intent: 'out_of_scope' as const, score: NOTHING, at: 0 };
  const stated = found.filter((each) => each === best || each.score >= STATED);
  let facts: Facts | undefined;
  return {
    intent: best.intent,
    intents: stated.sort((a, b) => a.at - b.at).map(({ intent }) => intent),
    entity: permits.length > 1 ? permits : (permits[0] ?? null),
    // Looking for places costs more than everything else together, and most who ask want the intent only.
    get facts() {
      facts ??= { ...factsIn(text, canonical), ...(places ? placeIn(text, places) : {}) };
      return facts;
    },
    confidence: best.score,
    alternatives: found
      .filter((each) => each !== best)
      .map(({ intent, score }) => ({ intent, confidence: score })),
  };
};

function placeIn(text: string, places: Places): Facts {
  const { certain, district, village } = findPlace(text, places);
  if (!certain) return {};
  return { ...(district ? { district } : {}), ...(village ? { village } : {}) };
}

/** Best first. */
function rank(text: string, permits: readonly string[], catalogue: Catalogue): Found[] {
  // With a permit named, "izin apa saja" asks about that permit, and "puskesmas" is only where it is used.
  const general = ['menu', 'out_of_scope'];
  const asked = rules.filter(({ intent }) => permits.length === 0 || !general.includes(intent));
  const found = asked.flatMap((rule) => match(rule, text));
  const codes = permits.map((code) => catalogue.permits.get(code));
  if (permits.length > 0 && codes.every((permit) => permit?.handling === 'referral')) {
    found.push({ intent: 'out_of_scope', score: 0.97, at: 0 });
  } else if (permits.length > 0 && !found.some(({ score }) => score > BARE_PERMIT)) {
    found.push({ intent: 'start_application', score: BARE_PERMIT, at: 0 });
  }
  return found.sort((a, b) => b.score - a.score || a.at - b.at);
}

function match(rule: (typeof rules)[number], text: string): Found[] {
  let best: Found | undefined;
  for (const { pattern, score } of rule.patterns) {
    if (best && best.score >= score) continue;
    const at = text.search(pattern);
    if (at !== -1) best = { intent: rule.intent, score, at };
  }
  return best ? [best] : [];
}
