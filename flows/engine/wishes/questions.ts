import { isOneNib, isOnePaper } from '../../../licensing/bundle/together.ts';
import { isDocumentAsk, documentCode } from '../../../licensing/catalogue/asks.ts';
import type { AskName } from '../../../licensing/catalogue/asks.ts';
import type { FaqEntry } from '../../../licensing/catalogue/office.ts';
import { clausesOf } from '../../../licensing/understanding/words/clauses.ts';
import { oldNameIn } from '../../../licensing/understanding/intent/entities.ts';
import {
  asksByName,
  asksLegalBasis,
  asksValidity,
  fieldIn,
  isAsked,
  isFieldName,
  whyIn,
  wordFor,
} from '../../../licensing/understanding/facts/fields.ts';
import type { Intent } from '../../../licensing/understanding/intent/intents.ts';
import { statesWish } from '../../../licensing/understanding/intent/wish.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Value } from '../../event.ts';
import type { World } from '../../world.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { currentApplication, openQuestion, popFrame, topFrame } from '../frames.ts';
import { answerInfo } from './info.ts';
import { askOfficer } from '../talk/officer.ts';
import { namesOf } from '../permits/permit-names.ts';
import { keepTopic, topicOf } from '../permits/topic.ts';
import { SURE } from './wishes.ts';
import { listTells } from './what-lists-tell.ts';

/** A question that no intent stands for: its answer is written down, or follows from the catalogue. */
export type Question =
  /** `named`: the permits it was asked about. */
  | { about: 'faq'; entry: FaqEntry; named: string | string[] | null }
  | { about: 'why'; ask: AskName | undefined }
  /** `intent`: what is asked of these permits besides the intents that the recogniser knows. */
  | { about: 'permit'; intent: 'ask_legal_basis' | 'ask_validity'; permits: string | string[] | null };

/** From here on an answer of the office fits what was asked. */
const FITS = 0.7;
/** So well it must fit to stand before an intent that was recognised surely. */
const FITS_BETTER = 0.95;

/** What the catalogue answers better than any written answer. */
const OF_THE_CATALOGUE: ReadonlySet<Intent> = new Set<Intent>([
  'ask_requirements',
  'ask_fee',
  'ask_duration',
  'ask_location_hours',
  'check_status',
  'start_application',
]);

const OSS = /\boss\b/i;
const JOINED = /[,;.!?\n]+|\s(?:dan|dn|sama|sm|serta|terus|trus|plus|&|\+)\s/i;

/** "nik tidak valid di oss sama emailnya salah": the troubles that are told of one system, each with its name. */
function troublesIn({ faq }: World, text: string): string[] {
  if (!OSS.test(text)) return [];
  const told = text
    .split(JOINED)
    .filter((part) => part.trim() !== '')
    .map((part) => (OSS.test(part) ? part : `${part} oss`))
    .flatMap((part) => {
      const found = faq.find(part);
      return found && found.score >= FITS ? { part, id: found.entry.id } : [];
    });
  return [...Map.groupBy(told, ({ id }) => id).values()].map(([first]) => first!.part);
}

/** "ini resmi kan" */
const TAG = /\bkan$/;

/** The first question of this kind in a message; `rest`: what else it says, if that stands in clauses of its own. */
export function questionIn(world: World, text: string): { question: Question; rest: string } | undefined {
  const canonical = canonicalText(text);
  if (canonical === '' || !(isAsked(text, canonical) || asksByName(canonical) || TAG.test(canonical)))
    return undefined;
  const [trouble, ...more] = troublesIn(world, text);
  const told =
    trouble && more.length > 0 ? questionOf(world, trouble, canonicalText(trouble), trouble) : undefined;
  if (told) return { question: told, rest: more.join(', ') };
  const clauses = clausesOf(text);
  if (clauses.length > 1) {
    for (const [at, clause] of clauses.entries()) {
      const asks = !statesWish(clause) && !isFieldName(clause);
      const question = asks ? questionOf(world, clause, clause, text) : undefined;
      if (question) return { question, rest: clauses.toSpliced(at, 1).join(', ') };
    }
  }
  const whole = clauses.length > 1 ? clauses.join(' ') : text;
  // "mau urus pbg, caranya gimana": what PBG is, nobody asked. "mau buat pt sendiri, gimana" is asked word for word.
  if (clauses.length > 1 && clauses.some(statesWish) && (world.faq.find(whole)?.score ?? 0) < FITS_BETTER)
    return undefined;
  const question = questionOf(world, whole, canonical, text);
  return question && { question, rest: '' };
}

/** `message`: all of it, of which `text` may be a clause. */
function questionOf(world: World, text: string, canonical: string, message: string): Question | undefined {
  const why = whyIn(canonical);
  const found = world.faq.find(text);
  const fits = found !== undefined && found.score >= FITS;
  if (why && !(fits && found.score >= FITS_BETTER && tellsWhy(found.entry)))
    return { about: 'why', ask: why.ask };
  if (asksLegalBasis(canonical))
    return { about: 'permit', intent: 'ask_legal_basis', permits: world.understand(text).entity };
  if (!fits && asksValidity(canonical))
    return { about: 'permit', intent: 'ask_validity', permits: world.understand(message).entity };
  if (!fits) return undefined;
  const { intent, intents, confidence, entity } = world.understand(text);
  const named = message === text ? entity : world.understand(message).entity;
  if (isOfOtherOffice(world, text, entity, found.entry)) return undefined;
  // "biaya dan lama nib": a written answer tells one of the two.
  if (found.score < FITS_BETTER && intents.filter((each) => OF_THE_CATALOGUE.has(each)).length > 1)
    return undefined;
  const catalogued = OF_THE_CATALOGUE.has(intent);
  if (catalogued && namesOthers(named)) return undefined;
  // "apa itu pirt? biayanya brp": the fee of what another clause names, which no general answer tells.
  const ofAnother = entity === null && named !== null;
  const byList = intent !== 'ask_requirements' || listTells(canonical);
  if ((found.score < FITS_BETTER || ofAnother) && catalogued && byList && confidence >= SURE)
    return undefined;
  return { about: 'faq', entry: found.entry, named };
}

/** "untuk apa nik": what a NIK is, nobody asked. */
const tellsWhy = ({ phrases }: FaqEntry): boolean =>
  phrases.some((phrase) => whyIn(canonicalText(phrase)) !== undefined);

/** "halal gratis?": of another office's matter, which a written answer about ours does not tell. */
function isOfOtherOffice(
  { catalogue, referrals }: World,
  text: string,
  entity: string | string[] | null,
  { phrases }: FaqEntry,
): boolean {
  if (typeof entity === 'string' && catalogue.permits.get(entity)?.handling === 'referral') return true;
  const other = referrals.find(text, false);
  return other !== undefined && phrases.every((phrase) => referrals.find(phrase, false) !== other);
}

/** "biaya reklame dan nib": more than one paper, of which a written answer may tell one only. */
const namesOthers = (entity: string | string[] | null): boolean =>
  Array.isArray(entity) && !isOnePaper(entity);

/** A report is the matter of the whole message, however it goes on. */
export function isReport(question: Question): boolean {
  return question.about === 'faq' && question.entry.then === 'report';
}

/** Answers it; the open question follows with its progress. */
export function answerQuestion(draft: Draft, question: Question): void {
  if (question.about === 'permit') {
    answerInfo(draft, [question.intent], question.permits ?? undefined);
    return;
  }
  const others = question.about === 'faq' ? othersThan(draft, question) : [];
  if (question.about === 'why') sayWhy(draft, question.ask);
  else if (others.length > 0) say(draft, 'info.not_noted_yet', { permit: namesOf(draft.world, others) });
  else {
    sayAnswer(draft, question.entry);
    // "pbg?", and then "brp lama": of the same.
    const [first, ...others] = [question.named ?? []].flat();
    if (first !== undefined && (others.length === 0 || isOneNib([first, ...others])))
      keepTopic(draft, first, ...others);
  }
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
  if (question.about !== 'faq' || question.entry.then !== 'report') return;
  // What is told besides is part of the report that waits.
  if (draft.facts.ticket?.topic === 'report') return;
  // The open question comes once, after the word that the report is written down.
  draft.ask = false;
  // Told as a complaint, it is a report: nobody has to tell it twice.
  if (topFrame(draft)?.flow === 'complaint') popFrame(draft);
  askOfficer(draft, 'report', question.entry.question);
}

/** The permits that are asked about, or spoken of, where the answer is true of others only. */
function othersThan(draft: Draft, { entry, named }: Extract<Question, { about: 'faq' }>): string[] {
  const topic = topicOf(draft);
  const spokenOf = topic.length > 0 ? topic : (currentApplication(draft)?.permits ?? []);
  const meant = named === null ? spokenOf : [named].flat();
  return meant.some((code) => entry.permits?.includes(code) ?? true) ? [] : meant;
}

/** An answer of the office that fits the words, asked or only told: "bansos saya belum cair". */
export function writtenAnswer({ faq }: World, text: string): FaqEntry | undefined {
  const found = faq.find(text);
  return found && found.score >= FITS ? found.entry : undefined;
}

/** What is counted up and not looked up, so that people ask what belongs to it. */
const COUNTED: ReadonlySet<AskName> = new Set<AskName>(['capital', 'workers']);
/** Of these they ask how it is looked up and whose will do: "cara ceknya gimana", "bisa pakai punya teman?". */
const HELD: ReadonlySet<AskName> = new Set<AskName>(['npwp', 'email']);
const OF_HELD = /\b(?:cek|aktif|pakai)(?:nya)?\b/;

/** "syaratnya apa saja?" is about the permit, whatever is being asked. */
const OF_PAPERS = /\b(?:syarat|berkas|dokumen)\b/;

/**
 * "tanah dihitung ga?" where the capital is asked: a question that leaves out what it is about, as anybody does who was just
 * asked for it. Undefined where it stands by itself, or names something else.
 */
export function questionAbout(world: World, ask: AskName, text: string): Question | undefined {
  const canonical = canonicalText(text);
  const unnamed = COUNTED.has(ask) || (HELD.has(ask) && OF_HELD.test(canonical));
  const word = unnamed ? wordFor(ask) : undefined;
  if (word === undefined || !isAsked(text, canonical) || fieldIn(canonical) !== undefined) return undefined;
  if (OF_PAPERS.test(canonical)) return undefined;
  if (writtenAnswer(world, text) !== undefined || world.understand(text).entity !== null) return undefined;
  const entry = writtenAnswer(world, `${word} ${canonical}`);
  return entry && { about: 'faq', entry, named: null };
}

/** A rule, among sources that may also be studies and talks. */
const RULE = /^(PP|UU|PMK|PER|Perpres|Permen\w*|PerBPOM|Peraturan|DJP)\b/;

export function sayAnswer(draft: Draft, entry: FaqEntry): void {
  const rule = entry.sources.find((source) => RULE.test(source));
  const source: Value = rule === undefined ? '' : { text: 'faq.source', values: { source: rule } };
  const answer = entry.answer_in?.[draft.facts.contact.language] ?? entry.answer;
  say(draft, 'faq.answer', { answer, source });
}

/** What something is needed for: of the thing named, else of the open question. */
export function sayWhy(draft: Draft, named: AskName | undefined): void {
  const open = openQuestion(draft);
  const ask = named ?? open?.position.step.asks;
  const { texts } = draft.world;
  if (ask !== undefined && isDocumentAsk(ask)) {
    const code = documentCode(ask);
    const own = `why.doc_${code}`;
    if (texts.has(own)) return say(draft, own);
    const item =
      open &&
      contextIn(draft, open.frame.subject)
        .checklist()
        .find((each) => each.code === code);
    if (item) return say(draft, 'why.document', { label: item.label, note: item.note ?? '' });
  }
  const own = `why.${ask}`;
  say(draft, ask !== undefined && texts.has(own) ? own : 'why.other');
}

/** A paper of former rules (SIUP, IMB) is answered with what stands in its place today, in one sentence. */
export function tellReplaced(draft: Draft, text: string): void {
  const former = oldNameIn(canonicalText(text));
  if (former) say(draft, 'permit.replaced', { note: former.note });
}
