import { parseMoney } from '../../licensing/identity/money.ts';
import { defineStepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';

/** More than any business of a regency: a slip, or another number altogether. */
const MOST = 10_000_000_000_000;

/** Capital in rupiah, typed in any usual way ("5 juta", "500rb"). OSS does not take 0. */
export const capital = defineStepType({
  name: 'capital',
  open: false,
  byShape: false,
  numeric: true,
  read(content) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    const amount = parseMoney(words);
    if (amount === null) return { read: 'other' };
    // "desa halong rt 2": a number among words, and no money.
    if (amount < 1_000 && /\p{L}{3}/u.test(words) && !/modal|rupiah|\brp/i.test(words))
      return { read: 'other' };
    if (amount < 10_000)
      return { read: 'refused', reason: 'capital.too_small', values: { rupiah: { rupiah: amount } } };
    if (amount > MOST) return { read: 'refused', reason: 'capital.unlikely' };
    return { read: 'answer', value: amount, raw: words };
  },
});
