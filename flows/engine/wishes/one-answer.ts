import type { Event, Say } from '../../event.ts';
import type { Input } from '../../input.ts';
import type { Session } from '../../session.ts';
import type { Draft } from '../draft.ts';

/**
 * A burst is answered once: of several questions only the last is put. A refusal stays, since it tells why,
 * unless what it was about has been given meanwhile.
 */
export function askOnce(draft: Draft): void {
  const asking = draft.events.filter(
    (event): event is Say => event.type === 'say' && event.asks !== undefined,
  );
  if (asking.length < 2) return;
  const last = asking.at(-1);
  const superseded = new Set<Event>(
    asking.filter((said) => {
      const refused = draft.refusals.get(said);
      return said !== last && (refused === undefined || draft.justAnswered.includes(refused));
    }),
  );
  draft.events.splice(0, draft.events.length, ...draft.events.filter((event) => !superseded.has(event)));
}

/** Whether a person writes here for the first time. */
export function isFirst(session: Session, inputs: readonly Input[]): boolean {
  const fresh = session.frames.length === 0 && !session.aside && !session.met && !session.greeted;
  return fresh && inputs.some((input) => input.kind === 'message');
}

/** What comes before an answer and is none itself: a salam returned, an apology. */
export const BEFORE: ReadonlySet<string> = new Set(['greeting.salam', 'trouble.late']);

/** Says who speaks (DESIGN §3.9), unless the welcome does. */
export function introduce(draft: Draft): void {
  const at = draft.events.findIndex((event) => event.type === 'say' && !BEFORE.has(event.text));
  if (at < 0) return;
  draft.session.met = draft.now;
  if (draft.events.some((event) => event.type === 'say' && event.text === 'menu.welcome')) return;
  const { short_name: office } = draft.world.office;
  draft.events.splice(at, 0, { type: 'say', text: 'greeting.intro', values: { office } });
}

/** Whether more was said in this turn than a returned salam. */
export function hasAnswered({ events }: Draft): boolean {
  return events.some((event) => event.type === 'say' && !BEFORE.has(event.text));
}
