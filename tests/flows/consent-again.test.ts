/** The question for consent, on the screen while other things come in. */
import { expect, test } from '@jest/globals';
import { advance } from '../../flows/engine/advance.ts';
import type { Input } from '../../flows/input.ts';
import type { Content } from '../../flows/message.ts';
import type { Session } from '../../flows/session.ts';
import { askedFor, valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const DAY = 24 * 3_600_000;

test('it is put again in short, and whole after a pause', () => {
  const person = askedFor(world, 'consent');
  const again = told(person, 'hmm');
  expect(again).not.toContain('Disimpan');
  expect(again).toContain('Setuju');
  person.pass(DAY);
  expect(told(person, 'lanjut')).toContain('Disimpan');
  expect(told(person, '1')).toContain('nama usahanya');
});

test('an album that comes in photo by photo reads the whole of it once', () => {
  const person = askedFor(world, 'kbli');
  const texts = ['a', 'b', 'c'].map((id) => person.send(photo(id)).says.map(({ text }) => text));
  expect(texts[0]).toEqual(['file.held_for_consent', 'ask.consent']);
  expect(texts.slice(1)).toEqual([['ask.consent_again'], ['ask.consent_again']]);
  expect(told(person, 'halo')).toContain('Setuju');
});

test('photos that come one after the other before consent bring one question, once they have ended', () => {
  const { facts, session, now } = askedFor(world, 'kbli');
  const input = (id: string, content: Content): Input => {
    return { kind: 'message', id, at: now(), receivedAt: now(), content, from: 'contact' };
  };
  const turn = (from: Session, ...inputs: Input[]) => {
    const next = advance(world, facts, from, inputs, now());
    const says = next.events.flatMap((event) => (event.type === 'say' ? [event.text] : []));
    return { session: next.session, says };
  };
  let talk = session();
  for (const id of ['a', 'b', 'c']) {
    const { says, session: next } = turn(talk, input(id, photo(id)));
    expect(says).toEqual([]);
    talk = next;
  }
  const key = facts.applications[0]!.id;
  const quiet: Input = {
    kind: 'notice',
    id: 'quiet',
    receivedAt: now(),
    notice: { notice: 'timer', timer: 'photo_quiet', key },
  };
  const end = turn(talk, quiet);
  expect(end.says).toEqual(['file.held_for_consent', 'ask.consent']);
  expect(end.session.held?.files).toHaveLength(3);
});

test('what was asked before and comes only now is noted', () => {
  const person = askedFor(world, 'kbli');
  person.send(photo('a'));
  told(person, '5 juta');
  told(person, '2 orang');
  expect([valueOf(person, 'capital'), valueOf(person, 'workers')]).toEqual([5_000_000, 2]);
});

test('who knocks before they ask is answered, and no ticket is opened', () => {
  const person = askedFor(world, 'capital');
  expect(told(person, 'masih ada orang? berapa biaya')).toContain('gratis');
  expect(person.facts.ticket).toBeUndefined();
  told(person, 'masih ada orang? mau bicara, berapa biaya');
  expect(person.facts.ticket).toBeDefined();
  expect(told(newPerson(world), 'ada orang kah')).toContain('petugas');
});
