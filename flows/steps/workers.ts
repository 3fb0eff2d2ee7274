import { parseCount } from '../../licensing/identity/count.ts';
import { canonicalText } from '../../licensing/understanding/words/normalise.ts';
import { defineStepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';

/** A number beyond this is a slip of the thumb in a regency's business. */
const MOST = 100_000;

/** Things one may not have that are nobody's work. */
const ANOTHER = /\b(npwp|e-?mail|surel|ktp|nik|nib|hp|wa|akta|ahu|nama|alamat|modal|uang|izin|ijin)\b/i;

/** How many people work for the owner: "2", "dua orang", "sendiri" is none. */
export const workers = defineStepType({
  name: 'workers',
  open: false,
  byShape: false,
  numeric: true,
  read(content) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    // "eh 3 juta aja" is about the capital.
    if (/\b(rp|rupiah|ribu|rb|juta|jt|miliar|milyar)\b|\d(rb|jt|juta|ribu)\b/i.test(words))
      return { read: 'other' };
    // "ga punya npwp" says nothing of who works there.
    if (ANOTHER.test(words)) return { read: 'other' };
    // "sndri aja": chat spellings stand for words.
    const count = parseCount(words) ?? parseCount(canonicalText(words));
    if (count === null) return { read: 'other' };
    if (count > MOST) return { read: 'refused', reason: 'workers.unlikely' };
    return { read: 'answer', value: count, raw: words };
  },
});
