import { localDate } from '../../licensing/calendar/local-time.ts';
import { parseDate } from '../../licensing/identity/date.ts';
import { numberFromWords } from '../../licensing/identity/number-words.ts';
import { defineStepType } from '../define.ts';
import { doubtOnce } from './doubt-once.ts';
import { text } from './text.ts';

const words = text({ min: 1, max: 100 });

/** "akta pendiriannya nomor 12 ya min" */
const AROUND =
  /^(?:(?:ini|itu|akt[ae](?:nya)?|pendirian(?:nya)?|perubahan(?:nya)?|notaris|no|nomor|nomer|nmr|number|deed|nya|saya|kami|cv|pt)\b[\s.:,-]*)+|(?:\s+(?:ya|min|pak|bu|kak|bang))+[.!]*$/gi;
/** Figures, with a few letters before them at most. */
const NUMBER = /^(?:[a-z]{1,3}\W?)?\d/i;
/** "12 tgl 17 mei 2021": both of what is asked about a deed. */
const WITH_DATE = /^(\d{1,5})\W+(?:tgl|tanggal|tertanggal|tg|dated)\W+(.{6,40})$/i;

/** The number a notary gave the deed; words without one are none, and the ministry's number is another paper's. */
export const deedNumber = defineStepType({
  ...words,
  numeric: true,
  read(content, context, asked) {
    const reading = words.read(content, context, asked);
    if (reading.read !== 'answer') return reading;
    const written = reading.raw ?? '';
    if (/\bahu\W*\d/i.test(written))
      return doubtOnce(reading, asked, { reason: 'deed.is_ahu', problem: 'deed-number-is-ahu' });
    const bare = written.trim().replace(AROUND, '').trim();
    const spelled = numberFromWords(bare.toLowerCase().split(/\s+/));
    if (spelled !== null) return { ...reading, value: String(spelled) };
    if (!NUMBER.test(bare)) return { read: 'other' };
    const [, number = '', date = ''] = WITH_DATE.exec(bare) ?? [];
    const today = localDate(context.now, context.world.calendar.zone);
    const day = date === '' ? null : parseDate(date, today);
    if (day !== null && day <= today) return { ...reading, value: number, also: { deed_date: day } };
    // "12 januari 2020" is the day of the deed: its number is asked next.
    if (parseDate(bare, today) !== null) return { read: 'refused', reason: 'deed.is_date' };
    return { ...reading, value: bare.replace(/\s+/g, ' ') };
  },
});
