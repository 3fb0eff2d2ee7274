import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { advance } from '../../flows/engine/advance.ts';
import { renderSays } from '../../flows/engine/render.ts';
import { contextOf } from '../../flows/engine/context.ts';
import { defineFlow } from '../../flows/define.ts';
import type { Flow } from '../../flows/define.ts';
import { text } from '../../flows/steps/text.ts';
import type { Content } from '../../flows/message.ts';
import type { World } from '../../flows/world.ts';
import { newPerson, plain } from '../support/person.ts';
import type { Person, Turn } from '../support/person.ts';
import { CAPTIONS, FITTING, HOSTILE, KINDS, photo, QUIET_KINDS, WISHES, WORDS } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const SEED = 20_261_122;
const world = testWorld();
/** The same world after an upgrade: a question more in the middle of the form, and one less. */
const upgraded = withForm(world, (apply) => [
  ...apply.steps.slice(0, 4),
  { key: 'survey', asks: 'survey:U1', of: 'subject', type: text({ min: 1, max: 60 }), counts: true },
  ...apply.steps.slice(4).filter(({ key }) => key !== 'workers'),
]);

function withForm(base: World, steps: (apply: Flow) => Flow['steps']): World {
  const apply = base.flows.get('apply')!;
  return {
    ...base,
    flows: new Map(base.flows).set('apply', defineFlow({ ...apply, steps: steps(apply) })),
  };
}

const GROUP_KINDS = ['group_invite', 'group_message'];

type Move = { kind: number; pick: number };
const moves = fc.array(fc.record({ kind: fc.nat(99), pick: fc.nat(9_999) }), { minLength: 6, maxLength: 22 });

const from = <T>(list: readonly T[], pick: number): T => list[pick % list.length]!;

/** What is open in front of the person: an aside, or the form's question. */
function openAsk(person: Person): string {
  return person.session().aside?.asked.asks ?? person.open()?.step.asks ?? 'wish';
}

function drawn(person: Person, { kind, pick }: Move): Content[] {
  const say = (words: string): Content[] => [{ kind: 'text', text: words }];
  const ask = openAsk(person);
  if (kind < 62) {
    if (ask.startsWith('doc:')) return pick % 4 === 0 ? say('menyusul') : [photo()];
    return say(from(FITTING[ask] ?? ['1', 'lewati'], pick));
  }
  if (kind < 72) return say(from(WORDS, pick));
  if (kind < 80) return say(from(WISHES, pick));
  if (kind < 84) return [photo(from(CAPTIONS, pick))];
  if (kind < 88) return [from(KINDS, pick)];
  if (kind < 92) return say(from(HOSTILE, pick));
  return [from(WISHES, pick), from(FITTING['name']!, pick), from(FITTING['nik']!, pick)].map((words) => ({
    kind: 'text',
    text: words,
  }));
}

/** One move; now and then the office acts or the program is upgraded instead. */
function walk(person: Person, move: Move): { turn: Turn; sent: Content[]; quiet?: readonly string[] } {
  const { facts } = person;
  if (move.kind === 99) person.world = person.world === world ? upgraded : world;
  if (move.kind === 98) person.pass(7 * 24 * 3_600_000);
  const application = facts.applications.find(({ stage }) => stage !== 'withdrawn');
  if (move.kind === 97 && application && facts.chat.owner !== 'operator') {
    const items = contextOf(person.world, facts, application.id, person.now())
      .checklist()
      .filter(({ state }) => state !== 'missing');
    const item = items.length > 0 ? from(items, move.pick) : undefined;
    if (item) {
      application.items.set(item.code, { state: 'rejected', reason: 'buram', at: person.now() });
      const { code, label } = item;
      const verdict = {
        application: application.id,
        item: code,
        label,
        state: 'rejected',
        reason: 'buram',
      } as const;
      return { turn: person.hear({ notice: 'verdict', ...verdict }), sent: [] };
    }
  }
  if (move.kind === 96 && facts.ticket) {
    facts.chat.owner = 'operator';
    person.hear({ notice: 'claimed', operator: 'Siti' });
    person.send(...drawn(person, { kind: 0, pick: move.pick }));
    facts.chat.owner = 'bot';
    delete facts.ticket;
    return { turn: person.hear({ notice: 'returned', operator: 'Siti' }), sent: [] };
  }
  const sent = drawn(person, move);
  // That the bot joins no groups is told once a day.
  const quiet = person.session().declined === undefined ? QUIET_KINDS : [...QUIET_KINDS, ...GROUP_KINDS];
  return { turn: person.send(...sent), sent, quiet };
}

/** Whoever wrote something has an answer, and something is open: a question, a menu, an officer, a promise. */
function expectNotStranded(
  person: Person,
  { turn, sent, quiet = QUIET_KINDS }: ReturnType<typeof walk>,
): void {
  const mute = sent.length > 0 && sent.every(({ kind }) => quiet.includes(kind));
  if (!mute) expect(turn.says.length).toBeGreaterThan(0);
  if (person.session().frames.length > 0) expect(person.open()).toBeDefined();
}

/** What was answered is asked again only when somebody opened it, or an officer wants it replaced. */
function expectNotAskedTwice(person: Person): void {
  const frame = person.session().frames.at(-1);
  const open = person.open();
  if (!frame?.asked || !open || frame.asked.at !== person.now() || frame.asked.key !== open.step.key) return;
  const answers =
    open.step.of === 'contact'
      ? person.facts.contact.answers
      : person.facts.applications.find(({ id }) => id === frame.subject)?.answers;
  const again = answers?.has(open.step.key) ?? false;
  if (again)
    expect(frame.reopened?.includes(open.step.key) === true || open.because !== undefined).toBe(true);
}

function expectReadable(person: Person, { says }: Turn): void {
  for (const message of renderSays(person.world, person.facts.contact.language, says, 4_000)) {
    if (message.kind !== 'text') continue;
    expect(message.text.trim()).not.toBe('');
    expect(message.text.length).toBeLessThanOrEqual(700);
  }
}

test('800 random conversations strand nobody, ask nothing twice, and stay readable', () => {
  let submitted = 0;
  fc.assert(
    fc.property(moves, (drawnMoves) => {
      const person = newPerson(world);
      person.send({ kind: 'text', text: 'urus nib warung kopi' });
      for (const move of drawnMoves) {
        const step = walk(person, move);
        expectNotStranded(person, step);
        expectNotAskedTwice(person);
        expectReadable(person, step.turn);
      }
      submitted += person.facts.applications.filter(({ stage }) => stage === 'submitted').length;
    }),
    { seed: SEED, numRuns: 800 },
  );
  // The walks are no use if none arrives.
  expect(submitted).toBeGreaterThan(8);
});

test('whoever answers sensibly arrives, whatever else comes in between', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9_999), { minLength: 60, maxLength: 60 }), (picks) => {
      const person = newPerson(world);
      person.send({ kind: 'text', text: 'urus nib warung kopi' });
      const arrived = () => person.facts.applications.some(({ stage }) => stage === 'submitted');
      for (const [turn, pick] of picks.entries()) {
        if (arrived()) break;
        if (turn % 4 === 3)
          person.send({ kind: 'text', text: from(['brp biayanya?', 'status', 'berkas'], pick) });
        const ask = openAsk(person);
        const fitting = ask === 'review' ? ['kirim'] : ask === 'consent' ? ['setuju'] : FITTING[ask];
        person.send(
          ask.startsWith('doc:') ? photo() : { kind: 'text', text: from(fitting ?? ['lewati'], pick) },
        );
        // Nobody wished to change anything, so nothing that was answered is open again.
        expect(person.session().frames.at(-1)?.reopened ?? []).toEqual([]);
        expectNotAskedTwice(person);
      }
      expect(arrived()).toBe(true);
    }),
    { seed: SEED, numRuns: 150 },
  );
});

test('the same world, facts, session and words always give the same answer', () => {
  fc.assert(
    fc.property(moves, (drawnMoves) => {
      const person = newPerson(world);
      person.send({ kind: 'text', text: 'urus nib warung kopi' });
      for (const move of drawnMoves) {
        const inputs = drawn(person, move).map((content, index) => ({
          kind: 'message' as const,
          id: `m${index}`,
          at: person.now(),
          receivedAt: person.now(),
          content,
          from: 'contact' as const,
        }));
        const given = JSON.stringify([person.session(), plain(person.facts)]);
        const once = advance(world, person.facts, person.session(), inputs, person.now());
        const twice = advance(
          world,
          person.facts,
          JSON.parse(JSON.stringify(person.session())) as ReturnType<Person['session']>,
          inputs,
          person.now(),
        );
        expect(JSON.stringify(twice)).toBe(JSON.stringify(once));
        expect(JSON.stringify([person.session(), plain(person.facts)])).toBe(given);
        expect(JSON.parse(JSON.stringify(once.session))).toEqual(once.session);
        person.send(...inputs.map(({ content }) => content));
      }
    }),
    { seed: SEED, numRuns: 150 },
  );
});

test.each(['', 'urus nib warung', 'urus nib cv', 'keluhan', 'bahasa'])(
  'after "%s", every kind of message and every hostile text is answered or refused in words',
  (first) => {
    const start = (): Person => {
      const person = newPerson(world);
      if (first !== '') person.send({ kind: 'text', text: first });
      return person;
    };
    for (const content of [...KINDS, ...HOSTILE.map((words): Content => ({ kind: 'text', text: words }))]) {
      const person = start();
      const turn = person.send(content);
      expectNotStranded(person, { turn, sent: [content] });
      expectReadable(person, turn);
      // And the conversation goes on afterwards.
      expect(person.send({ kind: 'text', text: 'menu' }).says.length).toBeGreaterThan(0);
    }
  },
);
