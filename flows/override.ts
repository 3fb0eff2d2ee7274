import type { Override, Texts } from './texts.ts';

/** ≤ 700 characters a message (DESIGN §3.10). */
const LONGEST = 700;
const VALUE = /\{\{ *(\w+) *\}\}/g;
/** The words of the desk's pages are built into them. */
const OF_THE_DESK = /^desk\./;

export type OverrideFault =
  | { fault: 'language' | 'key' | 'empty' | 'long' | 'braces' }
  | { fault: 'missing' | 'unknown'; values: string[] };

/** Why a sentence of the office cannot take the place of the program's; undefined when it can. */
export function overrideFault(texts: Texts, { language, key, text }: Override): OverrideFault | undefined {
  if (!texts.languages.includes(language)) return { fault: 'language' };
  const seed = OF_THE_DESK.test(key) ? undefined : texts.seed(language, key);
  if (seed === undefined) return { fault: 'key' };
  if (text.trim() === '') return { fault: 'empty' };
  if (text.length > LONGEST) return { fault: 'long' };
  // Everything else that i18next would read in braces or behind `$t(` is no word of the office.
  if (/\{\{|\}\}|\$t\(/.test(text.replace(VALUE, ''))) return { fault: 'braces' };
  const [wanted, given] = [valuesIn(seed), valuesIn(text)];
  const unknown = [...given].filter((value) => !wanted.has(value));
  if (unknown.length > 0) return { fault: 'unknown', values: unknown };
  const missing = [...wanted].filter((value) => !given.has(value));
  return missing.length > 0 ? { fault: 'missing', values: missing } : undefined;
}

const valuesIn = (text: string): Set<string> =>
  new Set([...text.matchAll(VALUE)].map((match) => match[1] ?? ''));
