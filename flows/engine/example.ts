import type { Step, StepContext } from '../define.ts';
import type { Value } from '../event.ts';
import { companyWord } from './holder.ts';

/** What an answer to a question looks like; empty where there is no example of it. */
export function exampleOf({ key, asks }: Step, context: StepContext): Value {
  const found = [`example.${key}`, `example.${asks}`].find((text) => context.world.texts.has(text));
  return found === undefined ? '' : { text: found, values: { form: companyWord(context) } };
}
