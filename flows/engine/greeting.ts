import { canonicalText } from '../../licensing/understanding/normalise.ts';
import { localDate } from './local-date.ts';
import { say } from './draft.ts';
import type { Draft } from './draft.ts';

const SALAM = /\b(assala\w*|asslm\w*|aslm\w*|ass?alam\w*)/;

/** A salam is answered with salam, once a day, before anything else. */
export function greet(draft: Draft, text: string): void {
  const { session, now, world } = draft;
  const { zone } = world.calendar;
  const greeted = session.greeted !== undefined && localDate(session.greeted, zone) === localDate(now, zone);
  if (greeted || !SALAM.test(canonicalText(text))) return;
  session.greeted = now;
  say(draft, 'greeting.salam');
}
