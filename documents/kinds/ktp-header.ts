import type { FieldReading } from '../../licensing/reading.ts';
import type { Region, Regions } from '../../licensing/regions/regions.ts';
import type { Line } from '../text/page.ts';
import { joined, nearest } from './values.ts';

/** Province and regency above the NIK; `code` is the regency's, where the names are known. */
export type Header = {
  province?: FieldReading;
  regency?: FieldReading;
  code?: string;
  /** The lines they were read from. */
  places: Partial<Record<'province' | 'regency', readonly Line[]>>;
};

/** How some cards print a province that is listed otherwise. */
const PRINTED_AS: Readonly<Record<string, string>> = {
  'DAERAH KHUSUS IBUKOTA JAKARTA': 'DKI JAKARTA',
  'DAERAH ISTIMEWA YOGYAKARTA': 'DI YOGYAKARTA',
};

export function headerOf(lines: readonly Line[], below: Line | undefined, regions: Regions): Header {
  const above = lines.filter(
    (line) => (below === undefined || line.y < below.y) && /[A-Za-z]{4}/.test(line.text) && line.sure > 0.5,
  );
  const head = above.find(({ text }) => /^\W*pr[o0][vu][il1]?n?s/i.test(text.replace(/\s/g, '')));
  const province = head && provinceOf(joined([head]), regions.provinces());
  const places = head ? { province: [head] } : {};
  const rest = above.filter((line) => line !== head && (head === undefined || line.y > head.y));
  for (const line of rest.toReversed()) {
    const regency = regencyOf(joined([line]), regions, province?.code);
    if (!regency) continue;
    return {
      ...(province ? { province: province.reading } : {}),
      regency: regency.reading,
      ...(regency.code === undefined ? {} : { code: regency.code }),
      places: { ...places, regency: [line] },
    };
  }
  return { ...(province ? { province: province.reading } : {}), places };
}

function provinceOf(
  reading: FieldReading | undefined,
  provinces: readonly Region[],
): { reading: FieldReading; code?: string } | undefined {
  if (!reading) return undefined;
  const printed = new Map<string, string>();
  for (const { code, name } of provinces) {
    const upper = name.toUpperCase();
    printed.set(`PROVINSI ${upper}`, code);
    const other = PRINTED_AS[upper];
    if (other !== undefined) printed.set(`PROVINSI ${other}`, code);
  }
  const value = nearest(reading.value, printed.keys());
  const code = value === undefined ? undefined : printed.get(value);
  return value === undefined || code === undefined ? { reading } : { reading: { ...reading, value }, code };
}

function regencyOf(
  reading: FieldReading | undefined,
  regions: Regions,
  province: string | undefined,
): { reading: FieldReading; code?: string } | undefined {
  if (!reading) return undefined;
  const printed = new Map<string, string>();
  for (const { code, name } of regions.regencies(province)) {
    const upper = name.toUpperCase();
    printed.set(upper, code);
    // Jakarta's cards print the city without the word.
    if (code.startsWith('31')) {
      const bare = upper.replace(/^KOTA ADMINISTRASI /, '');
      printed.set(bare, code).set(`KOTA ${bare}`, code);
    }
  }
  const value = nearest(reading.value, printed.keys());
  const code = value === undefined ? undefined : printed.get(value);
  if (value !== undefined && code !== undefined) return { reading: { ...reading, value }, code };
  return /^(kab|kota)/i.test(reading.value) ? { reading } : undefined;
}
