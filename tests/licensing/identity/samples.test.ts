import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { identityKindNamed, identityKinds } from '../../../licensing/identity/kind.ts';
import { rules } from '../../../licensing/identity/rules.ts';
import type { Verdict } from '../../../licensing/identity/verdict.ts';
import { context } from './world.ts';

type Samples = { kind: string; valid: string[]; warn: [string, string][]; invalid: [string, string][] };

const { kinds }: { kinds: Samples[] } = JSON.parse(
  readFileSync(new URL('./samples.json', import.meta.url), 'utf8'),
);

function check(kind: string, value: string): Verdict {
  const name = identityKindNamed(kind);
  if (name === null) throw new Error(`no kind ${kind}`);
  return identityKinds[name](value, context);
}

describe.each(kinds)('$kind', ({ kind, valid, warn, invalid }) => {
  test('valid samples pass without a word', () => {
    for (const value of valid) {
      expect({ value, ...check(kind, value) }).toMatchObject({ value, ok: true, problems: [] });
    }
  });

  test('doubtful samples pass with a warning', () => {
    for (const [value] of warn) {
      const found = check(kind, value);
      expect({ value, ok: found.ok, count: found.problems.length }).toEqual({ value, ok: true, count: 1 });
      expect(found.problems.map((problem) => problem.severity)).toEqual(['warn']);
    }
  });

  test('invalid samples are refused, with nothing kept', () => {
    for (const [value] of invalid) {
      const found = check(kind, value);
      expect({ value, ok: found.ok, normalised: found.normalised, facts: found.facts }).toEqual({
        value,
        ok: false,
        normalised: null,
        facts: {},
      });
    }
  });

  test('what was normalised is read the same again', () => {
    for (const value of valid) {
      const { normalised } = check(kind, value);
      expect(check(kind, normalised ?? '').normalised).toBe(normalised);
    }
  });
});

test('every rule has its own kebab-case id, a severity and a reason', () => {
  const ids = rules.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const rule of rules) {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(['reject', 'warn']).toContain(rule.severity);
    expect(rule.why.length).toBeGreaterThan(10);
  }
});
