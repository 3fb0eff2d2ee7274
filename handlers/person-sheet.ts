import { localDate } from '../licensing/calendar/local-time.ts';
import { DEFAULT_LANGUAGE } from '../flows/texts.ts';
import type { World } from '../flows/world.ts';
import { formatDate, formatMoment } from '../licensing/calendar/format.ts';
import type { PersonData } from './person-data.ts';

/** A page about one person, in words, still without a layout. */
export type PersonSheet = {
  title: string;
  lines: string[];
  cases: { title: string; line: string; rows: [string, string][] }[];
  rights: string;
};

/** What is kept of a person, to be read by that person: everything but the conversation, which is on their phone. */
export function personSheet(world: World, data: PersonData, now: number): PersonSheet {
  const { zone, short_name: office } = world.office;
  const text = (key: string, values: Record<string, string | number> = {}): string =>
    world.texts.text(DEFAULT_LANGUAGE, key, values);
  const day = (at: number): string => formatDate(localDate(at, zone), DEFAULT_LANGUAGE);
  const known = [data.name ?? '', ...data.addresses].filter((part) => part !== '').join(', ');
  return {
    title: text('own_copy.title', { office }),
    lines: [
      text('own_copy.printed', { at: formatMoment(now, DEFAULT_LANGUAGE, zone) }),
      text('own_copy.known', { known, since: day(data.since) }),
      text('own_copy.messages', { count: data.messages.length }),
    ],
    cases: data.cases.map((one) => ({
      title: one.number ?? text('own_copy.draft'),
      line: [...one.permits, one.stage, day(one.submittedAt ?? one.startedAt)].join(' · '),
      rows: [
        ...one.fields.map(({ label, value }): [string, string] => [label, value]),
        ...one.files.map(({ document, at }): [string, string] => [document, day(at)]),
      ],
    })),
    rights: text('own_copy.rights'),
  };
}
