import type { AskName } from '../../licensing/catalogue/asks.ts';
import type { Event, Say, Values } from '../event.ts';
import type { Flow, Step, StepContext } from '../define.ts';
import type { Asked, Frame } from '../session.ts';
import { fieldName } from './answer-lines.ts';
import { tellChanges } from './cases/changes.ts';
import { fileHeld } from './files/files.ts';
import { noteCodes } from './trade/kbli-codes.ts';
import { askTold } from './told/ask-told.ts';
import { caseKindsOf } from './context.ts';
import { contextIn, emit, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { openQuestion, popFrame, topFrame } from './frames.ts';
import { takeOwnersName } from './told/owner-named.ts';
import { usePin } from './told/held-pin.ts';
import { inWordsFor, sitedAt } from './holder.ts';
import { showMenu } from './talk/menu.ts';
import { optionHash } from './options.ts';
import { askUnsettled } from './files/compare-card.ts';
import { askReuse } from './files/reuse.ts';
import { progressOf } from './position.ts';
import type { Position } from './position.ts';
import { askWaiting } from './files/which-document.ts';

/** A turn asks at most this many times "what now?"; more is a flow that never ends. */
const MOST_FLOWS = 8;

/** "1 dari 1" tells nobody anything. */
const SHORT_FORM = 2;

/**
 * Ends a turn: flows that have all their answers take effect and are popped, then the open question
 * is asked once, however many messages the turn read.
 */
export function settle(draft: Draft): void {
  noteCodes(draft);
  takeOwnersName(draft);
  fileHeld(draft);
  usePin(draft);
  for (let round = 0; round < MOST_FLOWS; round += 1) {
    const frame = topFrame(draft);
    if (!frame) break;
    tellChanges(draft);
    const open = openQuestion(draft);
    if (open) {
      if (draft.ask) putAgain(draft);
      // While photos still come in, their acknowledgement brings the question along; so does the place in the queue.
      const waits = draft.session.photos !== undefined || draft.events.some(promisesAnswer);
      if (draft.ask && !draft.session.aside && !waits) {
        if (askUnsettled(draft, frame.subject)) return;
        if (draft.session.unnamed?.application === frame.subject && askWaiting(draft)) return;
        const told = askTold(draft, open);
        // What was passed over is kept, so another question may be the open one.
        if (told === 'kept') continue;
        if (told === 'nothing' && !askReuse(draft, open)) ask(draft, open.flow, open.frame, open.position);
      }
      return;
    }
    const context = contextIn(draft, frame.subject);
    popFrame(draft);
    const effects = context.world.flows.get(frame.flow)?.done(context) ?? [];
    for (const event of effects) emit(draft, event);
    draft.ask = draft.session.frames.length > 0 && !effects.some(promisesAnswer);
  }
  if (draft.ask && !draft.session.aside && draft.session.frames.length === 0) showMenu(draft);
}

/** A ticket whose place and promise are told next (notice `ticket_waiting`), and the open question after them. */
function promisesAnswer(event: Event): boolean {
  return event.type === 'ticket_opened' && event.topic !== 'application';
}

/** Asked before and passed over by something wordless: it is put again below, by what waits for its answer. */
function putAgain({ session, now }: Draft): void {
  const { aside } = session;
  if (aside && (aside.kind === 'reading' || aside.kind === 'told') && aside.asked.at < now)
    delete session.aside;
}

function ask(draft: Draft, flow: Flow, frame: Frame, position: Position): void {
  const context = contextIn(draft, frame.subject);
  const { step, because } = position;
  if (because && !alreadySaid(draft, because.reason)) {
    say(draft, because.text, {
      field: fieldName(step, context),
      reason: because.reason ?? '',
    });
  }
  if (draft.tooEarly === step.key) say(draft, 'form.ask_again');
  const { done, of } = progressOf(flow, frame, context);
  if (draft.resumed && step.counts && of > SHORT_FORM) say(draft, 'form.resumed', { done: done + 1, of });
  draft.events.push(putAgainInShort(draft, question(step, context), frame.asked));
  frame.asked = askedAt(draft, step, context, frame.asked);
}

/** The verdict that led here told the officer's reason in this very turn. */
function alreadySaid(draft: Draft, reason: string | undefined): boolean {
  return (
    reason !== undefined && draft.events.some((event) => event.type === 'say' && gives(event.values, reason))
  );
}

/** Where several were told at once, in a line of their own. */
const gives = (values: Values = {}, reason: string): boolean =>
  Object.values(values).some((value) =>
    typeof value === 'object' && 'lines' in value
      ? value.lines.some((line) => typeof line === 'object' && 'text' in line && gives(line.values, reason))
      : value === reason,
  );

/** Long texts that nobody reads twice in a row, and what stands in their place. */
const IN_SHORT: Readonly<Record<string, string>> = { 'ask.consent': 'ask.consent_again' };
const JUST_READ_MS = 60 * 60_000;

/** What was on the screen a while ago is put again in short; after a longer pause it comes whole. */
export function putAgainInShort({ facts, now }: Draft, asked: Say, before: Asked | undefined): Say {
  const short = IN_SHORT[asked.text];
  const sentAt = facts.chat.askedSentAt ?? 0;
  const shown = before !== undefined && before.asks === asked.asks && sentAt >= before.at;
  if (short === undefined || !shown || now - before.at > JUST_READ_MS) return asked;
  return { ...asked, text: short };
}

/** What is at the place is named in these. */
const OF_PLACE: ReadonlySet<AskName> = new Set<AskName>(['address', 'district', 'village']);

/** The words of a step's question. Document questions name the document and its note. */
export function question(step: Step, context: StepContext): Say {
  const options = step.type.options?.(context) ?? [];
  const asked = step.type.question?.(context, step.key) ?? questionText(step, context);
  const { text } = asked;
  const moved = caseKindsOf(context.answers)?.includes('address_changed') ?? false;
  const place = OF_PLACE.has(step.asks)
    ? { place: { text: `place.${moved ? 'moved' : sitedAt(context)}` } }
    : undefined;
  const values = asked.values || place ? { ...asked.values, ...place } : undefined;
  return {
    type: 'say',
    text,
    asks: step.asks,
    ...(values ? { values } : {}),
    ...(options.length > 0 ? { options } : {}),
  };
}

function questionText(step: Step, context: StepContext): ReturnType<NonNullable<Step['type']['question']>> {
  if (!step.asks.startsWith('doc:')) return { text: inWordsFor(`ask.${step.asks}`, context) };
  const code = step.asks.slice('doc:'.length);
  const item = context.checklist().find((candidate) => candidate.code === code);
  const own = `ask.doc_${code}`;
  if (context.world.texts.has(own)) return { text: inWordsFor(own, context) };
  return {
    text: step.type.open ? 'ask.document_or_words' : 'ask.document',
    values: { label: item?.label ?? code, note: item?.note ?? '' },
  };
}

function askedAt(draft: Draft, step: Step, context: StepContext, before: Asked | undefined): Asked {
  const options = step.type.options?.(context);
  const same = before?.key === step.key ? before : undefined;
  return {
    key: step.key,
    asks: step.asks,
    revision: draft.world.catalogue.revision,
    at: draft.now,
    attempts: same?.attempts ?? 0,
    ...(options && options.length > 0 ? { options: optionHash(options) } : {}),
    ...(same?.refused === undefined ? {} : { refused: same.refused }),
    ...(same?.missed === undefined ? {} : { missed: same.missed }),
  };
}
