import { NIB } from '../../../licensing/bundle/together.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import type { MessageInput } from '../../input.ts';
import type { Draft } from '../draft.ts';
import { openQuestion, topFrame } from '../frames.ts';
import { beginTold } from '../permits/begin.ts';
import { sayBesideNib } from '../permits/beside-nib.ts';
import { leadElsewhere } from '../permits/elsewhere.ts';
import { wishSeveral } from '../permits/several-permits.ts';
import { saidOf, topicOf } from '../permits/topic.ts';
import { keepWish } from '../told/keep-told.ts';

/** "Mau" after one or several permits were told of. */
export function beginTopic(
  draft: Draft,
  topic: string[],
  text: string,
  input: Pick<MessageInput, 'id'>,
): void {
  const [only = ''] = topic;
  if (topic.length > 1) return wishSeveral(draft, topic, { text, message: input.id });
  if (!leadElsewhere(draft, only)) beginSaid(draft, topic, {}, text, input);
}

/** "bikin aja NIB-nya", after the NIB of a person was told of, is that one; said of none, whatever was told of. */
export function topicMeant(draft: Draft, entity: Understanding['entity']): string[] {
  const topic = topicOf(draft);
  return entity === null || (topic.length === 1 && topic.some(isNib)) ? topic : [];
}

export const isNib = (code: string): boolean => NIB.includes(code);

const LONGEST_WISH = 300;

/** Begins a form with what the wish, and the questions before it, told of it. */
export function beginSaid(
  draft: Draft,
  codes: string[],
  facts: Understanding['facts'],
  text: string,
  input: Pick<MessageInput, 'id'>,
): void {
  const said = saidOf(draft, codes);
  // "syarat perpanjangan SIP?", and then "mau": what it is for was told with the question.
  const before = said.map((words) => draft.world.understand(words).facts).reverse();
  beginTold(draft, codes, Object.assign({}, ...before, facts) as Understanding['facts']);
  sayBesideNib(draft, text);
  const frame = codes.length === 0 ? topFrame(draft) : undefined;
  if (frame) frame.wish = text.slice(0, LONGEST_WISH);
  for (const words of [text, ...said]) {
    const open = openQuestion(draft);
    if (open) keepWish(draft, open, input, words);
  }
}
