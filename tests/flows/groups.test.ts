/** Repeated groups: items come and go in any order, the session serialised between turns, and no id comes back. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerFields } from '../../flows/engine/answer-lines.ts';
import { contextOf } from '../../flows/engine/context.ts';
import { newPerson } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const TRADES = ['jual pulsa', 'jual keripik', 'bengkel motor', 'sewa tenda', 'ternak ayam'];
const FORM = ['5 juta', '2', 'setuju', 'Kopi Rahmah', 'Rahmah', '6311064101900001', '1', 'rahmah@gmail.com'];

const say = (person: Person, text: string) => person.send({ kind: 'text', text });
const answersOf = ({ facts }: Person) => facts.applications[0]!.answers;

function roster(person: Person): { last: number; items: number[] } {
  const value = answersOf(person).get('activity[]')?.value;
  return (value ?? { last: 0, items: [] }) as { last: number; items: number[] };
}

/** What the review shows of the further trades, in order. */
function shown(person: Person): string[] {
  const [application] = person.facts.applications;
  return answerFields(contextOf(world, person.facts, application!.id, person.now()))
    .filter(({ key }) => key.startsWith('activity['))
    .map(({ value }) => (typeof value === 'string' ? value : JSON.stringify(value)));
}

function atReview(): Person {
  const person = newPerson(world);
  const place = ['desa halong kec halong', 'tidak tahu', 'lewati'];
  for (const text of ['urus nib perorangan', 'warung kopi', ...FORM, ...place]) say(person, text);
  person.send(photo());
  return person;
}

/** Picks a line of the review by its number, as a person does. */
function pick(person: Person, id: string): void {
  const review = world.flows.get('apply')!.steps.find(({ key }) => key === 'review')!;
  const context = contextOf(world, person.facts, person.facts.applications[0]!.id, person.now());
  const at = review.type.options!(context).findIndex((option) => option.id === id);
  expect(at).toBeGreaterThanOrEqual(0);
  say(person, String(at + 1));
}

type Move = { kind: 'add' | 'remove' | 'edit' | 'take back' | 'say'; pick: number };
const moves = fc.array(
  fc.record({
    kind: fc.constantFrom<Move['kind']>('add', 'remove', 'edit', 'take back', 'say'),
    pick: fc.nat(999),
  }),
  { minLength: 1, maxLength: 20 },
);

test('items are added, changed and taken back in any order, and an id is never used again', () => {
  let added = 0;
  fc.assert(
    fc.property(moves, (drawn) => {
      const person = atReview();
      const expected = new Map<number, string>();
      const gone = new Set<number>();
      for (const move of drawn) {
        const ids = [...expected.keys()];
        const id = ids[move.pick % Math.max(ids.length, 1)];
        const trade = `${TRADES[move.pick % TRADES.length]} ${move.pick}`;
        const before = roster(person).last;
        if (expected.size >= 8 && move.kind !== 'remove' && move.kind !== 'edit') continue;
        if (move.kind === 'add' || move.kind === 'say') {
          if (move.kind === 'say')
            say(person, `saya juga ${trade.startsWith('jual') ? trade : `usaha ${trade}`}`);
          else {
            pick(person, 'add');
            say(person, trade);
          }
          expected.set(
            before + 1,
            move.kind === 'say' && !trade.startsWith('jual') ? `usaha ${trade}` : trade,
          );
          added += 1;
        } else if (move.kind === 'take back') {
          pick(person, 'add');
          say(person, 'gak jadi');
          gone.add(before + 1);
        } else if (id !== undefined) {
          pick(person, `activity[${id}].kbli`);
          say(person, move.kind === 'edit' ? trade : '1');
          if (move.kind === 'edit') expected.set(id, trade);
          else {
            expected.delete(id);
            gone.add(id);
          }
        }
        const { last, items } = roster(person);
        expect(last).toBeGreaterThanOrEqual(before);
        expect(items).toEqual([...expected.keys()]);
        expect(items.filter((item) => gone.has(item))).toEqual([]);
        expect(shown(person)).toEqual([...expected.values()]);
        expect(person.open()?.step.key).toBe('review');
        const kept = [...answersOf(person).keys()].filter(
          (key) => key.startsWith('activity[') && key.endsWith('.kbli'),
        );
        expect(kept.toSorted()).toEqual(items.map((item) => `activity[${item}].kbli`).toSorted());
        const owners = [...answersOf(person).keys()].map((key) => /^activity\[(\d+)\]/.exec(key)?.[1]);
        expect(owners.every((item) => item === undefined || items.includes(Number(item)))).toBe(true);
      }
      say(person, 'kirim');
      expect(person.facts.applications[0]?.stage).toBe('submitted');
    }),
    { seed: 20_261_122, numRuns: 150 },
  );
  expect(added).toBeGreaterThan(200);
});

test('whoever has one business is never asked for another', () => {
  const person = atReview();
  expect(answersOf(person).has('activity[]')).toBe(false);
  expect(person.open()?.step.key).toBe('review');
});

test('more trades than fit go to an officer, in words', () => {
  const person = atReview();
  for (const at of TRADES.flatMap((trade) => [`${trade} satu`, `${trade} dua`])) {
    const { says } = say(person, `tambah usaha: ${at}`);
    expect(says.some(({ text }) => text === 'activity.added' || text === 'activity.enough')).toBe(true);
  }
  expect(roster(person).items).toHaveLength(8);
  expect(person.open()?.step.key).toBe('review');
});
