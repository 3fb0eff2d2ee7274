import { readChoice } from '../../licensing/understanding/words/choice.ts';
import { defineStepType } from '../define.ts';
import type { StepContext, StepType } from '../define.ts';
import type { SayOption } from '../event.ts';
import { plainText } from '../engine/plain-text.ts';
import { renderOptions } from '../engine/render.ts';

/** Keys of its words: asked for, asked anew ({{value}}: as it stands), and the option that takes it back. */
type Texts = { ask: string; again: string; drop: string };

/** A question about one item of a repeated group: read like `type`, and its last option takes the item back. */
export function groupItem(type: StepType, texts: Texts): StepType {
  const options = (context: StepContext): SayOption[] => [
    ...(type.options?.(context) ?? []),
    { id: 'drop', label: { text: texts.drop } },
  ];
  return defineStepType({
    ...type,
    options,
    read(content, context, asked) {
      const words = plainText(content);
      const shown = options(context);
      const index =
        words === undefined
          ? null
          : readChoice(words, renderOptions(context.world, context.facts.contact.language, shown));
      if (index === shown.length - 1) return { read: 'drop' };
      if (!asked) return type.read(content, context, undefined);
      // The inner list is shorter by one, so its fingerprint is another.
      const { options: _, ...rest } = asked;
      return type.read(content, context, rest);
    },
    question({ answers }, key) {
      const value = answers.get(key)?.value;
      return typeof value === 'string' ? { text: texts.again, values: { value } } : { text: texts.ask };
    },
  });
}
