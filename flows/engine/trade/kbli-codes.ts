import { joinedTrades } from '../../../licensing/understanding/trades/joined-trades.ts';
import type { Json } from '../../json.ts';
import type { Answers } from '../../facts.ts';
import type { Value } from '../../event.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { ACTIVITIES } from './activities.ts';
import { addItem, itemsOf } from '../groups.ts';
import { kbliCodeOf } from './kbli-shown.ts';

/** The trade of a business, or of one of its further activities. */
const TRADE = /^(?:activity\[\d+\]\.)?kbli$/;
const NOT_THIS =
  /^\s*(?:(?:itu )?bukan (?:ini|itu|yang ini|yg ini)|(?:no,? )?(?:(?:it|that)(?:['’]?s| is) )?not (?:this|that))\b/i;

/**
 * Every trade told in this turn gets its group of KBLI, if it surely means one; the person is shown it, in words first.
 * What was found for other words before is forgotten.
 */
export function noteCodes(draft: Draft): void {
  const told = draft.events.flatMap((event) =>
    event.type === 'answer_recorded' && TRADE.test(event.key)
      ? [{ subject: event.subject, key: event.key }]
      : [],
  );
  for (const { subject, key } of told) if (key === 'kbli') partSure(draft, subject);
  const lines = new Map<string, Value>();
  for (const event of [...draft.events]) {
    if (event.type !== 'answer_recorded' || !TRADE.test(event.key)) continue;
    const line = noteCode(draft, event.subject, event.key);
    if (line !== undefined) lines.set(event.key, { text: 'kbli.line', values: { line } });
  }
  if (lines.size > 0) say(draft, 'kbli.noted', { lines: { lines: [...lines.values()] } });
}

function noteCode(draft: Draft, subject: string, key: string): Value | undefined {
  const { answers, required } = contextIn(draft, subject);
  const trade = answers.get(key)?.value;
  const codeKey = `${key}_code`;
  // Told though nothing asks for it: its group is nobody's matter there.
  if (typeof trade !== 'string' || !required().has('kbli')) return undefined;
  if (ofTrade(answers, codeKey) === trade) return undefined;
  for (const old of [codeKey, `${key}_kind`, `${key}_refused`])
    if (answers.has(old)) emit(draft, { type: 'answer_removed', subject, key: old });
  const { kbli } = draft.world;
  const sure = kbli.entitled(trade) ?? kbli.sure(trade);
  if (!sure) {
    // Only the first trade has a list to choose from, if there is anything to choose.
    if (key === 'kbli' && kbli.choices(trade).length > 0) {
      // Whoever has told what follows as well still chooses.
      if (answers.has('capital') && answers.has('workers'))
        emit(draft, { type: 'answer_recorded', subject, key: 'kbli_kind', value: 'any' });
      return undefined;
    }
    emit(draft, { type: 'answer_recorded', subject, key: codeKey, value: null, mark: 'deferred' });
    return { text: 'kbli.left', values: { trade } };
  }
  const { code, version, title } = sure;
  emit(draft, { type: 'answer_recorded', subject, key: codeKey, value: { code, version, of: trade } });
  return { text: 'kbli.option', values: { title, code, version } };
}

/** "warung kopi dan laundry" is two activities of one business. */
function partSure(draft: Draft, subject: string): void {
  const context = contextIn(draft, subject);
  const trade = context.answers.get('kbli')?.value;
  if (typeof trade !== 'string' || itemsOf(context.answers, ACTIVITIES).length > 0) return;
  const [first = trade, ...more] = joinedTrades(trade, (part) => draft.world.kbli.sure(part)?.code);
  if (more.length === 0) return;
  emit(draft, { type: 'answer_recorded', subject, key: 'kbli', value: first, raw: trade });
  for (const part of more) addItem(draft, subject, ACTIVITIES, { kbli: part });
}

/** "bukan ini": the group that was noted goes, and others are offered. */
export function refuseCode(draft: Draft, { frame }: Open, text: string): boolean {
  const { answers } = contextIn(draft, frame.subject);
  if (!NOT_THIS.test(text) || !answers.has('kbli_code')) return false;
  const main = answers.get('kbli_code')?.at ?? 0;
  const later = [...answers].findLast(([key, { at }]) => /^activity.*kbli_code$/.test(key) && at > main);
  if (later) {
    // A further activity that came after: an officer chooses its group.
    emit(draft, {
      type: 'answer_recorded',
      subject: frame.subject,
      key: later[0],
      value: null,
      mark: 'deferred',
    });
    say(draft, 'skip.done');
    draft.resumed = true;
    draft.ask = true;
    return true;
  }
  const { subject } = frame;
  const refused = [answers.get('kbli_refused')?.value ?? [], kbliCodeOf(answers, 'kbli')?.code ?? []].flat();
  emit(draft, { type: 'answer_recorded', subject, key: 'kbli_refused', value: refused });
  draft.ask = true;
  const trade = answers.get('kbli')?.value;
  if (
    typeof trade !== 'string' ||
    draft.world.kbli.choices(trade, undefined, refused.map(String)).length === 0
  ) {
    emit(draft, { type: 'answer_recorded', subject, key: 'kbli_code', value: null, mark: 'deferred' });
    say(draft, 'skip.done');
    return true;
  }
  emit(draft, { type: 'answer_removed', subject, key: 'kbli_code' });
  emit(draft, { type: 'answer_recorded', subject, key: 'kbli_kind', value: 'any' });
  return true;
}

function ofTrade(answers: Answers, key: string): Json | undefined {
  const value = answers.get(key)?.value;
  return typeof value === 'object' && value !== null && 'of' in value ? value['of'] : undefined;
}
