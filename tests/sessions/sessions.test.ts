/**
 * Conversations saved at every release go on under today's definitions. Before a release:
 * `SAVE_SESSIONS=1` adds tests/sessions/<version>/ and touches none that is there.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { advance } from '../../flows/engine/advance.ts';
import { renderSays } from '../../flows/engine/render.ts';
import type { Event, Say } from '../../flows/event.ts';
import type { Facts } from '../../flows/facts.ts';
import type { Session } from '../../flows/session.ts';
import { loadFacts } from '../../handlers/load-facts.ts';
import { HOUSE, testWorld } from '../support/world.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';
import { PLACES } from './places.ts';
import type { Place } from './places.ts';
import { keepFacts, loadSaved } from './saved.ts';

const FOLDER = import.meta.dirname;
const world = testWorld();
const { version } = JSON.parse(readFileSync(join(HOUSE, 'package.json'), 'utf8')) as { version: string };

if (process.env['SAVE_SESSIONS'] === '1' && !existsSync(join(FOLDER, version))) {
  test(`conversations of ${version} are saved`, async () => {
    mkdirSync(join(FOLDER, version));
    const app = await openTestApp();
    try {
      let person = 0;
      for (const [name, place] of Object.entries(PLACES)) {
        person += 1;
        const saved = await reach(app, `+62811000${String(person).padStart(4, '0')}`, place);
        writeFileSync(join(FOLDER, version, `${name}.json`), `${JSON.stringify(saved, null, 2)}\n`);
      }
    } finally {
      await app.close();
    }
  });
} else {
  const releases = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  test('this release has its conversations saved', () => {
    expect(releases.map(({ name }) => name)).toContain(version);
    expect(readdirSync(join(FOLDER, version)).length).toBeGreaterThanOrEqual(10);
  });

  describe.each(releases.map(({ name }) => name))('saved at %s', (release) => {
    const names = readdirSync(join(FOLDER, release));

    test.each(names)('%s: the same question is open', (name) => {
      const { saved, facts } = loadSaved(join(FOLDER, release, name));
      // "lanjut" after a menu or an aside means the form below it.
      const open =
        saved.session.aside?.asked.asks ?? asksOf(say(facts, saved.session, 'lanjut', saved.at).events);
      expect(open).toBe(saved.asks);
    });

    test.each(names)('%s: its next reply is taken', (name) => {
      const { saved, facts } = loadSaved(join(FOLDER, release, name));
      const first = say(facts, saved.session, saved.next, saved.at);
      // A list that has other lines today is shown once more (DESIGN §3.2), and then it is taken.
      const { events } = says(first.events).some(({ text }) => text === 'choice.list_changed')
        ? say(facts, first.session, saved.next, saved.at)
        : first;
      const words = renderSays(world, 'id', says(events), 4_000).map((message) =>
        message.kind === 'text' ? message.text : '',
      );
      expect(words.join('\n')).not.toContain(world.texts.text('id', 'form.not_understood'));
      expect(words.join('\n')).not.toContain('{{');
      const moved = events.some(({ type }) => type !== 'say') || asksOf(events) !== saved.asks;
      expect(moved).toBe(true);
    });
  });
}

/** Writes a person's lines through the whole program and keeps what a next turn would read. */
async function reach(test: TestApp, phone: string, place: Place) {
  for (const line of place.lines) await test.write(phone, line);
  for (const photo of place.photos ?? []) {
    const bytes = readFileSync(join(HOUSE, 'tests', 'support', 'files', photo));
    await test.receive(phone, { kind: 'image', file: { bytes, mime: 'image/jpeg', name: photo } });
    await test.settle();
  }
  const { house, clock } = test.app;
  const { session, facts } = await house.storage.write(async (stores) => {
    const address = { kind: 'sim', value: phone } as const;
    const contact = await stores.contacts.resolve([address], clock.now());
    const chat = await stores.chats.open('sim', address, contact.id, clock.now());
    if (!chat.session) throw new Error(`no session of ${phone}`);
    const work = { stores, world: house.world, ids: house.ids, now: clock.now(), chat };
    return { session: chat.session, facts: await loadFacts(work) };
  });
  return {
    release: version,
    at: clock.now(),
    asks: place.asks,
    next: place.next,
    session,
    facts: keepFacts(facts),
  };
}

function say(facts: Facts, session: Session, text: string, at: number) {
  return advance(
    world,
    facts,
    session,
    [{ kind: 'message', id: 'next', at, receivedAt: at, content: { kind: 'text', text }, from: 'contact' }],
    at,
  );
}

const says = (events: readonly Event[]): Say[] => events.filter((event) => event.type === 'say');
const asksOf = (events: readonly Event[]): string | null =>
  says(events).findLast(({ asks }) => asks !== undefined)?.asks ?? null;
