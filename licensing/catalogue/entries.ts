import { join } from 'node:path';
import { z } from 'zod';
import { calendarOf, calendarSchema } from '../calendar/calendar.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { catalogueOf, loadCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { faqEntrySchema, loadFaq, loadProfile, profileSchema } from './office.ts';
import type { FaqEntry, OfficeProfile } from './office.ts';
import { permitSchema } from './permit.ts';
import type { Permit } from './permit.ts';
import { CatalogueError, checkJson, readJson } from './read-json.ts';
import { referralSchema } from './referral.ts';
import type { Referral } from './referral.ts';

/** One piece of the office folder, revised by itself: `permit:NIB-UMK`, `faq:gratis`, `referral:halal`, `calendar` or `profile`. */
export type EntryName = string;

/** `content` is JSON text; that of an entry taken away is `null`. */
export interface Entry {
  entry: EntryName;
  content: string;
}

/** All that an office says of itself. */
export interface Office {
  profile: OfficeProfile;
  calendar: Calendar;
  catalogue: Catalogue;
  faq: FaqEntry[];
  referrals: Referral[];
}

/** The content of an entry that was taken away. */
export const TAKEN_AWAY = 'null';

export const isTakenAway = (content: string): boolean => content === TAKEN_AWAY;

const SCHEMAS = {
  permit: permitSchema,
  faq: faqEntrySchema,
  referral: referralSchema,
  profile: profileSchema,
  calendar: calendarSchema,
};
type Kind = keyof typeof SCHEMAS;

/** What the office folder holds. Throws CatalogueError. */
export function seedEntries(officeDir: string): Entry[] {
  const permits = [...loadCatalogue(officeDir).permits.values()];
  return [
    { entry: 'profile', content: asText(loadProfile(officeDir)) },
    { entry: 'calendar', content: asText(readJson(join(officeDir, 'calendar.json'), calendarSchema)) },
    ...permits.map((permit) => ({ entry: `permit:${permit.code}`, content: asText(permit) })),
    ...loadFaq(officeDir).map((faq) => ({ entry: `faq:${faq.id}`, content: asText(faq) })),
    ...loadReferrals(officeDir).map((each) => ({ entry: `referral:${each.id}`, content: asText(each) })),
  ];
}

/** What other offices do, as the folder says it. */
export function loadReferrals(officeDir: string): Referral[] {
  return readJson(join(officeDir, 'referrals.json'), z.array(referralSchema));
}

/** How people at the office call an entry: a permit by its code alone. Undefined for what cannot be one. */
export function entryNamed(words: string): EntryName | undefined {
  const name = words.trim();
  if (/^(profile|calendar|(faq|referral):[a-z][a-z0-9-]*)$/.test(name)) return name;
  const code = name.replace(/^permit:/, '').toUpperCase();
  return /^[A-Z][A-Z0-9-]*$/.test(code) ? `permit:${code}` : undefined;
}

/** The same the other way round. */
export const nameOfEntry = (entry: EntryName): string => entry.replace(/^permit:/, '');

/** Checks an edited entry and writes it the one way it is kept. Throws CatalogueError with the line and the fault. */
export function checkEntry(entry: EntryName, file: string, text: string): string {
  const value = checkJson<object>(file, text, SCHEMAS[kindOf(entry)] as z.ZodType<object>);
  const wanted = entry.slice(entry.indexOf(':') + 1);
  const own = wanted === entry ? entry : 'code' in value ? value.code : 'id' in value ? value.id : undefined;
  if (own !== wanted) {
    const fault = `berkas ini tentang "${String(own)}", padahal yang diubah "${wanted}"`;
    throw new CatalogueError(file, 1, fault);
  }
  return asText(value);
}

/** An office from its entries. Throws CatalogueError, with the name of the entry as its file. */
export function officeOf(entries: readonly Entry[]): Office {
  const kept = entries.filter(({ content }) => !isTakenAway(content));
  const of = (kind: Kind) => kept.filter(({ entry }) => kindOf(entry) === kind);
  const only = (kind: 'profile' | 'calendar'): Entry => {
    const [entry] = of(kind);
    if (!entry) throw new CatalogueError(kind, 1, 'belum ada');
    return entry;
  };
  return {
    profile: checkJson('profile', only('profile').content, profileSchema),
    calendar: calendarOf(checkJson('calendar', only('calendar').content, calendarSchema)),
    catalogue: catalogueOf(of('permit').map(({ entry, content }) => checkJson(entry, content, permitSchema))),
    faq: of('faq').map(({ entry, content }) => checkJson(entry, content, faqEntrySchema)),
    referrals: of('referral').map(({ entry, content }) => checkJson(entry, content, referralSchema)),
  };
}

/** The permit that an entry's content describes; undefined for one that was taken away. */
export function permitOf({ entry, content }: Entry): Permit | undefined {
  return isTakenAway(content) ? undefined : checkJson(entry, content, permitSchema);
}

function kindOf(entry: EntryName): Kind {
  const kind = entry.split(':')[0] ?? '';
  if (!Object.hasOwn(SCHEMAS, kind)) throw new Error(`there is no entry of the kind ${kind}`);
  return kind as Kind;
}

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
