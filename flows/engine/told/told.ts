import { isPersonal } from '../../../licensing/catalogue/asks.ts';
import { addressAlone, isAddress } from '../../../licensing/understanding/facts/address-in-text.ts';
import { companyNameIn } from '../../../licensing/understanding/facts/company-name.ts';
import { correctionIn, rightIn, withoutMarker } from '../../../licensing/understanding/facts/correction.ts';
import type { Correction } from '../../../licensing/understanding/facts/correction.ts';
import { denied } from '../../../licensing/understanding/words/clauses.ts';
import { countedText, factsIn, toldIn } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { fieldIn, isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { findPlace } from '../../../licensing/regions/place.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Reading, Step, StepContext } from '../../define.ts';
import type { Value } from '../../event.ts';
import type { World } from '../../world.ts';
import { fieldName } from '../answer-lines.ts';
import { isConfirming, mayConfirm, stepNamed } from './confirming.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { exampleOf } from '../example.ts';
import type { Open } from '../frames.ts';
import { goBack } from '../go-back.ts';
import { relevantSteps } from '../position.ts';
import { keepTrade } from '../trade/keep-trade.ts';
import { askMeant } from './meant.ts';
import { readOpen } from '../read-open.ts';
import { record } from '../record.ts';
import { confirmLines, sayNoted } from './told-lines.ts';
import type { MessageInput } from '../../input.ts';

/** Without one of these a message tells nothing beside its answer; looking closer would cost every turn. */
const MAY_TELL =
  /\b(cv|pt|ud|firma|koperasi|yayasan|sendiri|saorang|sorang|saurang|surang|berdua|bertiga|berempat|nama|ngaran|nik|npwp|hp|wa|telp|e-?mail|modal|investasi|karyawan|pekerja|pegawai|alamat|(?:kecamatan|desa|kelurahan)nya|tinggal|salah|keliru|ralat|ganti|ubah|rubah|perbaiki|betulkan|koreksi|maksud|maksudnya|eh|typo|akta|akte|notaris|ahu|pbg|yg benar|yang benar|(?:se)?harusnya|mestinya)\w*\b|@|\d[\d .-]{8}/i;

/** Answers that any run of digits or words would be taken for: what has a shape of its own goes before them. */
const SHAPELESS: ReadonlySet<string> = new Set(['capital', 'workers']);
const WHERE: ReadonlySet<string> = new Set(['address', 'district', 'village', 'home_address']);
/** At these a place named is part of the answer, unless it is said what it is. */
const OF_A_PLACE: ReadonlySet<string> = new Set(['kbli', 'business_name', 'legal_name']);
const LIVES = /\b(tinggal|alamat\w*|(?:desa|kec|kecamatan|kelurahan)(?:nya)?)\b/i;
const PLACES: ReadonlySet<string> = new Set(['district', 'village']);

export type Fact = { step: Step; value: string; start?: number; end?: number };

/** Numbers of one shape: which of them is meant is known from the question. */
const TWINS: ReadonlySet<string> = new Set(['nik', 'npwp']);
const FIGURES = /^(?:\d[\s.-]*){14,17}$/;

/**
 * Takes what a message tells beside, or instead of, the answer to the open question: facts for other questions, and
 * corrections. False: nothing of the kind, it is read as the answer.
 */
export function takeTold(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  if (open.frame.flow !== 'apply' || isBareAnswer(draft, open, input, text)) return false;
  if (!MAY_TELL.test(text) && !tellsAddress(open, text)) return false;
  // So many figures alone are the answer to the identity number that is asked, also if one is missing.
  if (TWINS.has(open.position.step.asks) && FIGURES.test(text)) return false;
  const canonical = canonicalText(text);
  const correction = correctionIn(text, canonical);
  const facts = factsFor(draft, open, text, correction);
  // Numbers ask nothing; nor does "ga ada karyawan", though "ga ada" is often a complaint.
  const numbers = facts.some(({ value }) => /\d{9}|@|^0$/.test(value));
  if (!correction && !numbers && isAsked(text, canonical)) return false;
  if (facts.length === 0) {
    if (correction) return correct(draft, open, input, text, correction);
    return takesBack(draft, canonical);
  }
  const own = facts.find(({ step }) => step.key === open.position.step.key);
  const others = facts.filter((fact) => fact !== own);
  const pending = isConfirming(draft, open.frame);
  if (!pending && !correction && others.length === 0) return own ? takeOwn(draft, open, input, own) : false;
  const taken = new Map(others.map((fact) => [fact, read(draft, open, fact)] as const));
  const answer = pending || correction ? undefined : ownAnswer(draft, open, input, text, facts, own);
  if (answer === 'whole') return false;
  if (own && !answer) taken.set(own, read(draft, open, own));
  if (answer) record(draft, open, answer, input);
  keep(draft, open, input, taken, correction !== undefined);
  return true;
}

/** Nothing but the number or address that was asked for: what comes most often is not looked at twice. */
function isBareAnswer(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const { key, type } = open.position.step;
  if (type.open || SHAPELESS.has(key) || !/^(?:[\d\s.+()-]+|\S+@\S+)$/.test(text)) return false;
  return readOpen(draft, open, input.content).read === 'answer';
}

/**
 * "jl kenanga rt 2, lampihong kiri" where anything but a place or what a business is called is asked: it is kept for its own question. "desa
 * wisata" is a trade.
 */
function tellsAddress({ position: { step } }: Open, text: string): boolean {
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

/** What the wish itself told is kept in the same way, once the form is open. */
export function keepWish(draft: Draft, open: Open, input: Pick<MessageInput, 'id'>, text: string): void {
  const facts = factsFor(draft, open, text, undefined);
  if (facts.length > 0)
    keep(draft, open, input, new Map(facts.map((fact) => [fact, read(draft, open, fact)])));
  keepTrade(draft, open, input, without(countedText(text), facts));
}

export function factsFor(draft: Draft, open: Open, text: string, correction: Correction | undefined): Fact[] {
  const context = contextIn(draft, open.frame.subject);
  const steps = new Map(
    relevantSteps(open.flow, context)
      .filter((step) => step.of === 'subject' && step.item === undefined)
      .map((step) => [step.asks, step] as const),
  );
  const here = open.position.step.key;
  const company =
    WHERE.has(here) || (!correction && context.answers.has('legal_name'))
      ? undefined
      : companyNameIn(countedText(text), draft.world.kbli.names);
  const spans = [...toldIn(countedText(text)), ...(company && company.ask !== here ? [company] : [])];
  const rest = Object.entries({
    ...factsIn(text, canonicalText(text)),
    ...placeIn(draft.world, text),
  }).filter(
    ([ask]) => !spans.some((span) => span.ask === ask) && ask !== 'applicant_type' && ask !== 'case_kind',
  );
  const named = WHERE.has(here) || (OF_A_PLACE.has(here) && !LIVES.test(text));
  const addressed = spans.some((span) => span.ask === 'address');
  const placed = named || addressed || tellsAddress(open, text);
  const right = correction ? (rightIn(text) ?? withoutMarker(text)) : text.trim();
  const told: { ask: string; value: string; start?: number; end?: number }[] = [
    ...spans.map(({ ask, value, start, end }) => ({ ask, value: String(value), start, end })),
    ...(tellsAddress(open, text) && !addressed && isAddress(right)
      ? [{ ask: 'address', value: addressAlone(right) }]
      : []),
    // A place named in an address or a name is part of it.
    ...rest
      .filter(([ask]) => !(PLACES.has(ask) && placed))
      .map(([ask, value]) => ({ ask, value: String(value) })),
  ];
  return told.flatMap(({ ask, ...fact }) => {
    const step = [...steps.values()].find(({ asks }) => asks === ask);
    if (!step) return [];
    // "nik nya salah": named, but the correction that follows is about something else.
    if (correction && step.key === here && correction.ask !== undefined && correction.ask !== step.asks)
      return [];
    return [{ step, ...fact }];
  });
}

function read(draft: Draft, open: Open, { step, value }: Fact): Reading {
  return step.type.read({ kind: 'text', text: value }, contextIn(draft, open.frame.subject), undefined);
}

/** One fact, for the open question: words around it ("nih nik nya … ya min") must not spoil it. */
function takeOwn(draft: Draft, open: Open, input: MessageInput, own: Fact): boolean {
  const { type } = open.position.step;
  const whole = type.read(input.content, contextIn(draft, open.frame.subject), open.frame.asked);
  if (whole.read === 'answer' && !type.open) return false;
  const reading = read(draft, open, own);
  if (reading.read !== 'answer' || own.start === undefined) return false;
  record(draft, open, reading, input);
  draft.ask = true;
  return true;
}

/** The answer to the open question beside the facts; 'whole' when all of the message is that answer. */
function ownAnswer(
  draft: Draft,
  open: Open,
  input: MessageInput,
  text: string,
  facts: readonly Fact[],
  own: Fact | undefined,
): Extract<Reading, { read: 'answer' }> | 'whole' | undefined {
  const { step } = open.position;
  const context = contextIn(draft, open.frame.subject);
  if (!step.type.open) {
    if (own || SHAPELESS.has(step.key)) return undefined;
    const whole = step.type.read(input.content, context, open.frame.asked);
    return whole.read === 'answer' ? 'whole' : undefined;
  }
  if (own) return undefined;
  const rest = without(countedText(text), facts);
  // The number of a deed is short: "12 tgl 17 mei 2021".
  const short = rest.length < 3 && !(step.key === 'deed_number' && /\d/.test(rest));
  if (short || /^(saya|sy|ulun|nya|ini|dan|ya|min|oke?|halo)$/i.test(rest)) return undefined;
  if (facts.some(({ start }) => start === undefined)) return undefined;
  const reading = step.type.read({ kind: 'text', text: rest }, context, undefined);
  return reading.read === 'answer' ? reading : undefined;
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
    .replace(/^[\s,.;:-]+|[\s,.;:-]+$|\b(dan|sama|lalu)\s*$/gi, '')
    .trim();
}

/**
 * What says nothing about a person and is new is noted at once, and said; the rest is shown and confirmed once. Nothing
 * that was answered is overwritten unasked.
 */
export function keep(
  draft: Draft,
  open: Open,
  input: Pick<MessageInput, 'id'>,
  taken: ReadonlyMap<Fact, Reading>,
  corrected = false,
): void {
  const { frame } = open;
  const noted: Value[] = [];
  let waits = false;
  draft.ask = true;
  for (const [{ step }, reading] of taken) {
    if (reading.read === 'refused' && !askMeant(draft, step, reading, input.id))
      say(draft, reading.reason, {
        ...reading.values,
        example: exampleOf(step, contextIn(draft, frame.subject)),
      });
    if (reading.read !== 'answer') continue;
    const before = contextIn(draft, frame.subject).answers.get(step.key);
    if (before !== undefined && before.value === reading.value) continue;
    const known = before !== undefined && before.mark !== 'deferred';
    if ((!known || corrected) && !isPersonal(step.asks)) {
      noted.push(...confirmLines([{ step, value: reading.value }], contextIn(draft, frame.subject)));
      record(draft, { ...open, position: { step } }, reading, input);
      continue;
    }
    const { read: _, ...told } = reading;
    waits = true;
    frame.told = { values: { ...frame.told?.values, [step.key]: { ...told, message: input.id } }, asked: 0 };
  }
  if (noted.length > 0) sayNoted(draft, noted);
  if (waits && !mayConfirm(draft, frame)) say(draft, 'told.after_consent');
  if (
    frame.told === undefined &&
    noted.length === 0 &&
    [...taken.values()].every(({ read: how }) => how === 'answer')
  )
    say(draft, 'told.known');
}

/** A correction that names no new value: what it is about is asked again; "eh salah" means the last answer. */
function correct(
  draft: Draft,
  open: Open,
  input: MessageInput,
  text: string,
  correction: Correction,
): boolean {
  const context = contextIn(draft, open.frame.subject);
  if (correction.bare) {
    goBack(draft);
    return true;
  }
  const named = relevantSteps(open.flow, context).find(
    ({ asks, of }) => of === 'subject' && asks === correction.ask,
  );
  const right = rightIn(text);
  if (named && right !== undefined) {
    const reading = named.type.read({ kind: 'text', text: right }, context, undefined);
    if (reading.read === 'answer') {
      keep(draft, open, input, new Map([[{ step: named, value: right }, reading]]), true);
      return true;
    }
  }
  if (named) return openAgain(draft, open, named, context);
  const value = withoutMarker(text);
  const last = relevantSteps(open.flow, context)
    .filter(({ key, of }) => of === 'subject' && context.answers.has(key))
    .at(-1);
  if (!last || value === '' || value === text.trim()) return false;
  const own = open.position.step.type.read({ kind: 'text', text: value }, context, undefined);
  const reading = last.type.read({ kind: 'text', text: value }, context, undefined);
  if (reading.read !== 'answer' || (own.read === 'answer' && last.type.open)) return false;
  keep(draft, open, input, new Map([[{ step: last, value }, reading]]), true);
  return true;
}

/** The question of a step comes again, whether it was answered or not. */
export function openAgain(draft: Draft, open: Open, step: Step, context: StepContext): boolean {
  const field = fieldName(step, context);
  draft.ask = true;
  if (context.answers.has(step.key)) {
    open.frame.reopened = [...(open.frame.reopened ?? []), step.key];
    say(draft, 'told.reopened', { field });
  } else if (step.key === open.position.step.key) say(draft, 'told.just_asked');
  else say(draft, 'told.not_yet', { field });
  return true;
}

/** "gak jadi ganti alamat": nothing is to be changed, the form goes on. */
function takesBack(draft: Draft, canonical: string): boolean {
  if (!denied(canonical) || fieldIn(canonical) === undefined || !/\b(ganti|ubah|perbaiki)\b/.test(canonical))
    return false;
  draft.resumed = true;
  draft.ask = true;
  return true;
}

/** An address written while told facts wait for a yes waits with them. */
export function joinAddress(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  if (!isConfirming(draft, open.frame) || WHERE.has(open.position.step.key) || !isAddress(text)) return false;
  // "alamatnya salah, harusnya rt 3" tells what to put right, and is no address as it stands.
  if (correctionIn(text, canonicalText(text))) return false;
  const step = stepNamed(open.flow, contextIn(draft, open.frame.subject), 'address');
  if (!step) return false;
  const fact = { step, value: text };
  keep(draft, open, input, new Map([[fact, read(draft, open, fact)]]));
  return true;
}
