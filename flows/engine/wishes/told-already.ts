import { isOnePaper, NIB } from '../../../licensing/bundle/together.ts';
import type { FaqEntry } from '../../../licensing/catalogue/office.ts';
import { LIKELY } from '../../../licensing/understanding/intent/found.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Value } from '../../event.ts';
import type { World } from '../../world.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { formOf, topFrame } from '../frames.ts';
import { namesOf, paperOf } from '../permits/permit-names.ts';
import { keepTopic, toldOf, topicOf } from '../permits/topic.ts';
import { hasAnswered } from './one-answer.ts';
import { sayAnswer, writtenAnswer } from './questions.ts';
import { AGAIN, listTells, PAPER_NEEDED } from './what-lists-tell.ts';

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
  const again = AGAIN[intent];
  if (again === undefined || intents.length > 1 || again.test(canonical)) return false;
  const permit = toldOf(draft, intent);
  if (permit !== undefined && (entity === null || String(entity) === permit.code)) {
    // "kalau ga punya kena denda ga" leaves out what it is about, and may be written down after all.
    const written = writtenAnswer(draft.world, text) ?? writtenBeside(draft.world, permit.short_name, text);
    if (written) sayAnswer(draft, written);
    else if (!hasAnswered(draft)) say(draft, 'info.not_noted', { permit: permit.short_name });
    return goesOn(draft);
  }
  const filling = topFrame(draft)?.flow === 'apply';
  if (filling && formOf(draft, [entity ?? []].flat())) return sayInstead(draft, 'info.not_known');
  if (intent !== 'ask_requirements' || listTells(canonical)) return false;
  const named = entity === null ? topicOf(draft) : [entity].flat();
  if (named.length > 1 && !isOnePaper(named)) return false;
  const [first] = named;
  if (first === undefined) return sayInstead(draft, 'info.not_known');
  keepTopic(draft, ...(named as [string, ...string[]]));
  const paper = named.length > 1 ? paperOf(named) : namesOf(draft.world, named);
  if (!PAPER_NEEDED.test(canonical)) return sayInstead(draft, 'info.not_noted_yet', paper);
  // Whether a NIB is needed is no matter of the business.
  const ofNib = named.every((code) => NIB.includes(code));
  const written = ofNib ? writtenAnswer(draft.world, `wajib ${paperOf(named)}`) : undefined;
  if (!written) return sayInstead(draft, 'info.need_open', paper);
  sayAnswer(draft, written);
  return goesOn(draft);
}

/** The answer that the words and the name of a permit find together, and not the name alone. */
function writtenBeside(world: World, name: string, text: string): FaqEntry | undefined {
  const found = writtenAnswer(world, `${name} ${text}`);
  return found === writtenAnswer(world, `apa itu ${name}`) ? undefined : found;
}

/** "kalau cuma pickup?" names no matter of another office, so it is none; nor is it a new one where a permit is spoken of. */
export function sayWhatIf(draft: Draft, understood: Understanding, text: string): boolean {
  const { intent, entity, confidence } = understood;
  if (entity !== null || !WHAT_IF.test(canonicalText(text))) return false;
  const unsure = confidence < LIKELY && topicOf(draft).length > 0;
  if (intent !== 'out_of_scope' && !unsure) return false;
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
