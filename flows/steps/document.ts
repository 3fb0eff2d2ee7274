import { identityKinds } from '../../licensing/identity/kind.ts';
import type { Requirement } from '../../licensing/catalogue/permit.ts';
import { defineStepType } from '../define.ts';
import type { Reading, StepType } from '../define.ts';
import { localDate } from '../../licensing/calendar/local-time.ts';
import { plainText } from '../engine/plain-text.ts';

/** Shorter than any data in words. */
const FEWEST = 6;
const MOST = 500;

/**
 * One document of the checklist: a picture or a file; where the requirement allows it, its number or what stands in it
 * typed instead. The answer's value names the message the file came in, the number, or the words.
 */
export function document(requirement: Pick<Requirement, 'code' | 'typed'>): StepType {
  return defineStepType({
    name: 'document',
    open: requirement.typed === 'words',
    byShape: true,
    numeric: requirement.typed !== undefined && requirement.typed !== 'words',
    read(content, context) {
      if (content.kind === 'image' || content.kind === 'document') {
        if ('fault' in content.file) return { read: 'refused', reason: `file.${content.file.fault}` };
        return { read: 'answer', value: { file: content.file.id } };
      }
      const words = plainText(content);
      if (words === undefined || requirement.typed === undefined) return { read: 'other' };
      if (requirement.typed === 'words') return inWords(words);
      if (!/\d{4}/.test(words)) return { read: 'other' };
      const check = identityKinds[requirement.typed === 'nib' ? 'nib' : 'npp'];
      const verdict = check(words.replace(/^[^\d]*/, ''), {
        today: localDate(context.now, context.world.calendar.zone),
        regions: context.world.regions,
      });
      if (!verdict.ok) return { read: 'refused', reason: `identity.${requirement.typed}.shape` };
      const { normalised: number } = verdict;
      return { read: 'answer', value: { number }, raw: words, also: { [requirement.typed]: number } };
    },
  });
}

/** An officer sees whether it says enough. */
function inWords(words: string): Reading {
  const text = words.replace(/\s+/g, ' ').trim();
  if (text.length < FEWEST || !/\p{L}{3}/u.test(text)) return { read: 'other' };
  if (text.length > MOST) return { read: 'refused', reason: 'text.too_long', values: { max: MOST } };
  return { read: 'answer', value: { text }, raw: words, mark: 'to_check' };
}
