import { findPlace } from '../../../licensing/regions/place.ts';
import { addressAlone, isAddress } from '../../../licensing/understanding/facts/address-in-text.ts';
import { companyNameIn } from '../../../licensing/understanding/facts/company-name.ts';
import { rightIn, withoutMarker } from '../../../licensing/understanding/facts/correction.ts';
import type { Correction } from '../../../licensing/understanding/facts/correction.ts';
import { countedText, factsIn, toldIn } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { sumApart, sumBesideTrade } from '../../../licensing/understanding/facts/sum-beside-trade.ts';
import type { Told } from '../../../licensing/understanding/facts/told.ts';
import { fieldIn } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Reading, Step } from '../../define.ts';
import type { World } from '../../world.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { tellableSteps } from '../position.ts';

export const WHERE: ReadonlySet<string> = new Set(['address', 'district', 'village', 'home_address']);
/** At these a place named is part of the answer, unless it is said what it is. */
const OF_A_PLACE: ReadonlySet<string> = new Set(['kbli', 'business_name', 'legal_name']);
const LIVES = /\b(tinggal|alamat\w*|(?:desa|kec|kecamatan|kelurahan)(?:nya)?)\b/i;
const PLACES: ReadonlySet<string> = new Set(['district', 'village']);

export type Fact = { step: Step; value: string; start?: number; end?: number };

export function factsFor(draft: Draft, open: Open, text: string, correction: Correction | undefined): Fact[] {
  const context = contextIn(draft, open.frame.subject);
  const steps = new Map(
    tellableSteps(open.flow, context)
      .filter((step) => step.of === 'subject' && step.item === undefined)
      .map((step) => [step.asks, step] as const),
  );
  const here = open.position.step.key;
  const canonical = canonicalText(text);
  const company =
    WHERE.has(here) || (!correction && context.answers.has('legal_name'))
      ? undefined
      : companyNameIn(countedText(text), draft.world.kbli.names);
  const counted = toldIn(countedText(text));
  const begins = !context.answers.has('kbli') && !context.answers.has('capital') && !isAsked(text, canonical);
  const sum =
    here === 'capital' || counted.some(({ ask }) => ask === 'capital')
      ? undefined
      : ((begins ? sumBesideTrade(countedText(text)) : undefined) ?? sumApart(countedText(text)));
  const spans = [
    ...counted,
    ...(sum ? [sum] : []),
    ...ownNumber(text),
    ...(company && company.ask !== here ? [company] : []),
  ];
  const rest = Object.entries({
    ...factsIn(text, canonical),
    ...placeIn(draft.world, text),
  }).filter(
    ([ask]) => !spans.some((span) => span.ask === ask) && ask !== 'applicant_type' && ask !== 'case_kind',
  );
  const named = WHERE.has(here) || (OF_A_PLACE.has(here) && !LIVES.test(text));
  const addressed = spans.some((span) => span.ask === 'address');
  const placed = named || addressed || tellsAddress(open, text);
  const right = correction ? (rightIn(text) ?? withoutMarker(text)) : text.trim();
  const facts: { ask: string; value: string; start?: number; end?: number }[] = [
    ...spans.map(({ ask, value, start, end }) => ({ ask, value: String(value), start, end })),
    ...(tellsAddress(open, text) && !addressed && isAddress(right)
      ? [{ ask: 'address', value: addressAlone(right) }]
      : []),
    // A place named in an address or a name is part of it.
    ...rest
      .filter(([ask]) => !(PLACES.has(ask) && placed))
      .map(([ask, value]) => ({ ask, value: String(value) })),
  ];
  return facts.flatMap(({ ask, ...fact }) => {
    const step = [...steps.values()].find(({ asks }) => asks === ask);
    if (!step) return [];
    // "nik nya salah": named, but the correction that follows is about something else; "salah, akta no 17" names it itself.
    const asks = correction && step.key === here && correction.ask !== step.asks ? correction.ask : undefined;
    const left = asks && without(countedText(text), [{ step, ...fact }]);
    if (left !== undefined && fieldIn(canonicalText(left)) === asks) return [];
    return [{ step, ...fact }];
  });
}

/** "siti aminah, nik …, wa ini aja": the number somebody writes from, pointed at in a part of its own. */
const THIS_NUMBER =
  /(?:^|[,;\n]|(?<=\d)(?=\s))\s*((?:no|nmr|nomor|nomer|hp|wa)(?:nya)?\.?\s+(?:(?:hp|wa|telp|yang|yg|pakai)\s+)*ini(?:\s+(?:aja|ja|saja|haja|jua|juga|min|pak|bu))*)\s*(?=$|[,;.\n])/i;

function ownNumber(text: string): Told[] {
  const match = THIS_NUMBER.exec(text);
  if (!match?.[1]) return [];
  return [{ ask: 'phone', value: match[1], start: match.index, end: match.index + match[0].length }];
}

export function readFact(draft: Draft, open: Open, { step, value }: Fact): Reading {
  return step.type.read({ kind: 'text', text: value }, contextIn(draft, open.frame.subject), undefined);
}

/**
 * "jl kenanga rt 2, lampihong kiri" where anything but a place or what a business is called is asked: it is kept for its own question. "desa
 * wisata" is a trade.
 */
export function tellsAddress({ position: { step } }: Open, text: string): boolean {
  const elsewhere = step.asks === 'kbli' ? /\d/.test(text) : !OF_A_PLACE.has(step.asks);
  return elsewhere && !WHERE.has(step.key) && isAddress(text) && text.trim().split(/\s+/).length > 3;
}

/** Where somebody says they live or work, if it is one place of the regency. */
function placeIn({ places }: World, text: string): Record<string, string> {
  if (!LIVES.test(text)) return {};
  const { certain, district, village } = findPlace(text, places);
  if (!certain) return {};
  return { ...(district === undefined ? {} : { district }), ...(village === undefined ? {} : { village }) };
}

/** What is left of a text without the places where its facts stand. */
export function without(text: string, facts: readonly Fact[]): string {
  const spans = facts.flatMap(({ start, end }) =>
    start === undefined || end === undefined ? [] : [[start, end] as const],
  );
  return spans
    .toSorted(([a], [b]) => b - a)
    .reduce((rest, [start, end]) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)
    .replace(/\s+/g, ' ')
    .replace(/\s*([,;])(?:\s*[,;])+/g, '$1')
    .replace(/^[\s,.;:-]+|[\s,.;:-]+$|\b(dan|sama|lalu)\s*$/gi, '')
    .trim();
}
