import type { Content } from '../message.ts';

/** The words of a message, an edited one included; undefined when it carries none of its own. */
export function plainText(content: Content): string | undefined {
  if (content.kind !== 'text' && content.kind !== 'edit') return undefined;
  const text = content.text.trim();
  return text === '' ? undefined : text;
}
