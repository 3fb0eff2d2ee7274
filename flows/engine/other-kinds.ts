import type { ContentKind } from '../message.ts';
import { say } from './draft.ts';
import type { Draft } from './draft.ts';
import { takePin } from './told/held-pin.ts';
import { localDate } from '../../licensing/calendar/local-time.ts';
import type { MessageInput } from '../input.ts';

/** Kinds that call for no answer of their own: a thumb under our message, a deleted line. */
const QUIET: ReadonlySet<ContentKind> = new Set<ContentKind>(['reaction', 'delete', 'poll_vote']);

/** Groups are neither joined nor read: whoever tries is told so, once a day. */
const DECLINED: ReadonlySet<ContentKind> = new Set<ContentKind>(['group_invite', 'group_message']);

/** Voice, sticker, contact card, pin and the rest: each gets a useful answer, none stalls a form. */
export function takeOtherKind(draft: Draft, input: MessageInput): void {
  const { kind } = input.content;
  if (QUIET.has(kind)) return;
  if (DECLINED.has(kind)) return declineGroup(draft, kind);
  if (input.content.kind === 'location' && takePin(draft, input.content, input.id)) return;
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
