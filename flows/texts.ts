import i18next from 'i18next';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The words of every language: `text` looks a key up, falling back to Indonesian. */
export type Texts = {
  languages: readonly string[];
  has(key: string): boolean;
  text(language: string, key: string, values?: Record<string, string | number>): string;
  /** The program's own sentence as it is written, `{{values}}` and all; that of the default language where it has none. */
  seed(language: string, key: string): string | undefined;
};

/** A sentence in the office's own words, by its full key. */
export type Override = { language: string; key: string; text: string };

/** Indonesian is the default and the fallback of every other language. */
export const DEFAULT_LANGUAGE = 'id';

/**
 * Reads locales/<language>/*.json; a file is a namespace, so `ask.nik` is the key `nik` of ask.json.
 * Keys inside a file are nested or flat; the first dot parts file from key. Overrides take the place of what is read.
 */
export function loadTexts(directory: string, overrides: readonly Override[] = []): Texts {
  const languages = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'descriptions')
    .map((entry) => entry.name)
    .sort((a, b) => Number(b === DEFAULT_LANGUAGE) - Number(a === DEFAULT_LANGUAGE) || a.localeCompare(b));
  const resources = Object.fromEntries(
    languages.map((language) => [language, { bot: readLanguage(join(directory, language)) }]),
  );
  const instance = i18next.createInstance();
  void instance.init({
    // Overrides are written into what i18next holds.
    resources: structuredClone(resources),
    lng: DEFAULT_LANGUAGE,
    fallbackLng: DEFAULT_LANGUAGE,
    defaultNS: 'bot',
    ns: ['bot'],
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false },
  });
  for (const { language, key, text } of overrides) instance.addResource(language, 'bot', key, text);
  const fixed = new Map(languages.map((language) => [language, instance.getFixedT(language)]));
  const fallback = instance.getFixedT(DEFAULT_LANGUAGE);
  const wordsIn = (language: string) => fixed.get(language) ?? fallback;
  // What is read never changes. i18next looks a text up in all its ways each time, which costs more than a query.
  const cuts = new Map<string, readonly string[]>();
  const cutOf = (language: string, key: string): readonly string[] => {
    const known = cuts.get(`${language} ${key}`);
    if (known !== undefined) return known;
    const cut = wordsIn(language)(key, { skipInterpolation: true }).split(VALUE);
    cuts.set(`${language} ${key}`, cut);
    return cut;
  };
  return {
    languages,
    has: (key) => instance.exists(key),
    text(language, key, values = {}) {
      return 'count' in values ? wordsIn(language)(key, values) : fill(cutOf(language, key), values);
    },
    seed: (language, key) =>
      written(resources[language]?.bot, key) ?? written(resources[DEFAULT_LANGUAGE]?.bot, key),
  };
}

/**
 * A text split there has words at even places and names of values at odd ones. Values are written so and not otherwise,
 * by the program and the office.
 */
const VALUE = /\{\{ *(\w+) *\}\}/;

function fill(cut: readonly string[], values: Record<string, string | number>): string {
  return cut.reduce((text, part, place) => text + (place % 2 === 0 ? part : (values[part] ?? '')), '');
}

function written(node: unknown, key: string): string | undefined {
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined;
    node = (node as Record<string, unknown>)[part];
  }
  return typeof node === 'string' ? node : undefined;
}

function readLanguage(directory: string): Record<string, unknown> {
  const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [
      name.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(directory, name), 'utf8')) as Record<string, unknown>,
    ]),
  );
}
