import { findPlace } from '../../../licensing/regions/place.ts';
import type { FoundPlace, Places } from '../../../licensing/regions/place.ts';
import type { Reading } from '../../../licensing/reading.ts';
import type { StepContext } from '../../define.ts';
import type { Value } from '../../event.ts';
import type { Answers } from '../../facts.ts';
import { keptReading } from './kept-reading.ts';

/** What stands on a KTP beside name and number, by its fields: the keys under which it is an answer. */
export const HOME = {
  birth_place: 'birth_place',
  birth_date: 'birth_date',
  sex: 'sex',
  address: 'home_address',
  rt_rw: 'home_rt_rw',
  village: 'home_village',
  district: 'home_district',
} as const;

/** Birth and home by the keys of their answers; what could not be read is absent. */
export type Home = Partial<Record<(typeof HOME)[keyof typeof HOME], string>>;

const HOME_KEYS = Object.values(HOME);

export function homeRead(fields: Reading['fields']): Home {
  return Object.fromEntries(
    Object.entries(HOME).flatMap(([field, key]) => (fields[field] ? [[key, fields[field].value]] : [])),
  );
}

export function homeAnswered(answers: Answers): Home {
  return Object.fromEntries(
    HOME_KEYS.flatMap((key) => {
      const value = answers.get(key)?.value;
      return typeof value === 'string' && value !== '' ? [[key, value]] : [];
    }),
  );
}

/** Place and day of birth, as far as they are known. */
export function bornShown({ birth_place, birth_date }: Home): Value | undefined {
  const day: Value[] = birth_date ? [isDay(birth_date) ? { date: birth_date } : birth_date] : [];
  const parts = [...(birth_place ? [birth_place] : []), ...day];
  return parts.length > 0 ? { list: parts } : undefined;
}

const PARTS = [
  { key: 'home_rt_rw', text: 'home.rt_rw' },
  { key: 'home_village', text: 'home.village' },
  { key: 'home_district', text: 'home.district' },
] as const;

/** The address with its village and district; what was written into it is not said twice. */
export function homeShown(home: Home): Value | undefined {
  const { home_address: address } = home;
  const written = address?.toUpperCase() ?? '';
  const parts = PARTS.flatMap(({ key, text }): Value[] => {
    const value = home[key];
    if (value === undefined || (key !== 'home_rt_rw' && written.includes(value.toUpperCase()))) return [];
    return [{ text, values: { value } }];
  });
  const all = address ? [address, ...parts] : parts;
  return all.length > 0 ? { list: all } : undefined;
}

/** The same as one line each, to be looked over; what follows them stands on a line of its own. */
export function homeLines(home: Home, more: readonly Value[] = []): Value {
  const line = (text: string, value: Value | undefined): Value[] =>
    value === undefined ? [] : [{ text, values: { value } }];
  const lines = [...line('home.born', bornShown(home)), ...line('home.address', homeShown(home)), ...more];
  return lines.length > 0 ? { lines: [...lines, ''] } : '';
}

/** Home as the place of a business: where it lies in the regency, as far as its names are known there. */
export type HomePlace = { address: string; village?: string; district?: string };

/** Undefined where no home is known, or it lies in another regency. */
export function homePlace(context: StepContext): HomePlace | undefined {
  const home = homeAnswered(context.answers);
  if (home.home_address === undefined) return undefined;
  const { places } = context.world;
  const rtRw = home.home_rt_rw === undefined ? '' : `, RT/RW ${home.home_rt_rw}`;
  const address = `${home.home_address}${rtRw}`;
  const regency = regencyRead(context);
  if (regency !== undefined && !isRegency(regency, places)) return undefined;
  const { village, district, certain } = whereHomeIs(home, places);
  if (!certain) return regency === undefined ? undefined : { address };
  return { address, ...(village ? { village } : {}), ...(district ? { district } : {}) };
}

/** Districts were parted since some cards were printed: a village of which there is only one tells its own. */
function whereHomeIs(home: Home, places: Places): FoundPlace {
  const found = findPlace(namesOf(home), places);
  if (found.certain || home.home_village === undefined) return found;
  const byVillage = findPlace(`desa ${home.home_village}`, places);
  return byVillage.certain && byVillage.village !== undefined ? byVillage : found;
}

/** Each name announced as what it is: a village is often called like its district. */
function namesOf({ home_address = '', home_village, home_district }: Home): string {
  if (home_village === undefined && home_district === undefined) return home_address;
  return `${home_village ? `desa ${home_village}` : ''} ${home_district ? `kec ${home_district}` : ''}`;
}

/** The regency in the header of the card, unless the address was corrected since. */
function regencyRead({ application, answers }: StepContext): string | undefined {
  if (!application || answers.get('home_address')?.source !== 'document') return undefined;
  return keptReading(application, 'ktp').fields?.['regency']?.value;
}

function isRegency(read: string, { name }: Places): boolean {
  const plain = (words: string): string =>
    words
      .toUpperCase()
      .replace(/^(KABUPATEN|KAB\.?|KOTA)\s+/, '')
      .replace(/[^A-Z]/g, '');
  return plain(read) === plain(name);
}

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);
