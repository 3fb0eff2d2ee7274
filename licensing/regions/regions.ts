import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Administrative area; `code` is 2 (province), 4 (regency, city) or 6 (district) digits without dots. */
export type Region = { code: string; name: string };

export type Regions = {
  province(code: string): Region | undefined;
  regency(code: string): Region | undefined;
  district(code: string): Region | undefined;
  provinces(): readonly Region[];
  /** All, or those of one province (2 digits). */
  regencies(province?: string): readonly Region[];
  /** The districts of a regency (4 digits). */
  districtsOf(regency: string): readonly Region[];
};

const levels = { provinsi: 2, kabkota: 4, kecamatan: 6 } as const;

/**
 * Reads `wilayah-kode.tsv` in `dir` (columns code, level, parent, name).
 * Throws when the file is missing, or when a row does not have the code length of its level.
 */
export function loadRegions(dir: string): Regions {
  const byCode = new Map<string, Region>();
  const [, ...rows] = readFileSync(join(dir, 'wilayah-kode.tsv'), 'utf8').trimEnd().split('\n');
  for (const [index, row] of rows.entries()) {
    const [code = '', level = '', , name = ''] = row.trimEnd().split('\t');
    if (!isLevel(level) || code.length !== levels[level] || name === '') {
      throw new Error(`wilayah-kode.tsv line ${index + 2}: not a region row`);
    }
    byCode.set(code, { code, name });
  }
  const all = Map.groupBy(byCode.values(), ({ code }) => code.length);
  const lookup = (length: number) => (code: string) =>
    code.length === length ? byCode.get(code) : undefined;
  return {
    province: lookup(levels.provinsi),
    regency: lookup(levels.kabkota),
    district: lookup(levels.kecamatan),
    provinces: () => all.get(levels.provinsi) ?? [],
    regencies: (province = '') =>
      (all.get(levels.kabkota) ?? []).filter(({ code }) => code.startsWith(province)),
    districtsOf: (regency) =>
      (all.get(levels.kecamatan) ?? []).filter(({ code }) => code.startsWith(regency)),
  };
}

function isLevel(level: string): level is keyof typeof levels {
  return level in levels;
}
