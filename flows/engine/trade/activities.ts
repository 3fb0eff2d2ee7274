import {
  anotherTrade,
  severalTrades,
  tradeThereToo,
} from '../../../licensing/understanding/trades/several-trades.ts';
import type { StepContext } from '../../define.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { ownWords } from '../permits/others-business.ts';
import { addItem, dropItem, itemsOf } from '../groups.ts';

/** The repeated group of a person's further trades: `activity[2].kbli`. */
export const ACTIVITIES = 'activity';

/** So many beside the first fit a review on a small screen; whoever has more is helped by an officer. */
const MOST = 8;

export function mayAddActivity({ application, required, answers }: StepContext): boolean {
  return (
    application?.stage === 'draft' &&
    required().has('kbli') &&
    answers.has('kbli') &&
    itemsOf(answers, ACTIVITIES).length < MOST
  );
}

/** "selain warung kopi saya juga jual pulsa": one answer that names several trades makes them several. */
export function partTrades(draft: Draft, { frame, position: { step } }: Open, text: string): void {
  const subject = frame.subject;
  const own = ownWords(draft, subject, text);
  const [first = own, ...more] = severalTrades(own);
  if (more.length === 0 && own === text) return;
  emit(draft, { type: 'answer_recorded', subject, key: step.key, value: first, raw: text });
  if (more.length === 0) return;
  const room = MOST - itemsOf(contextIn(draft, subject).answers, ACTIVITIES).length;
  for (const trade of more.slice(0, room)) addItem(draft, subject, ACTIVITIES, { kbli: trade });
  const trades = [first, ...more.slice(0, room)];
  say(draft, 'activity.noted', { trades: { lines: trades.map((trade) => `• ${trade}`) } });
  if (more.length > room) say(draft, 'activity.enough');
}

/** "tambah usaha lain", said anywhere in the form once the first is known. */
export function addActivity(draft: Draft, { frame, position }: Open, text: string, message: string): boolean {
  const context = contextIn(draft, frame.subject);
  const { step } = position;
  const choosing = step.key === 'kbli_code';
  if (frame.flow !== 'apply' || (step.asks === 'kbli' && !choosing) || !context.answers.has('kbli'))
    return false;
  const too = choosing ? tradeThereToo(text) : undefined;
  const another = too !== undefined && draft.world.kbli.names(too) ? { trade: too } : anotherTrade(text);
  if (!another || !context.required().has('kbli')) return false;
  draft.ask = true;
  if (!mayAddActivity(context)) say(draft, 'activity.enough');
  else if (another.trade === undefined) addItem(draft, frame.subject, ACTIVITIES);
  else {
    addItem(draft, frame.subject, ACTIVITIES, { kbli: another.trade }, message);
    say(draft, 'activity.added', { trade: another.trade });
    draft.resumed = true;
  }
  return true;
}

/** The item that is asked about goes, with its answers. */
export function takeBackItem(draft: Draft, { frame, position: { step } }: Open): void {
  if (!step.item) return;
  dropItem(draft, frame.subject, step.item);
  const own = `${step.item.group}[${step.item.id}].`;
  frame.reopened = frame.reopened?.filter((key) => !key.startsWith(own)) ?? [];
  if (frame.reopened.length === 0) delete frame.reopened;
  say(draft, 'activity.dropped');
}
