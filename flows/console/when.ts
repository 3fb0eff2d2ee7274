import { localMoment, localTime } from '../../licensing/calendar/local-time.ts';
import { parseDate } from '../../licensing/identity/date.ts';
import { localDate } from '../engine/local-date.ts';

const WEEKDAYS = ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'minggu'];

/**
 * A day and time of day as an officer writes it ("Selasa 09.00", "besok 10:30", "25 Nov 14.00"),
 * epoch ms; null when it is none or is not in the future.
 */
export function parseWhen(text: string, now: number, zone: string): number | null {
  const match = /^(.*?)\s*(?:jam|pukul|pk\.?)?\s*(\d{1,2})[.:](\d{2})$/i.exec(text.trim());
  if (!match) return null;
  const day = dayOf(match[1]!.trim().toLowerCase(), now, zone);
  if (day === null) return null;
  const at = localMoment(day, zone).set({ hour: Number(match[2]), minute: Number(match[3]) });
  return at.isValid && at.toMillis() > now ? at.toMillis() : null;
}

function dayOf(words: string, now: number, zone: string): string | null {
  const today = localTime(now, zone);
  if (words === '' || words === 'hari ini') return today.toISODate();
  if (words === 'besok') return today.plus({ days: 1 }).toISODate();
  if (words === 'lusa') return today.plus({ days: 2 }).toISODate();
  const weekday = WEEKDAYS.indexOf(words.replace("jum'at", 'jumat'));
  if (weekday >= 0) {
    const ahead = (weekday + 1 - today.weekday + 7) % 7;
    return today.plus({ days: ahead === 0 ? 7 : ahead }).toISODate();
  }
  return parseDate(words, localDate(now, zone));
}
