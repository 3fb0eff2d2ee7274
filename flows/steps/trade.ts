import { kbliCodeIn } from '../../licensing/kbli/code-in-text.ts';
import { isSum } from '../../licensing/identity/sum.ts';
import { isPersonsName, resemblesName } from '../../licensing/understanding/facts/given-names.ts';
import { withoutWhen } from '../../licensing/understanding/trades/trade-in-wish.ts';
import { isNoTrade } from '../../licensing/understanding/trades/no-trade.ts';
import { canonicalText } from '../../licensing/understanding/words/normalise.ts';
import { readYesNo } from '../../licensing/understanding/words/yes-no.ts';
import { defineStepType } from '../define.ts';
import type { Content } from '../message.ts';
import { plainText } from '../engine/plain-text.ts';
import { readCode } from '../engine/trade/typed-code.ts';
import { text } from './text.ts';

const words = text({ min: 3, max: 300 });

/** A trade in everyday words, whatever they are. A yes, a no, a sum of money and "belum tahu" are none. */
export const anyTrade = defineStepType({
  ...words,
  read(content, context, asked) {
    const said = plainText(content);
    if (said !== undefined && (readYesNo(said) !== null || isSum(said))) return { read: 'other' };
    if (said !== undefined && isNoTrade(said)) return { read: 'refused', reason: 'kbli.other_words' };
    const trade: Content = said === undefined ? content : { kind: 'text', text: withoutWhen(said) };
    return words.read(trade, context, asked);
  },
});

const ASKS = /^(?:bisa|boleh|apa|apakah|kenapa|bagaimana|kapan|berapa)\b/;

/**
 * The same, a code of either edition too; words that mean nothing to anybody are asked for once more in other words, then
 * left to an officer.
 */
export const trade = defineStepType({
  ...anyTrade,
  read(content, context, asked) {
    const reading = anyTrade.read(content, context, asked);
    if (reading.read !== 'answer' || typeof reading.value !== 'string') return reading;
    const byCode = readCode(kbliCodeIn(reading.value), reading.value, context);
    if (byCode) return byCode;
    // "bisa dua tempat ga sip nya": a question, whatever its words resemble.
    if (ASKS.test(canonicalText(reading.value)) && !context.world.kbli.names(reading.value))
      return { read: 'other' };
    if (isPersonsName(reading.value)) return { read: 'refused', reason: 'kbli.a_name' };
    if (asked === undefined || asked.attempts > 0) return reading;
    const { kbli } = context.world;
    const { value } = reading;
    const name = kbli.names(value) ? undefined : resemblesName(value);
    if (name !== 'surely' && (kbli.sure(value) || kbli.choices(value).length > 0)) return reading;
    return { read: 'refused', reason: name ? 'kbli.a_name' : 'kbli.other_words' };
  },
});
