import { isOnePaper } from '../../../licensing/bundle/together.ts';
import { fieldIn } from '../../../licensing/understanding/facts/fields.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { currentApplication } from '../frames.ts';
import { namesOf, paperOf } from '../permits/permit-names.ts';
import { keepTopic, toldOf, topicOf } from '../permits/topic.ts';

/** What asks for the answer itself once more, however much of it was told. */
const AGAIN: Readonly<Partial<Record<string, RegExp>>> = {
  ask_requirements:
    /\b(?:\w*syarat\w*|berkas\w*|dokumen\w*|kelengkapan|lengkapi|siapkan|bawa|apa saja|apa lagi|surat apa|requirements?|documents?)\b/,
  ask_procedure:
    /\b(?:cara\w*|bagaimana|prosedur\w*|alur\w*|langkah\w*|tahap\w*|urus|mengurus|daftar|how|steps?)\b/,
};

/** Whether something may be, which no list of what is needed tells. */
const MAY = /\b(?:boleh|bisa|can|may|could)\b/;
const NEEDED = /\b(?:perlu|harus|wajib|butuh|pakai|tanpa|izin apa|need|needs|must|without)\b/;
/** "kalau cuma pickup?": goes on about what was spoken of. */
const WHAT_IF = /^(?:kalau|bila|jika|what if|if) (?:\S+ ?){1,4}$/;

/** Whether a canonical question about requirements is answered by the list of them. */
export function listTells(canonical: string): boolean {
  const asked = AGAIN['ask_requirements']?.test(canonical) ?? false;
  return asked || !MAY.test(canonical) || NEEDED.test(canonical) || fieldIn(canonical) !== undefined;
}

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
  if (permit !== undefined && (entity === null || String(entity) === permit.code))
    return sayInstead(draft, 'info.not_noted', permit.short_name);
  if (isOfForm(draft, entity)) return sayInstead(draft, 'info.not_known');
  if (intent !== 'ask_requirements' || listTells(canonical)) return false;
  const named = entity === null ? topicOf(draft) : [entity].flat();
  if (named.length > 1 && !isOnePaper(named)) return false;
  const [first] = named;
  if (first === undefined) return sayInstead(draft, 'info.not_known');
  keepTopic(draft, ...(named as [string, ...string[]]));
  return sayInstead(
    draft,
    'info.not_noted_yet',
    named.length > 1 ? paperOf(named) : namesOf(draft.world, named),
  );
}

/** About the permits that are being filled in, and no others. */
function isOfForm(draft: Draft, entity: Understanding['entity']): boolean {
  const { session } = draft;
  const filling = session.frames.at(-1)?.flow === 'apply';
  const permits = filling ? (currentApplication(draft)?.permits ?? []) : [];
  return permits.length > 0 && [entity ?? []].flat().every((code) => permits.includes(code));
}

/** "kalau cuma pickup?" names no matter of another office, so it is none. */
export function sayWhatIf(draft: Draft, { intent, entity }: Understanding, text: string): boolean {
  if (intent !== 'out_of_scope' || entity !== null || !WHAT_IF.test(canonicalText(text))) return false;
  return sayInstead(draft, 'info.not_known');
}

function sayInstead(draft: Draft, text: string, permit?: ReturnType<typeof namesOf>): true {
  say(draft, text, permit === undefined ? {} : { permit });
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
  return true;
}
