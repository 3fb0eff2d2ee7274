import { READING_RULES } from '../../../licensing/reading.ts';
import type { World } from '../../world.ts';
import { DEFAULT_LANGUAGE } from '../../texts.ts';

/**
 * The words an applicant hears for an officer's reason: those of the reader have a sentence in every language, whether an
 * officer gives the rule by its name or the sentence that the desk proposes.
 */
export function paperReason({ texts }: World, language: string, given: string): string {
  const named = given.toLowerCase().replaceAll(/[_ ]/g, '-');
  const rule = READING_RULES.find(
    (each) => each === named || texts.text(DEFAULT_LANGUAGE, `paper_reason.${each}`) === given,
  );
  return rule === undefined ? given : texts.text(language, `paper_reason.${rule}`);
}
