import { isAttended } from '../../../licensing/calendar/attended.ts';
import { blocksOf, isOpen } from '../../../licensing/calendar/calendar.ts';
import { localDate, momentOf } from '../../../licensing/calendar/local-time.ts';
import { nextOpening } from '../../../licensing/calendar/working-time.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Value } from '../../event.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';

const DAY_MS = 24 * 3_600_000;
const WEEK = 7;
const WHERE =
  /\b(?:alamat\w*|dimana|mana|lokasi\w*|letak\w*|sebelah|dekat|patokan|peta|maps?|arah|where|address|location|near)\b/;
const WHEN =
  /\b(?:jam|pukul|buka\w*|tutup\w*|libur\w*|masuk|hari|besok|lusa|senin|selasa|rabu|kamis|jumat|sabtu|ahad|sore|siang|malam|open\w*|clos\w+|hours?|holidays?|weekend|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/;

/** Where the office is, when it is open, or both, as was asked: facts only where the office confirmed them (law 9). */
export function sayOffice(draft: Draft, text: string): void {
  const words = canonicalText(text);
  const [where, when] = [WHERE.test(words), WHEN.test(words)];
  if (where || !when) sayAddress(draft);
  if (when || !where) sayHours(draft);
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
}

function sayAddress(draft: Draft): void {
  const { address, short_name: name } = draft.world.office;
  if (address.status === 'confirmed' && address.value !== null)
    return say(draft, 'office.address', { office: name, address: address.value });
  say(draft, 'office.address_unconfirmed', { office: name });
}

/** The days from today on, each with its hours: whichever day was meant stands there, with its holiday. */
function sayHours(draft: Draft): void {
  const { calendar } = draft.world;
  const days = nextDays(draft);
  if (calendar.hoursConfirmed)
    return say(draft, 'office.hours', {
      days: { lines: days.map((day) => hoursOf(draft, day)) },
      now: openNow(draft),
    });
  const holidays = days.filter((day) => calendar.holidays.has(day));
  say(draft, 'office.hours_unconfirmed', { now: openNow(draft) });
  // Public holidays are the nation's, whatever hours the office keeps.
  if (holidays.length > 0)
    say(draft, 'office.holidays', { days: { lines: holidays.map((day) => hoursOf(draft, day)) } });
}

/** Today and the six days after it, ISO. */
function nextDays({ world: { calendar }, now }: Draft): string[] {
  const today = Date.parse(localDate(now, calendar.zone));
  return Array.from({ length: WEEK }, (_, days) =>
    new Date(today + days * DAY_MS).toISOString().slice(0, 10),
  );
}

function hoursOf({ world: { calendar } }: Draft, isoDate: string): Value {
  const day: Value = { day: momentOf(isoDate, 0, calendar.zone) };
  const holiday = calendar.holidays.get(isoDate);
  if (holiday !== undefined) return { text: 'office.day_holiday', values: { day, holiday } };
  const blocks = blocksOf(calendar, isoDate);
  if (blocks.length === 0) return { text: 'office.day_closed', values: { day } };
  const hours = blocks.map(({ start, end }): Value => ({
    text: 'office.from_to',
    values: { from: { clock: start }, to: { clock: end } },
  }));
  return { text: 'office.day_open', values: { day, hours: { list: hours } } };
}

/** Whether it is open now, as the office serves the queue. */
function openNow({ world: { calendar }, now }: Draft): Value {
  const open = isOpen(calendar, now);
  const attended = isAttended(calendar, now);
  if (!calendar.hoursConfirmed) {
    const text = open ? 'office.now_open' : attended ? 'office.now_piket' : 'office.now_closed';
    return { text };
  }
  if (open) return { text: 'office.open_now' };
  if (attended) return { text: 'office.piket_now' };
  return { text: 'office.closed_until', values: { opens: { moment: nextOpening(calendar, now) } } };
}
