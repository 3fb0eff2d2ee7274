import { isOnePaper, NIB, SIP } from '../../../licensing/bundle/together.ts';
import type { FaqEntry } from '../../../licensing/catalogue/office.ts';
import { LIKELY } from '../../../licensing/understanding/intent/found.ts';
import { permitNames, withoutPermits } from '../../../licensing/understanding/intent/entities.ts';
import { isQuestion } from '../../../licensing/understanding/intent/model.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Value } from '../../event.ts';
import type { World } from '../../world.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { formOf, topFrame } from '../frames.ts';
import { namesOf, paperOf } from '../permits/permit-names.ts';
import { keepTopic, referralSpokenOf, toldOf, topicOf } from '../permits/topic.ts';
import { hasAnswered } from './one-answer.ts';
import { sayAnswer, writtenAnswer } from './questions.ts';
import { SURE } from './wishes.ts';
import { AGAIN, FIGURE_ASKED, listTells, PAPER_NEEDED, putsCase, stepsTell } from './what-lists-tell.ts';

/** "kalau cuma pickup?": goes on about what was spoken of. */
const WHAT_IF = /^(?:kalau|bila|jika|what if|if) (?:\S+ ?){1,4}$/;

/**
 * "boleh praktik di dua tempat?", or any question after the list of what it needs was told: a list is no answer, and what does
 * not stand there is not guessed; nor in the middle of a form, which asks for all that it needs. False: what it needs answers it,
 * or is asked for again.
 */
export function sayNotNoted(
  draft: Draft,
  intents: readonly string[],
  entity: Understanding['entity'],
  text: string,
): boolean {
  const [intent = ''] = intents;
  const canonical = canonicalText(text);
  const figure = FIGURE_ASKED[intent];
  const again = AGAIN[intent] ?? figure;
  if (again === undefined || intents.length > 1) return false;
  const topic = topicOf(draft);
  const spoken = namesOnlyPerson(entity, canonical, topic) ? null : entity;
  const ownCase =
    spoken !== entity ||
    (topic.length + [entity ?? []].flat().length > 0 &&
      putsCase(withoutPermits(canonical, permitNames(draft.world.catalogue))));
  if (figure ? !ownCase || figure.test(canonical) : !ownCase && again.test(canonical)) return false;
  const permit = toldOf(draft, intent);
  if (permit !== undefined && (spoken === null || String(spoken) === permit.code)) {
    if (sayWrittenBeside(draft, permit.short_name, text)) return goesOn(draft);
    if (!hasAnswered(draft)) say(draft, 'info.not_noted', { permit: permit.short_name });
    return goesOn(draft);
  }
  const filling = topFrame(draft)?.flow === 'apply';
  if (filling && formOf(draft, [spoken ?? []].flat())) return sayInstead(draft, 'info.not_known');
  const tells =
    intent === 'ask_requirements' ? listTells(canonical) : !isQuestion(text) || stepsTell(canonical);
  if (!ownCase && tells) return false;
  const named = spoken === null ? topic : [spoken].flat();
  // Of two permits that are named: how they differ stands in neither list.
  if (named.length > 1 && !isOnePaper(named)) return ownCase && sayInstead(draft, 'info.not_known');
  const [first] = named;
  if (first === undefined) return sayInstead(draft, 'info.not_known');
  keepTopic(draft, ...(named as [string, ...string[]]));
  const paper = named.length > 1 ? paperOf(named) : namesOf(draft.world, named);
  const { short_name = first } = draft.world.catalogue.permits.get(first) ?? {};
  if (ownCase && sayWrittenBeside(draft, short_name, text)) return goesOn(draft);
  if (!PAPER_NEEDED.test(canonical)) return sayInstead(draft, 'info.not_noted_yet', paper);
  // Whether a NIB is needed is no matter of the business.
  const ofNib = named.every((code) => NIB.includes(code));
  const written = ofNib ? writtenAnswer(draft.world, `wajib ${paperOf(named)}`) : undefined;
  if (!written) return sayInstead(draft, 'info.need_open', paper);
  sayAnswer(draft, written);
  return goesOn(draft);
}

const OF_PAPER = /\b(?:sip\w*|izin|praktik|surat|syarat|urus)\b/;

/** "harus ada apoteker?" where a clinic is spoken of: a person is named, and no paper of theirs. */
function namesOnlyPerson(
  entity: Understanding['entity'],
  canonical: string,
  topic: readonly string[],
): boolean {
  const named = [entity ?? []].flat();
  const ofPersons = named.length > 0 && named.every((code) => SIP.includes(code));
  return (
    ofPersons && topic.length > 0 && !topic.some((code) => SIP.includes(code)) && !OF_PAPER.test(canonical)
  );
}

/** "kalau ga punya kena denda ga" leaves out what it is about, and may be written down after all. */
function sayWrittenBeside(draft: Draft, name: string, text: string): boolean {
  const written = writtenAnswer(draft.world, text) ?? writtenBeside(draft.world, name, text);
  if (written) sayAnswer(draft, written);
  return written !== undefined;
}

/** The answer that the words and the name of a permit find together, and not the name alone. */
function writtenBeside(world: World, name: string, text: string): FaqEntry | undefined {
  const found = writtenAnswer(world, `${name} ${text}`);
  return found === writtenAnswer(world, `apa itu ${name}`) ? undefined : found;
}

/** "kalau cuma pickup?" names no matter of another office, so it is none; nor is it a new one where a permit is spoken of. */
export function sayWhatIf(draft: Draft, understood: Understanding, text: string): boolean {
  const { intent, entity, confidence } = understood;
  const canonical = canonicalText(text);
  if (entity !== null || !(WHAT_IF.test(canonical) || putsCase(canonical))) return false;
  const [first] = topicOf(draft);
  const sure = intent === 'ask_location_hours' ? SURE : LIKELY;
  const spokenOf = first !== undefined || referralSpokenOf(draft) !== undefined;
  const unsure = confidence < sure && spokenOf;
  if (intent !== 'out_of_scope' && !unsure) return false;
  const { short_name = '' } = draft.world.catalogue.permits.get(first ?? '') ?? {};
  if (unsure && sayWrittenBeside(draft, short_name, text)) return goesOn(draft);
  return sayInstead(draft, 'info.not_known');
}

function sayInstead(draft: Draft, text: string, permit?: Value): true {
  say(draft, text, permit === undefined ? {} : { permit });
  return goesOn(draft);
}

function goesOn(draft: Draft): true {
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
  return true;
}
