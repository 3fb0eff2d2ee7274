import type { Content } from '../../message.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { currentApplication, openQuestion } from '../frames.ts';
import type { Open } from '../frames.ts';
import { stepsOf } from '../groups.ts';
import { record } from '../record.ts';

type Pin = Extract<Content, { kind: 'location' }>;

/** What was sent days before a form was begun was meant for something else. */
const FRESH = 24 * 3_600_000;

const SAID: Readonly<Record<string, string>> = {
  'pin-outside-regency': 'location.outside',
  'pin-in-other-district': 'location.elsewhere',
};

/**
 * A pin answers the location wherever the form stands. Before the permit is known, or consent given, it is kept and used
 * then. False: the permits that are applied for ask for none.
 */
export function takePin(draft: Draft, pin: Pin, message: string): boolean {
  const open = openQuestion(draft);
  if (open && mayTake(draft, open)) return use(draft, open, pin, message);
  const application = currentApplication(draft);
  const begun = application?.stage === 'draft' ? application : undefined;
  if (begun && begun.permits.length > 0 && !contextIn(draft, begun.id).required().has('location'))
    return false;
  if (!begun && draft.facts.applications.length > 0 && draft.session.frames.length === 0) return false;
  const { latitude, longitude } = pin;
  draft.session.pin = {
    ...(begun === undefined ? {} : { application: begun.id }),
    at: draft.now,
    latitude,
    longitude,
    message,
  };
  say(draft, begun ? 'location.held' : 'location.held_early');
  draft.ask = true;
  return true;
}

/** The permit is known and consent given: the pin that came before is used now. */
export function usePin(draft: Draft): void {
  const { pin } = draft.session;
  const open = pin && openQuestion(draft);
  if (!open || !mayTake(draft, open)) return;
  delete draft.session.pin;
  const { application, at, latitude, longitude, message } = pin;
  const belongs = application === undefined ? draft.now - at < FRESH : application === open.frame.subject;
  if (!belongs || contextIn(draft, open.frame.subject).answers.has('location')) return;
  const { ask } = draft;
  use(draft, open, { kind: 'location', latitude, longitude }, message);
  draft.ask = ask;
}

/** While the NPWP is asked about, it waits: a draft that has its pin is taken for one that was past that question. */
function mayTake(draft: Draft, { frame, position: { step } }: Open): boolean {
  const context = contextIn(draft, frame.subject);
  return (
    frame.flow === 'apply' &&
    step.key !== 'npwp_active' &&
    context.required().has('location') &&
    draft.facts.contact.answers.has('consent')
  );
}

function use(draft: Draft, open: Open, pin: Pin, message: string): boolean {
  const context = contextIn(draft, open.frame.subject);
  const step = stepsOf(open.flow, context.answers).find(({ asks }) => asks === 'location');
  const reading = step?.type.read(pin, context, undefined);
  if (!step || reading?.read !== 'answer') return false;
  record(draft, { ...open, position: { step } }, reading, { id: message });
  const { village, district } = reading.also ?? {};
  if (typeof village === 'string' && typeof district === 'string')
    say(draft, 'location.found', { village, district });
  else say(draft, SAID[reading.problems?.[0] ?? ''] ?? 'location.received');
  draft.ask = true;
  return true;
}
