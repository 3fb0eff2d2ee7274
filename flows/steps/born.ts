import { parseDate } from '../../licensing/identity/date.ts';
import { defineStepType } from '../define.ts';
import { localDate } from '../../licensing/calendar/local-time.ts';
import { plainText } from '../engine/plain-text.ts';

const LEAD_IN = /^(?:(?:saya|ulun|lahir|di|ttl|tempat|tanggal)\b[\s:,]*)+/i;

/** The day of birth, ISO; the place may stand before it ("Paringin, 17-08-1990"). */
export const born = defineStepType({
  name: 'born',
  open: false,
  byShape: false,
  numeric: true,
  read(content, context) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    const today = localDate(context.now, context.world.calendar.zone);
    const day = parseDate(words, today);
    if (day === null) return /\d/.test(words) ? { read: 'refused', reason: 'date.shape' } : { read: 'other' };
    if (day > today) return { read: 'refused', reason: 'date.future' };
    const parts = words.replace(LEAD_IN, '').split(/[\s,]+/);
    const from = parts.findLastIndex((_, at) => parseDate(parts.slice(at).join(' '), today) === day);
    const place = parts.slice(0, Math.max(from, 0)).join(' ');
    return {
      read: 'answer',
      value: day,
      raw: words,
      ...(place === '' ? {} : { also: { birth_place: place } }),
    };
  },
  question: () => ({ text: 'ask.birth_date' }),
});
