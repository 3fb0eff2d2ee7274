import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Administrative area; `code` is 2 (province), 4 (regency, city) or 6 (district) digits without dots. */
export type Region = { code: string; name: string };

export type Regions = {
  province(code: string): Region | undefined;
  regency(code: string): Region | undefined;
  district(code: string): Region | undefined;
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
  const lookup = (length: number) => (code: string) =>
    code.length === length ? byCode.get(code) : undefined;
  return {
    province: lookup(levels.provinsi),
    regency: lookup(levels.kabkota),
    district: lookup(levels.kecamatan),
  };
}

function isLevel(level: string): level is keyof typeof levels {
  return level in levels;
}
