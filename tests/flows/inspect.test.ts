import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { defineFlow } from '../../flows/define.ts';
import { countedQuestions, inspect, keyPromises } from '../../flows/engine/inspect.ts';
import type { KeyPromise } from '../../flows/engine/inspect.ts';
import { text } from '../../flows/steps/text.ts';
import { HOUSE, testWorld } from '../support/world.ts';

const world = testWorld();
const LOCK = join(HOUSE, 'flows', 'keys.lock.json');

describe('every flow, looked at without running it', () => {
  test('has its words in Indonesian and English, short enough, with a way out everywhere', () => {
    expect(inspect(world, ['id', 'en'])).toEqual([]);
  });

  test('a flow with a doubled key, a missing text and no way out is found out', () => {
    const step = {
      key: 'nothing',
      asks: 'survey:U1' as const,
      of: 'subject' as const,
      type: text({ min: 1, max: 5 }),
      counts: true,
    };
    const broken = defineFlow({
      name: 'broken',
      subject: 'application',
      steps: [step, step],
      done: () => [],
    });
    const faults = inspect({ ...world, flows: new Map([['broken', broken]]) }, ['id']);
    expect(new Set(faults.map(({ fault }) => fault))).toEqual(
      new Set([
        'the key is there twice',
        'id: no text ask.survey:U1',
        'id: no text field.survey:U1',
        'balangan: no way to leave it to an officer',
      ]),
    );
  });

  test('a stall keeper answers at most twelve questions for a NIB', () => {
    const asked = countedQuestions(world, 'NIB-UMK');
    expect(asked).toContain('nik');
    expect(asked.length).toBeLessThanOrEqual(12);
  });
});

/** Keys are promises: answers of saved drafts are found under them. `UPDATE_KEYS=1` adds new ones, and only those. */
describe('keys.lock.json', () => {
  const now = keyPromises(world);
  const locked = existsSync(LOCK) ? (JSON.parse(readFileSync(LOCK, 'utf8')) as KeyPromise[]) : [];
  const id = ({ flow, key }: KeyPromise) => `${flow}.${key}`;

  test('no key disappears or changes its meaning', () => {
    const known = new Map(now.map((promise) => [id(promise), promise]));
    const changed = locked.filter(
      (promise) => JSON.stringify(known.get(id(promise))) !== JSON.stringify(promise),
    );
    expect(changed).toEqual([]);
  });

  test('every new key is written down', () => {
    const names = new Set(locked.map(id));
    const fresh = now.filter((promise) => !names.has(id(promise)));
    if (process.env['UPDATE_KEYS'] === '1' && fresh.length > 0) {
      const lines = [...locked, ...fresh].map((promise) => `  ${JSON.stringify(promise)}`);
      writeFileSync(LOCK, `[\n${lines.join(',\n')}\n]\n`);
    } else expect(fresh).toEqual([]);
  });
});

/** A key that the code names must exist; a value a text shows must be one somebody gives. */
describe('words', () => {
  const read = (language: string) =>
    Object.fromEntries(
      readdirSync(join(HOUSE, 'locales', language))
        .filter((name) => name.endsWith('.json'))
        .map((name) => [
          name.replace('.json', ''),
          JSON.parse(readFileSync(join(HOUSE, 'locales', language, name), 'utf8')) as unknown,
        ]),
    );
  const flat = (value: unknown, path = ''): [string, string][] =>
    typeof value === 'string'
      ? [[path, value]]
      : Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
          flat(inner, path === '' ? key : `${path}.${key}`),
        );
  const id = new Map(flat(read('id')));
  const plural = (key: string) => key.replace(/_(zero|one|other)$/, '');

  test('English says everything that Indonesian says, and nothing else', () => {
    const names = (words: ReadonlyMap<string, string>) => [...new Set([...words.keys()].map(plural))].sort();
    const spoken = (key: string) => !key.startsWith('desk.');
    const en = new Map(flat(read('en')));
    expect(names(en).filter(spoken)).toEqual(names(id).filter(spoken));
  });

  test.each(['en', 'bjn'])('%s uses the same values as Indonesian', (language) => {
    const values = (words: string) => [...new Set(words.match(/\{\{\w+\}\}/g) ?? [])].sort().join();
    const different = flat(read(language)).filter(([key, words]) => {
      const original = id.get(key) ?? id.get(`${plural(key)}_other`);
      return original !== undefined && values(words) !== values(original);
    });
    expect(different).toEqual([]);
  });

  test('every text that the code names is there', () => {
    const sources = readdirSync(join(HOUSE, 'flows'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(HOUSE, 'flows', name), 'utf8'));
    const named = sources.flatMap((source) => [
      ...[...source.matchAll(/say\(\s*draft,\s*'([\w.-]+)'/g)].map((match) => match[1]!),
      ...[...source.matchAll(/\b(?:text|reason): '([a-z_]+\.[\w.-]+)'/g)].map((match) => match[1]!),
    ]);
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((key) => !world.texts.has(key) && !id.has(`${key}_other`))).toEqual([]);
  });
});
