import { NIB } from '../../../licensing/bundle/together.ts';
import { nibOfKind } from '../../../licensing/understanding/intent/entities.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import type { Draft } from '../draft.ts';
import { currentApplication } from '../frames.ts';
import { topicOf } from '../permits/topic.ts';
import { ABOUT_PERMITS } from './wishes.ts';

/** More words than these speak of something else. */
const FEW = 8;

/** "kalau yang PT?" while a person's NIB is spoken of, or filled in: the company's is asked about. */
export function askedKind(draft: Draft, { intent, entity }: Understanding, text: string): string | null {
  const canonical = canonicalText(text);
  if (entity !== null || !ABOUT_PERMITS.has(intent) || canonical.split(' ').length > FEW) return null;
  const topic = topicOf(draft);
  const spokenOf = topic.length > 0 ? topic : (currentApplication(draft)?.permits ?? []);
  const ofNib = spokenOf.some((code) => NIB.includes(code));
  return ofNib ? (nibOfKind(canonical) ?? null) : null;
}
