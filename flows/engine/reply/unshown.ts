import { isAddress } from '../../../licensing/understanding/facts/address-in-text.ts';
import { objectionIn } from '../../../licensing/understanding/facts/correction.ts';
import { hasNone, isUnsure } from '../../../licensing/understanding/reply/has-none.ts';
import { talkIn } from '../../../licensing/understanding/reply/talk.ts';
import { findPlace } from '../../../licensing/regions/place.ts';
import { parseMoney } from '../../../licensing/identity/money.ts';
import type { Step } from '../../define.ts';
import type { Content } from '../../message.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { stepByKey } from '../frames.ts';
import type { Open } from '../frames.ts';
import { followIntent } from '../wishes/follow-intent.ts';
import { readsAsInterruption } from './interruption.ts';
import { isUnsettled } from '../files/compare-card.ts';
import { record } from '../record.ts';
import type { MessageInput } from '../../input.ts';
import { isConfirming, passOver } from '../told/confirming.ts';
import { onlyTellsTrade } from '../trade/perhaps-trade.ts';
import { keepWish } from '../told/keep-told.ts';
import { obey } from './obey.ts';
import { asksToSend } from '../wishes/sends.ts';
import { skipQuestion } from './skip.ts';

/** Digits that are somebody's number and no part of a name or an address. */
const NUMBER = /\d{9}/;

/** What has no figures in it: "anggota 60 orang" behind "jual sembako" is something else. */
const CALLED: ReadonlySet<string> = new Set(['kbli', 'name', 'notary']);

/**
 * Written before the open question was on the screen: it may fill it by shape; otherwise it goes on
 * with the open answer before, or is asked again.
 */
export function readUnshown(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const { step } = open.position;
  if (step.type.byShape || isUnmistakable(draft, step, text)) {
    const reading = step.type.read(input.content, contextIn(draft, open.frame.subject), undefined);
    if (reading.read === 'answer') return obey(draft, open, reading, input);
  }
  if (readsAsInterruption(draft, open, text) === 'yes') return false;
  if (takeMoney(draft, open, input, text)) return true;
  const before = stepByKey(draft, open, draft.justAnswered.at(-1));
  if (
    before?.type.open &&
    talkIn(text) === undefined &&
    !(CALLED.has(before.key) && /\d/.test(text)) &&
    !/^[\d\s.,]+$/.test(text) &&
    !NUMBER.test(text.replace(/[\s.-]/g, ''))
  ) {
    continueAnswer(draft, open, before.key, text);
    return true;
  }
  // "mau buat pirt" and "kerupuk" in one burst: what the form that was just begun is for, and no other one.
  if (open.frame.asked === undefined && onlyTellsTrade(text, draft.world.understand(text))) {
    keepWish(draft, open, input, text);
    draft.ask = true;
    return true;
  }
  if (takeBehind(draft, open, input, text) || takeName(draft, open, input, text)) return true;
  const covered = isConfirming(draft, open.frame) || isUnsettled(draft, open.frame.subject);
  if (covered || draft.missed !== undefined) return answerElse(draft, input, text);
  if (open.frame.asked === undefined) return false;
  draft.tooEarly = step.key;
  draft.ask = true;
  return true;
}

/** Told facts wait for a yes, and what was asked before them is answered instead: it counts, and they wait on. */
function takeBehind(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const { step } = open.position;
  if (draft.missed !== 'told' || open.frame.asked?.key !== step.key) return false;
  if (isUnsure(text)) {
    // Of what is shown, not of the question behind it: it is noted, and may be corrected.
    passOver(draft, open);
    return true;
  }
  const told = open.frame.told?.values[step.key] !== undefined;
  if (!told && step.skippable !== undefined && hasNone(text)) return skipQuestion(draft);
  // Bare words may as well be meant for what is shown.
  const vague = step.type.open && !/\d/.test(text);
  if (vague || talkIn(text) !== undefined || objectionIn(text) !== undefined) return false;
  const reading = step.type.read(input.content, contextIn(draft, open.frame.subject), open.frame.asked);
  return reading.read === 'answer' && obey(draft, open, reading, input);
}

/** An earlier KTP was offered in place of the question for the name, and a name is the reply. */
function takeName(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const { step } = open.position;
  if (draft.missed !== 'reuse' || step.key !== 'name' || talkIn(text) !== undefined) return false;
  const reading = step.type.read(input.content, contextIn(draft, open.frame.subject), undefined);
  return reading.read === 'answer' && obey(draft, open, reading, input);
}

/** What was on the screen stood in the place of the open question; whatever else this is, that is put again. */
function answerElse(draft: Draft, input: MessageInput, text: string): boolean {
  draft.ask = true;
  if (asksToSend(text)) return true;
  const before = draft.events.length;
  followIntent(draft, input, text);
  if (draft.events.slice(before).some(({ type }) => type === 'say')) return true;
  say(draft, 'form.not_understood');
  draft.ask = true;
  return true;
}

/** Lists whose labels are names, not answers to anything else. */
const NAMED_BY_LABEL: ReadonlySet<string> = new Set(['permit', 'applicant_type', 'case_kind', 'district']);

/** A trade that is surely one, a village of the regency, or a label of a list, written out. */
function isUnmistakable({ world }: Draft, { asks, key }: Step, text: string): boolean {
  if (key === 'kbli') return world.kbli.sure(text) !== undefined;
  if (key === 'village') return findPlace(`desa ${text}`, world.places).certain;
  if (key === 'address') return isAddress(text);
  return NAMED_BY_LABEL.has(asks) && /\p{L}{3}/u.test(text);
}

/** A sum of money in a burst is the capital, whatever stands open; it is never glued to words. */
function takeMoney(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const step = stepByKey(draft, open, 'capital');
  const context = contextIn(draft, open.frame.subject);
  if (!step || !context.required().has('capital') || context.answers.has('capital')) return false;
  if (!/\p{L}/u.test(text) || text.trim().split(/\s+/).length > 4 || parseMoney(text) === null) return false;
  const reading = step.type.read(input.content, context, undefined);
  return reading.read === 'answer' && obey(draft, { ...open, position: { step } }, reading, input);
}

function continueAnswer(draft: Draft, open: Open, key: string, text: string): void {
  const { subject } = open.frame;
  const answer = contextIn(draft, subject).answers.get(key);
  if (typeof answer?.value !== 'string') return;
  const value = `${answer.value} ${text.replace(/\s+/g, ' ')}`;
  const content: Content = { kind: 'text', text: value };
  const step = stepByKey(draft, open, key);
  const reading = step?.type.read(content, contextIn(draft, subject), undefined);
  if (step && reading?.read === 'answer') {
    record(draft, { ...open, position: { step } }, reading);
  }
  draft.ask = true;
}
