import { sumIn } from '../../licensing/identity/sum.ts';
import { defineStepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';

/** More than any business of a regency: a slip, or another number altogether. */
const MOST = 10_000_000_000_000;

const MONEY = /(ribu|rb|rbu|juta|jt|jta|miliar|milyar|million|thousand)(?!\p{L})|modal|rupiah|\brp/iu;

/** Capital in rupiah, typed in any usual way ("5 juta", "500rb"). OSS does not take 0. */
export const capital = defineStepType({
  name: 'capital',
  open: false,
  byShape: true,
  numeric: true,
  read(content, _, asked) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    const amount = sumIn(words);
    if (amount === null) return { read: 'other' };
    // "desa halong rt 2", or a short or very long number on its way before it was asked for, is no money.
    const bare = amount < 1_000 && /\p{L}/u.test(words);
    const early = asked === undefined && !(amount >= 100_000 && amount < 10_000_000_000);
    if ((bare || early) && !MONEY.test(words)) return { read: 'other' };
    if (amount === 0) return { read: 'refused', reason: 'capital.none' };
    if (amount < 10_000)
      return { read: 'refused', reason: 'capital.too_small', values: { rupiah: { rupiah: amount } } };
    if (amount > MOST) return { read: 'refused', reason: 'capital.unlikely' };
    return { read: 'answer', value: amount, raw: words };
  },
});
