import { parseDate } from '../../licensing/identity/date.ts';
import { defineStepType } from '../define.ts';
import { localDate } from '../../licensing/calendar/local-time.ts';
import { plainText } from '../engine/plain-text.ts';

/** A day that has been (a deed's date), ISO. */
export const pastDate = defineStepType({
  name: 'past_date',
  open: false,
  byShape: true,
  numeric: true,
  read(content, context) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    const today = localDate(context.now, context.world.calendar.zone);
    const day = parseDate(words, today);
    if (day === null) return /\d/.test(words) ? { read: 'refused', reason: 'date.shape' } : { read: 'other' };
    if (day > today) return { read: 'refused', reason: 'date.future' };
    return { read: 'answer', value: day, raw: words };
  },
});
