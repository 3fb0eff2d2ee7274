/** The data sheet lists what is entered into OSS in the order that licensing/oss-form.json gives, with its source. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contextOf } from '../../flows/engine/context.ts';
import type { Answer } from '../../flows/facts.ts';
import type { Json } from '../../flows/json.ts';
import { dataSheet } from '../../handlers/data-sheet.ts';
import { newPerson, told } from '../support/person.ts';
import { HOUSE, testWorld } from '../support/world.ts';

type Part = { name: string; status: string; source: string; fields: string[] };
const form = JSON.parse(readFileSync(join(HOUSE, 'licensing/oss-form.json'), 'utf8')) as { parts: Part[] };

/** Of some fields the value is no text. */
const VALUES: Readonly<Record<string, Json>> = {
  capital: 5_000_000,
  workers: 2,
  deed_date: '2021-05-17',
  birth_date: '1990-08-17',
  location: { lat: -2.33, lon: 115.46 },
};

test('a sheet on which everything is known stands in the order of the form', () => {
  const world = testWorld();
  const person = newPerson(world);
  told(person, 'urus nib perorangan');
  const [application] = person.facts.applications;
  const { id, answers } = application!;
  const given = (value: Json): Answer => ({ value, source: 'applicant', at: 1 });
  for (const key of form.parts.flatMap(({ fields }) => fields)) answers.set(key, given(VALUES[key] ?? 'x'));
  answers.set('activity[]', given({ last: 1, items: [1] }));
  answers.set('activity[1].kbli', given('laundry'));
  const { parts } = dataSheet(contextOf(world, person.facts, id, person.now()));
  const keys = parts.map(({ rows }) => rows.map(({ key }) => key.replace('activity[1].kbli', 'activities')));
  expect(keys).toEqual(form.parts.map(({ fields }) => fields));
});

test('the number on an NPWP card stands there too, though of a person only the NIK is asked', () => {
  const world = testWorld();
  const person = newPerson(world);
  told(person, 'urus nib perorangan');
  const [application] = person.facts.applications;
  const { id, answers } = application!;
  const row = () =>
    dataSheet(contextOf(world, person.facts, id, person.now()))
      .parts.flatMap(({ rows }) => rows)
      .find(({ key }) => key === 'npwp');
  const fields = { npwp: { value: '962368759975000', confidence: 0.97 } };
  answers.set('read:npwp', {
    value: { type: 'npwp', fields, decision: 'accept' },
    source: 'document',
    at: 1,
  });
  expect(row()).toBeUndefined();
  answers.set('doc:npwp', { value: { file: 'f' }, source: 'applicant', at: 1 });
  expect(row()).toMatchObject({
    value: '962368759975000',
    source: expect.stringContaining('97'),
    read: { document: 'npwp', field: 'npwp' },
  });
  answers.set('doc:npwp', { value: { file: 'f' }, source: 'applicant', at: 1, mark: 'to_check' });
  expect(row()?.source).toContain('perlu dicek');
});

test('each part tells where its order comes from, and what was not confirmed', () => {
  for (const { status, source } of form.parts) {
    expect(['sourced', 'unconfirmed', 'confirmed']).toContain(status);
    expect(source.length).toBeGreaterThan(20);
  }
});
