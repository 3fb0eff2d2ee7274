import type { World } from '../../../flows/world.ts';
import { PLAIN_ASKS } from '../../../licensing/catalogue/asks.ts';
import { maskedText } from './masked-text.ts';

/** Only the bot speaks in examples: what a person wrote like one may be theirs. */
export const coverOf =
  (author: string, world: World) =>
  (text: string): string =>
    maskedText(text, author === 'bot' ? ownWords(world) : []);

const known = new WeakMap<World, readonly string[]>();

/** What looks like somebody's number in the bot's own sentences and is nobody's: its examples, and the office's phone. */
function ownWords(world: World): readonly string[] {
  const found = known.get(world);
  if (found) return found;
  const { texts, office } = world;
  const examples = PLAIN_ASKS.map((ask) => `example.${ask}`).filter((key) => texts.has(key));
  const words = texts.languages.flatMap((language) => examples.map((key) => texts.text(language, key)));
  const own = [...new Set([...words, office.phone.value ?? ''])].filter((word) => maskedText(word) !== word);
  known.set(world, own);
  return own;
}
