import type { AskName } from '../../../licensing/catalogue/asks.ts';
import { isAddress } from '../../../licensing/understanding/facts/address-in-text.ts';
import { correctionIn } from '../../../licensing/understanding/facts/correction.ts';
import { countedText, toldIn } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Reading } from '../../define.ts';
import type { MessageInput } from '../../input.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { readOpen } from '../read-open.ts';
import { record } from '../record.ts';
import { isConfirming, stepNamed } from './confirming.ts';
import { correct, takesBack } from './correct.ts';
import { WHERE, factsFor, readFact, tellsAddress, without } from './facts-for.ts';
import type { Fact } from './facts-for.ts';
import { keep } from './keep-told.ts';

/** Without one of these a message tells nothing beside its answer; looking closer would cost every turn. */
const MAY_TELL =
  /\b(cv|pt|ud|firma|koperasi|yayasan|sendiri|saorang|sorang|saurang|surang|berdua|bertiga|berempat|nama|ngaran|no(?:mor|mer)? ini|nik|npwp|hp|wa|telp|e-?mail|modal|mdal|modl|mdl|investasi|karyawan|pekerja|pegawai|tukang|buruh|staf|guru|pengajar|sopir|kasir|pelayan|alamat|(?:kecamatan|desa|kelurahan)nya|tinggal|salah|keliru|ralat|ganti|ubah|rubah|perbaiki|betulkan|koreksi|maksud|maksudnya|eh|typo|akta|akte|notaris|ahu|pbg|ketua|direktur|dirut|pimpinan|pengelola|yg benar|yang benar|(?:se)?harusnya|mestinya)\w*\b|@|\d[\d .-]{8}|\b(?:ribu|rb|rbu|juta|jt|jutaan|miliar|milyar)\b|\d(?:rb|jt)/i;

/** Answers that any run of digits or words would be taken for: what has a shape of its own goes before them. */
const SHAPELESS: ReadonlySet<string> = new Set(['capital', 'workers']);

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
    if (!correction && tellNotAsked(draft, open, text)) return true;
    if (correction) return correct(draft, open, input, text, correction);
    return takesBack(draft, canonical);
  }
  const own = facts.find(({ step }) => step.key === open.position.step.key);
  const others = facts.filter((fact) => fact !== own);
  const pending = isConfirming(draft, open.frame);
  if (!pending && !correction && others.length === 0) return own ? takeOwn(draft, open, input, own) : false;
  const taken = new Map(others.map((fact) => [fact, readFact(draft, open, fact)] as const));
  const answer = pending || correction ? undefined : ownAnswer(draft, open, input, text, facts, own);
  if (answer === 'whole') return false;
  if (own && !answer) taken.set(own, readFact(draft, open, own));
  if (answer) record(draft, open, answer, input);
  keep(draft, open, input, taken, correction !== undefined);
  return true;
}

/** What this form asks nobody for is no answer to anything else: it stays in the chat, where an officer sees it. */
function tellNotAsked(draft: Draft, open: Open, text: string): boolean {
  const { step } = open.position;
  const [first, ...more] = toldIn(countedText(text));
  const ask = tellsAddress(open, text) ? 'address' : first?.ask;
  if (ask === undefined || more.length > 0 || draft.session.frames.length > 1) return false;
  // Which permit it is for is still to be settled.
  if (contextIn(draft, open.frame.subject).required().size === 0) return false;
  if (!(step.type.open ? NO_NAME : NOT_EVERYWHERE).has(ask)) return false;
  if (!step.type.open && readOpen(draft, open, { kind: 'text', text }).read === 'answer') return false;
  say(draft, 'told.not_asked', { field: { text: `field.${ask}` } });
  draft.ask = true;
  return true;
}

/** What no name and no trade looks like. */
const NO_NAME: ReadonlySet<AskName> = new Set<AskName>(['email', 'address']);
/** What one permit asks for and another does not. */
const NOT_EVERYWHERE: ReadonlySet<AskName> = new Set<AskName>([
  'email',
  'npwp',
  'workers',
  'capital',
  'business_name',
  'address',
]);

/** Nothing but the number or address that was asked for: what comes most often is not looked at twice. */
function isBareAnswer(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const { key, type } = open.position.step;
  if (type.open || SHAPELESS.has(key) || !/^(?:[\d\s.+()-]+|\S+@\S+)$/.test(text)) return false;
  return readOpen(draft, open, input.content).read === 'answer';
}

/** One fact, for the open question: words around it ("nih nik nya … ya min") must not spoil it. */
function takeOwn(draft: Draft, open: Open, input: MessageInput, own: Fact): boolean {
  const { type } = open.position.step;
  const whole = type.read(input.content, contextIn(draft, open.frame.subject), open.frame.asked);
  if (whole.read === 'answer' && !type.open) return false;
  const reading = readFact(draft, open, own);
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
    if (own) return undefined;
    if (SHAPELESS.has(step.key)) return besideFacts(draft, open, text, facts);
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

/** "5jt, sendiri", "2, modal 10 juta": the sum or the number that stands beside a fact. */
function besideFacts(
  draft: Draft,
  { frame, position: { step } }: Open,
  text: string,
  facts: readonly Fact[],
): Extract<Reading, { read: 'answer' }> | undefined {
  const rest = without(countedText(text), facts);
  if (rest === '' || facts.some(({ start }) => start === undefined)) return undefined;
  const content = { kind: 'text', text: rest } as const;
  const reading = step.type.read(content, contextIn(draft, frame.subject), undefined);
  return reading.read === 'answer' ? reading : undefined;
}

/** An address written while told facts wait for a yes waits with them. */
export function joinAddress(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  if (!isConfirming(draft, open.frame) || WHERE.has(open.position.step.key) || !isAddress(text)) return false;
  // "alamatnya salah, harusnya rt 3" tells what to put right, and is no address as it stands.
  if (correctionIn(text, canonicalText(text))) return false;
  const step = stepNamed(open.flow, contextIn(draft, open.frame.subject), 'address');
  if (!step) return false;
  const fact = { step, value: text };
  keep(draft, open, input, new Map([[fact, readFact(draft, open, fact)]]));
  return true;
}
