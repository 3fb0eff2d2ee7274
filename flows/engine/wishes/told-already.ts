import type { Understanding } from '../../../licensing/understanding/understand.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { currentApplication } from '../frames.ts';
import { toldOf } from '../permits/topic.ts';

/** What asks for the answer itself once more, however much of it was told. */
const AGAIN: Readonly<Partial<Record<string, RegExp>>> = {
  ask_requirements:
    /\b(?:\w*syarat\w*|berkas\w*|dokumen\w*|kelengkapan|lengkapi|siapkan|bawa|apa saja|apa lagi|surat apa|requirements?|documents?)\b/,
  ask_procedure:
    /\b(?:cara\w*|bagaimana|prosedur\w*|alur\w*|langkah\w*|tahap\w*|urus|mengurus|daftar|how|steps?)\b/,
};

/**
 * "boleh praktik di dua tempat?" after the list of what it needs: the same list is no answer, and what does not stand there is
 * not guessed; nor in the middle of a form, which asks for all that it needs. False: it was not told yet, or is asked for again.
 */
export function sayToldAlready(
  draft: Draft,
  intents: readonly string[],
  entity: Understanding['entity'],
  text: string,
): boolean {
  const [intent = ''] = intents;
  const again = AGAIN[intent];
  if (again === undefined || intents.length > 1 || again.test(canonicalText(text))) return false;
  const permit = toldOf(draft, intent);
  if (permit !== undefined && (entity === null || String(entity) === permit.code))
    say(draft, 'info.not_noted', { permit: permit.short_name });
  else if (isOfForm(draft, entity)) say(draft, 'info.not_known');
  else return false;
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
  return true;
}

/** About the permits that are being filled in, and no others. */
function isOfForm(draft: Draft, entity: Understanding['entity']): boolean {
  const { session } = draft;
  const filling = session.frames.at(-1)?.flow === 'apply';
  const permits = filling ? (currentApplication(draft)?.permits ?? []) : [];
  return permits.length > 0 && [entity ?? []].flat().every((code) => permits.includes(code));
}
