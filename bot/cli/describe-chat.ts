import { contextOf } from '../../flows/engine/context.ts';
import { nextStep, progressOf } from '../../flows/engine/position.ts';
import type { ApplicationFacts, Facts } from '../../flows/facts.ts';
import type { Json } from '../../flows/json.ts';
import type { Session } from '../../flows/session.ts';
import { newSession } from '../../flows/session.ts';
import { loadFacts } from '../../handlers/load-facts.ts';
import type { Work } from '../../handlers/work.ts';
import type { App } from '../app.ts';

export type Described = { chat: Record<string, Json> | null; application: Record<string, Json> | null };

/** Where a person's chat and case stand, for `chat --json`. Values are in full: one's own database. */
export async function describeChat(app: App, person: string): Promise<Described> {
  const { storage, world, ids, cipher } = app.house;
  const now = app.clock.now();
  return storage.write(async (stores) => {
    const contact = await stores.contacts.resolve([{ kind: 'sim', value: person }], now);
    const chat = await stores.chats.open('sim', { kind: 'sim', value: person }, contact.id, now);
    const work: Work = { stores, world, ids, hash: cipher.hash, now, chat };
    const facts = await loadFacts(work);
    const session = chat.session ?? newSession();
    const application = currentOf(facts, session);
    return {
      chat: { owner: chat.owner, ...position(work, facts, session) },
      application: application ? describeApplication(work, facts, application) : null,
    };
  });
}

function currentOf(facts: Facts, session: Session): ApplicationFacts | undefined {
  const subject = session.frames.at(-1)?.subject;
  const { applications } = facts;
  return (
    applications.find(({ id }) => id === subject) ??
    applications.find(({ stage }) => stage !== 'withdrawn') ??
    applications[0]
  );
}

function position({ world, now }: Work, facts: Facts, session: Session): Record<string, Json> {
  const frame = session.frames.at(-1);
  const context = frame && contextOf(world, facts, frame.subject, now);
  const flow = frame && context?.world.flows.get(frame.flow);
  if (!context || !flow) return { flow: null, asks: session.aside?.asked.asks ?? null, progress: null };
  const step = nextStep(flow, frame, context)?.step;
  return {
    flow: frame.flow,
    asks: session.aside?.asked.asks ?? step?.asks ?? null,
    progress: progressOf(flow, frame, context),
  };
}

function describeApplication(
  { world, now }: Work,
  facts: Facts,
  application: ApplicationFacts,
): Record<string, Json> {
  const context = contextOf(world, facts, application.id, now);
  const fields: Record<string, Json> = {};
  for (const [key, answer] of application.answers) {
    // What a reader made of a file stands in the fields it filled.
    if (key !== 'review' && !key.endsWith('[]') && !key.startsWith('read:'))
      fields[key] = answer.mark === 'deferred' ? { deferred: true } : answer.value;
  }
  return {
    number: application.number ?? null,
    stage: application.stage,
    permits: application.permits,
    fields,
    checklist: context.checklist().map(({ code, state }) => ({ code, state })),
  };
}
