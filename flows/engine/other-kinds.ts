import type { ContentKind } from '../message.ts';
import { contextIn, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { openQuestion } from './frames.ts';
import { localDate } from '../../licensing/calendar/local-time.ts';
import { record } from './record.ts';
import type { MessageInput } from './route.ts';

/** Kinds that call for no answer of their own: a thumb under our message, a deleted line. */
const QUIET: ReadonlySet<ContentKind> = new Set<ContentKind>(['reaction', 'delete', 'poll_vote']);

/** Groups are neither joined nor read: whoever tries is told so, once a day. */
const DECLINED: ReadonlySet<ContentKind> = new Set<ContentKind>(['group_invite', 'group_message']);

/** Voice, sticker, contact card, pin and the rest: each gets a useful answer, none stalls a form. */
export function takeOtherKind(draft: Draft, input: MessageInput): void {
  const { kind } = input.content;
  if (QUIET.has(kind)) return;
  if (DECLINED.has(kind)) return declineGroup(draft, kind);
  if (kind === 'location' && takePin(draft, input)) return;
  say(draft, `kind.${kind}`);
  draft.ask = true;
}

function declineGroup(draft: Draft, kind: ContentKind): void {
  const { session, now, world } = draft;
  const { zone } = world.calendar;
  if (session.declined !== undefined && localDate(session.declined, zone) === localDate(now, zone)) return;
  session.declined = now;
  say(draft, `kind.${kind}`);
  // Who wrote in a group asked nothing here.
  if (kind === 'group_invite') draft.ask = true;
}

const PIN_SAID: Readonly<Record<string, string>> = {
  'pin-outside-regency': 'location.outside',
  'pin-in-other-district': 'location.elsewhere',
};

/** A pin answers the location wherever the form stands, as soon as it is clear what the form is about. */
function takePin(draft: Draft, input: MessageInput): boolean {
  const open = openQuestion(draft);
  const step = open?.flow.steps.find((candidate) => candidate.asks === 'location');
  if (!open || !step) return false;
  const context = contextIn(draft, open.frame.subject);
  if (!context.required().has('location') || !draft.facts.contact.answers.has('consent')) return false;
  const reading = step.type.read(input.content, context, undefined);
  if (reading.read !== 'answer') return false;
  record(draft, { ...open, position: { step } }, reading, input);
  const { village, district } = reading.also ?? {};
  if (typeof village === 'string' && typeof district === 'string')
    say(draft, 'location.found', { village, district });
  else say(draft, PIN_SAID[reading.problems?.[0] ?? ''] ?? 'location.received');
  draft.ask = true;
  return true;
}
