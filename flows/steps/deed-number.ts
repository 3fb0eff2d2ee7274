import { localDate } from '../../licensing/calendar/local-time.ts';
import { parseDate } from '../../licensing/identity/date.ts';
import { defineStepType } from '../define.ts';
import { doubtOnce } from './doubt-once.ts';
import { text } from './text.ts';

const words = text({ min: 1, max: 100 });

/** "12 tgl 17 mei 2021": both of what is asked about a deed. */
const WITH_DATE =
  /^(?:(?:akta|no|nomor|nomer)\W+)*(\d{1,5})\W+(?:tgl|tanggal|tertanggal|tg|dated)\W+(.{6,40})$/i;

/** The number a notary gave the deed; the ministry's number is another paper's. */
export const deedNumber = defineStepType({
  ...words,
  read(content, context, asked) {
    const reading = words.read(content, context, asked);
    if (reading.read !== 'answer') return reading;
    const [, number = '', date = ''] = WITH_DATE.exec(reading.raw ?? '') ?? [];
    const today = localDate(context.now, context.world.calendar.zone);
    const day = date === '' ? null : parseDate(date, today);
    if (day !== null && day <= today) return { ...reading, value: number, also: { deed_date: day } };
    if (!/\bahu\W*\d/i.test(reading.raw ?? '')) return reading;
    return doubtOnce(reading, asked, { reason: 'deed.is_ahu', problem: 'deed-number-is-ahu' });
  },
});
