import type { SayOption } from '../event.ts';

/**
 * A short fingerprint of an option list: "2" means the second option only while the list is the one
 * that was shown. FNV-1a, 32 bits: lists are compared with one other list, not with an attacker.
 */
export function optionHash(options: readonly SayOption[]): string {
  const list = options.filter(({ extra }) => !extra);
  return textHash(list.map((option) => option.id).join('\n'));
}

export function textHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
