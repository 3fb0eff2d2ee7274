import { identityKinds } from '../../licensing/identity/kind.ts';
import type { Requirement } from '../../licensing/catalogue/permit.ts';
import { defineStepType } from '../define.ts';
import type { StepType } from '../define.ts';
import { localDate } from '../../licensing/calendar/local-time.ts';
import { plainText } from '../engine/plain-text.ts';

/**
 * One document of the checklist: a picture or a file; where the requirement allows it, its number
 * typed instead. The answer's value names the message the file came in, or the number.
 */
export function document(requirement: Pick<Requirement, 'code' | 'typed'>): StepType {
  return defineStepType({
    name: 'document',
    open: false,
    byShape: true,
    numeric: requirement.typed !== undefined,
    read(content, context) {
      if (content.kind === 'image' || content.kind === 'document') {
        if ('fault' in content.file) return { read: 'refused', reason: `file.${content.file.fault}` };
        return { read: 'answer', value: { file: content.file.id } };
      }
      const words = plainText(content);
      if (words === undefined || requirement.typed === undefined || !/\d{4}/.test(words))
        return { read: 'other' };
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
