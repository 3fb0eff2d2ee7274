import { readChoice } from '../../licensing/understanding/words/choice.ts';
import type { SayOption } from '../event.ts';
import { defineStepType } from '../define.ts';
import type { StepContext, StepType } from '../define.ts';
import { optionHash } from '../engine/options.ts';
import { renderOptions } from '../engine/render.ts';
import { plainText } from '../engine/plain-text.ts';

/** One of a few options, by number, word, label or near miss, in the words of the person's language. */
export function choice(options: (context: StepContext) => SayOption[]): StepType {
  return defineStepType({
    name: 'choice',
    open: false,
    byShape: false,
    numeric: false,
    options,
    read(content, context, asked) {
      const text = plainText(content);
      if (text === undefined) return { read: 'other' };
      const shown = options(context);
      const labels = renderOptions(context.world, context.facts.contact.language, shown);
      const index = readChoice(text, labels);
      if (index === null) return { read: 'other' };
      if (asked?.options !== undefined && asked.options !== optionHash(shown)) {
        return { read: 'refused', reason: 'choice.list_changed' };
      }
      const picked = shown[index];
      return picked ? { read: 'answer', value: picked.id, raw: text } : { read: 'other' };
    },
    stale(value, context) {
      return options(context).some((option) => option.id === value) ? undefined : 'choice.no_longer';
    },
  });
}
