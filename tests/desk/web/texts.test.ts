import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorKey } from '../../../desk/web/parts/error-key.ts';
import { reasonOf } from '../../../desk/web/texts.ts';
import { rules } from '../../../licensing/identity/rules.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
type Texts = Record<string, Record<string, string>>;
const texts = JSON.parse(read('locales/id/desk.json')) as Texts;
const descriptions = JSON.parse(read('locales/descriptions/desk.json')) as Record<string, string>;
const all = Object.entries(texts).flatMap(([group, part]) =>
  Object.entries(part).map(([key, text]) => ({ group, key: `${group}.${key}`, text })),
);
const sources = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('dist/'))
    .map((name) => read(`${folder}/${name}`))
    .join('\n');
const web = sources('desk/web');
const variables = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!);
const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1]!)),
];

describe('texts of the desk', () => {
  test('are all used', () => {
    const whole = new Set(found(web, /nameOf\(\s*'(\w+)'/g));
    const beginnings = found(web, /`(\w+\.)\$\{/g);
    const unused = all.filter(
      ({ group, key }) =>
        !web.includes(`'${key}'`) && !whole.has(group) && !beginnings.some((begin) => key.startsWith(begin)),
    );
    expect(unused.map(({ key }) => key)).toEqual([]);
  });

  test('are described, each variable too', () => {
    const lacking = all.filter(({ group, key, text }) => {
      const told = variables(descriptions[key] ?? '');
      return !(group in descriptions) || variables(text).some((name) => !told.includes(name));
    });
    expect(lacking.map(({ key }) => key)).toEqual([]);
    const known = new Set([...Object.keys(texts), ...all.map(({ key }) => key)]);
    expect(Object.keys(descriptions).filter((key) => !known.has(key))).toEqual([]);
  });

  test('have plain words for every refusal of the server', () => {
    const codes = found(read('desk/server/errors.ts'), /^ {2}(\w+): \[\d{3},/gm);
    expect(codes.length).toBeGreaterThan(15);
    // Told where they can happen, in other words.
    const elsewhere = ['wrong_login', 'invalid_token', 'failed'];
    const wordless = codes.filter((code) => !elsewhere.includes(code) && errorKey(code) !== `error.${code}`);
    expect(wordless).toEqual([]);
    expect(Object.keys(texts['error']!).filter((code) => errorKey(code) !== `error.${code}`)).toEqual([]);
  });

  test("say why somebody waits, in words: of the bot's own, and as it was written", () => {
    expect(reasonOf('stuck')).toBe('jawabannya tiga kali tidak terbaca');
    expect(reasonOf('surat-surat saya hilang: tolong')).toBe('surat-surat saya hilang: tolong');
  });

  test('have words for every doubt about an answer', () => {
    expect(rules.map(({ id }) => id).filter((id) => !(id in texts['problem']!))).toEqual([]);
  });

  test('have words for every act the audit records', () => {
    const acts = ['handlers', 'desk/server'].flatMap((folder) =>
      found(sources(folder), /\baction: '([a-z_]+)'/g),
    );
    expect(acts).toContain('log_read');
    expect(acts.filter((act) => !(act in texts['auditAction']!))).toEqual([]);
  });
});
